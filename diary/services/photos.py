"""Keep photos, and let them go with what they belong to."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from conditions.queries import Published
from diary.models import Observation, Photo
from diary.photos import Ingested, PhotoRefused, ingest

WRONG_PLACE = "site_without_photos"


@dataclass(frozen=True, slots=True)
class RefusedPhoto:
    """A file that was not kept: its place among those sent (from 1), and why.

    `code` is one of `diary.photos.Refusal`, or "site_without_photos".
    """

    number: int
    code: str


def takes_photos(site: str, data: Published) -> bool:
    """Whether photos are kept of this place on the body."""
    known = data.site(site)
    return settings.PHOTOS_OF_PRIVATE_SITES or known is None or known.photos


def add_all(
    entry: Observation, files: Iterable[UploadedFile[Any]], *, data: Published
) -> list[RefusedPhoto]:
    """Keep every file that is a photo; return those that are not.

    A file that is refused costs only itself. Photos of the spot's place, or of
    any place the entry names, are kept only where photos of it are taken.
    """
    places = [entry.spot.site, *entry.sites]
    allowed = all(takes_photos(place, data) for place in places)
    codes = [_try(entry, file) if allowed else WRONG_PLACE for file in files]
    return [RefusedPhoto(n, code) for n, code in enumerate(codes, start=1) if code]


def _try(entry: Observation, file: UploadedFile[Any]) -> str:
    """Keep the file; return why it was refused, or an empty text."""
    try:
        add(entry, file)
    except PhotoRefused as error:
        return error.code
    return ""


def add(entry: Observation, file: UploadedFile[Any]) -> Photo:
    """Keep one photo of `entry`; one that is there already is returned as it is.

    Raises PhotoRefused where the file is not a photo that is taken.
    """
    made = ingest(cast("BinaryIO", file))
    digest = sha256(made.original).hexdigest()
    known = entry.photos.filter(digest=digest).first()
    if known is not None:
        return known
    saved: list[str] = []
    try:
        with transaction.atomic():
            _save_files(made, saved)
            return _save_row(entry, made, digest, saved)
    except BaseException:
        for name in saved:
            default_storage.delete(name)
        raise


def open_file(photo: Photo, size: str) -> File[bytes]:
    """Open one size of a photo: "original", "large" or "small"."""
    return default_storage.open(getattr(photo, size))


def delete(photo: Photo) -> None:
    """Delete a photo for good: the row first, its files once that is certain."""
    files = photo.files
    photo.delete()
    for name in files:
        transaction.on_commit(partial(default_storage.delete, name))


def _save_files(made: Ingested, saved: list[str]) -> None:
    """Write the three files under one random name; note each in `saved`."""
    stem = secrets.token_hex(16)
    for size, ending, content in (
        ("original", "jpg", made.original),
        ("large", "jpg", made.large),
        ("small", "webp", made.small),
    ):
        name = f"{stem[:2]}/{stem}-{size}.{ending}"
        saved.append(default_storage.save(name, ContentFile(content)))


def _save_row(
    entry: Observation, made: Ingested, digest: str, saved: list[str]
) -> Photo:
    original, large, small = saved
    taken_at = made.taken_at
    if taken_at is not None and taken_at.tzinfo is None:
        taken_at = taken_at.replace(tzinfo=entry.spot.household.zone)
    return Photo.objects.create(
        household_id=entry.household_id,
        observation=entry,
        original=original,
        large=large,
        small=small,
        width=made.width,
        height=made.height,
        placeholder=made.placeholder,
        digest=digest,
        taken_at=taken_at,
    )
