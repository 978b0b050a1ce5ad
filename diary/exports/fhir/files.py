"""Files that travel with the document: inside it, or beside it in a ZIP."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha1
from uuid import UUID

from diary.clinical_report import ClinicalReport, PhotoRecord
from diary.exports.fhir.shapes import Resource
from diary.exports.small_photos import PhotoReader, small_photo

MOST_PHOTOS = 60
MOST_INSIDE_BYTES = 750_000


@dataclass(frozen=True, slots=True)
class Content:
    """A file and where it is: `data` inside the document, or at `url` beside it.

    `digest` is its SHA-1, which is the one that FHIR knows.
    """

    kind: str
    size: int
    digest: bytes
    data: bytes = b""
    url: str = ""


# What a photo looks like in this document; None where it is not there.
Photos = Callable[[PhotoRecord], Content | None]


def inside(data: bytes, kind: str) -> Content:
    """Put a file into the document; above 750 kB only its size and digest."""
    fits = len(data) < MOST_INSIDE_BYTES
    return Content(kind, len(data), _digest(data), data if fits else b"")


def beside(data: bytes, kind: str, url: str) -> Content:
    """Point at a file by a `url` relative to the document, as in a ZIP."""
    return Content(kind, len(data), _digest(data), url=url)


def _digest(data: bytes) -> bytes:
    return sha1(data, usedforsecurity=False).digest()


def photos_inside(report: ClinicalReport, read: PhotoReader) -> Photos:
    """Put at most 60 photos inside, small ones, those of the first pages first.

    Each is read when it is asked for: raises PhotosUnread where that fails.
    """
    chosen = set(_first_pages_first(report)[:MOST_PHOTOS])

    def content(photo: PhotoRecord) -> Content | None:
        if photo.uuid not in chosen:
            return None
        try:
            return inside(small_photo(read, photo.uuid), "image/jpeg")
        except (LookupError, OSError):  # Gone, or no picture that can be decoded.
            return None

    return content


def _first_pages_first(report: ClinicalReport) -> list[UUID]:
    shown = [shown.photo for spot in report.spots for shown in spot.photos]
    entries = [entry for spot in report.spots for entry in reversed(spot.entries)]
    every = [photo for entry in entries for photo in entry.photos]
    return list(dict.fromkeys(photo.uuid for photo in (*shown, *every)))


def attachment(content: Content | None, title: str) -> Resource:
    """Describe a file; without data and url it says that none comes along."""
    if content is None:
        return {"title": title}
    return {
        "contentType": content.kind,
        "data": b64encode(content.data).decode(),
        "url": content.url,
        "size": content.size,
        "hash": b64encode(content.digest).decode(),
        "title": title,
    }
