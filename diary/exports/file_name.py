"""What a downloaded report is called."""

from datetime import date

from diary.clinical_report import ClinicalReport


def file_name(report: ClinicalReport, ending: str) -> str:
    """Name the file for its day alone: a download folder is open to many eyes."""
    return name_of_day(report.on, ending)


def name_of_day(on: date, ending: str) -> str:
    """Name a report that was made on the family's day `on`."""
    return f"milkspot-log-{on.isoformat()}.{ending}"
