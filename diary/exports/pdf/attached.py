"""The same log as data, inside its PDF, for whoever goes on with it in a program."""

from collections.abc import Iterable
from io import BytesIO

from weasyprint import Attachment

from diary.clinical_report import ClinicalReport, PhotoRecord
from diary.exports.csv_file import csv_lines
from diary.exports.fhir import fhir_parts


def attached_to(report: ClinicalReport) -> list[Attachment]:
    """Return what a PDF of `report` carries, dated as the report is."""
    return [
        _attachment(
            report,
            "milkspot.csv",
            "Every entry of this log, a row each",
            csv_lines(report),
        ),
        _attachment(
            report,
            "milkspot.fhir.json",
            "This log as a FHIR R4 document, its photos named and left out",
            fhir_parts(report, _on_the_pages),
        ),
    ]


def _on_the_pages(_photo: PhotoRecord) -> None:
    """Leave a photo out that the PDF shows already."""


def _attachment(
    report: ClinicalReport, name: str, description: str, parts: Iterable[str]
) -> Attachment:
    return Attachment(
        file_obj=BytesIO("".join(parts).encode()),
        name=name,
        description=description,
        created=report.made_at,
        modified=report.made_at,
        relationship="Data",
    )
