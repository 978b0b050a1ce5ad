"""What a link holds: FHIR resources, one after the other, one photo at a time."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from typing import Any
from uuid import UUID

from diary.clinical_report import ClinicalReport
from diary.exports.fhir import Content, fhir_parts, photos_inside
from diary.exports.fhir.media import pdf_document
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import tidy
from diary.exports.file_name import file_name
from diary.exports.share.page import page_of
from diary.exports.small_photos import PhotoReader, PhotosUnread

PAGE_TYPE = "application/vnd.milkspot.page+json"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a link is made of: the log, and its PDF if there is one."""

    report: ClinicalReport
    pdf: bytes | None = None


def contents(holding: Holding, read: PhotoReader) -> Iterator[bytes]:
    """Yield the resources in the order of the manifest, written as JSON.

    First the page for our own viewer, which says where the others are; then the FHIR
    document for everyone's; the PDF; last the photos, 1,600 pixels at most, each on
    its own. Raises PhotosUnread where a photo that is there cannot be read.
    """
    report, photos = holding.report, photos_of(holding.report)
    pdf_at = 2 if holding.pdf else None
    places = {"pdf": pdf_at, "photos": 3 if holding.pdf else 2, "count": len(photos)}
    page = page_of(report, photos) | {"files": places, "name": file_name(report, "pdf")}
    yield _binary(PAGE_TYPE, json.dumps(page).encode())
    yield "".join(fhir_parts(report, photos_inside(report, read))).encode()
    if holding.pdf:
        yield _pdf(report, holding.pdf)
    for uuid in photos:
        yield _binary("image/jpeg", _photo(read, uuid), id=str(uuid))


def photos_of(report: ClinicalReport) -> tuple[UUID, ...]:
    """List the photos of a log: those that its first pages show, then the rest."""
    shown = [each.photo for spot in report.spots for each in spot.photos]
    entries = [entry for spot in report.spots for entry in spot.entries]
    rest = [photo for entry in entries for photo in entry.photos]
    return tuple(dict.fromkeys(photo.uuid for photo in (*shown, *rest)))


def _binary(kind: str, content: bytes, **more: str) -> bytes:
    """Return a FHIR resource that carries any file; an empty one has no data."""
    carried = {"resourceType": "Binary", **more, "contentType": kind}
    return _written(carried | {"data": b64encode(content).decode()})


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


def _pdf(report: ClinicalReport, pdf: bytes) -> bytes:
    digest = sha1(pdf, usedforsecurity=False).digest()
    whole = Content("application/pdf", len(pdf), digest, pdf)
    return _written(pdf_document(report, Family(report.child.uuid), whole))


def _written(resource: dict[str, Any]) -> bytes:
    words = json.dumps(tidy(resource), ensure_ascii=False, separators=(",", ":"))
    return words.encode()
