"""What a link holds: FHIR resources, one after the other, one photo at a time."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from diary.clinical_report import ClinicalReport
from diary.exports.pdf import PhotoReader, PhotosUnread
from diary.exports.share.page import page_of

Resource = dict[str, Any]
PAGE_TYPE = "application/vnd.milkspot.page+json"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a link is made of: the log, its FHIR document, its PDF if there is one."""

    report: ClinicalReport
    document: Resource
    pdf: bytes | None = None


def contents(holding: Holding, read: PhotoReader) -> Iterator[Resource]:
    """Yield the resources in the order of the manifest.

    First the page for our own viewer, which says where the others are; then the FHIR
    document for everyone's; the PDF; last the photos, 1,600 pixels at most, each on
    its own. Raises PhotosUnread where a photo that is there cannot be read.
    """
    pdf_at = 2 if holding.pdf else None
    photos = photos_of(holding.report)
    places = {"pdf": pdf_at, "photos": 3 if holding.pdf else 2, "count": len(photos)}
    page = page_of(holding.report, photos)
    yield binary(PAGE_TYPE, json.dumps({**page, "files": places}).encode())
    yield holding.document
    if holding.pdf:
        yield _pdf(holding.report, holding.pdf)
    for uuid in photos:
        yield {**binary("image/jpeg", _photo(read, uuid)), "id": str(uuid)}


def photos_of(report: ClinicalReport) -> tuple[UUID, ...]:
    """List the photos of a log: those that its first pages show, then the rest."""
    shown = [each.photo for spot in report.spots for each in spot.photos]
    entries = [entry for spot in report.spots for entry in spot.entries]
    rest = [photo for entry in entries for photo in entry.photos]
    return tuple(dict.fromkeys(photo.uuid for photo in (*shown, *rest)))


def binary(kind: str, content: bytes) -> Resource:
    """Return a FHIR resource that carries any file; an empty one has no data."""
    carried = {"resourceType": "Binary", "contentType": kind}
    return {**carried, "data": b64encode(content).decode()} if content else carried


def _photo(read: PhotoReader, uuid: UUID) -> bytes:
    """Read a photo; nothing where it is gone."""
    try:
        file = read(uuid)
        if file is None:
            return b""
        with file:
            return file.read()
    except OSError as error:
        raise PhotosUnread from error


def _pdf(report: ClinicalReport, pdf: bytes) -> Resource:
    title = f"{report.on.isoformat()}.pdf"
    carried = {"contentType": "application/pdf", "title": title}
    attachment = {**carried, "data": b64encode(pdf).decode()}
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "content": [{"attachment": attachment}],
    }
