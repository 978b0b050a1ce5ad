"""The log as a PDF, in the words of the print page. Needs Pango from the system."""

from functools import cache
from importlib import import_module
from typing import BinaryIO

from diary.clinical_report import ClinicalReport
from diary.exports.small_photos import PhotoReader

# About 30 s on one core and 400 MB; more would hold up others too long.
MOST_SPOTS, MOST_ENTRIES, MOST_PHOTOS = 100, 500, 1_000


@cache
def can_make_pdf() -> bool:
    """Tell whether Pango is here, which no Python package brings along."""
    try:
        import_module("weasyprint")
    except OSError:
        return False
    return True


def fits_pdf(report: ClinicalReport) -> bool:
    """Tell whether one PDF may hold as much; a visit counts as an entry."""
    visits = sum(len(spot.visits) for spot in report.spots)
    return (
        len(report.spots) <= MOST_SPOTS
        and report.entry_count + visits <= MOST_ENTRIES
        and report.photo_count <= MOST_PHOTOS
    )


def write_pdf(report: ClinicalReport, read: PhotoReader, *, link: str = "") -> BinaryIO:
    """Return `report` as an open file without a name, at its start.

    A `link` to it stands on the first page as a QR code. Raises PhotosUnread where
    the storage of the photos does not answer.
    """
    from diary.exports.pdf.document import write

    return write(report, read, link=link)
