"""The photos of a diary that is brought in: each looked at as an upload is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from diary.archive.errors import BadArchive, Flaw
from diary.archive.zip_reading import Archive
from diary.photos import Ingested, PhotoRefused, Refusal
from diary.services import photo_files
from diary.services.photo_pool import pool

LATER = (Refusal.BUSY, Refusal.NOT_STORED)


@dataclass(frozen=True, slots=True)
class Picture:
    """The files of a photo that were stored, and what its row says of them."""

    original: str
    large: str
    small: str
    width: int
    height: int
    placeholder: str
    digest: str


@contextmanager
def stored(archive: Archive, photos: Iterable[UUID]) -> Iterator[dict[UUID, Picture]]:
    """Store `photos`, one after the other; if anything goes wrong, none of them stays.

    Raises BadArchive where one is no photo, or cannot be taken or stored just now.
    """
    pictures: dict[UUID, Picture] = {}
    try:
        for uuid in photos:
            pictures[uuid] = _store(archive, uuid)
        yield pictures
    except BaseException:
        for one in pictures.values():
            photo_files.let_go((one.original, one.large, one.small))
        raise


def _store(archive: Archive, uuid: UUID) -> Picture:
    made = _ingested(archive, uuid)
    try:
        original, large, small = photo_files.save(made)
    except OSError as error:
        raise BadArchive(Flaw.TRY_LATER) from error
    return Picture(
        original,
        large,
        small,
        made.width,
        made.height,
        made.placeholder,
        sha256(made.original).hexdigest(),
    )


def _ingested(archive: Archive, uuid: UUID) -> Ingested:
    try:
        with archive.photo(uuid) as file:
            return pool().ingest(file)
    except PhotoRefused as error:
        flaw = Flaw.TRY_LATER if error.code in LATER else Flaw.NOT_A_PHOTO
        raise BadArchive(flaw, str(uuid)) from error
