"""What a downloaded report is called."""

from diary.clinical_report import ClinicalReport


def file_name(report: ClinicalReport, ending: str) -> str:
    """Name the file for its day alone: a download folder is open to many eyes."""
    return f"milkspot-log-{report.on.isoformat()}.{ending}"
