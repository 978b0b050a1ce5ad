"""The same log as data, inside its PDF, for whoever goes on with it in a program."""

from datetime import UTC, datetime, time
from io import BytesIO

from weasyprint import Attachment

from diary.clinical_report import ClinicalReport
from diary.exports.csv_file import csv_lines


def attached_to(report: ClinicalReport) -> list[Attachment]:
    """Return what a PDF of `report` carries, dated as the report is."""
    made_at = datetime.combine(report.on, time(), UTC)
    table = "".join(csv_lines(report)).encode()
    return [
        Attachment(
            file_obj=BytesIO(table),
            name="milkspot.csv",
            description="Every entry of this log, a row each",
            created=made_at,
            modified=made_at,
            relationship="Data",
        )
    ]
