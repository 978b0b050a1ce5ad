"""Keep photos, and let them go with what they belong to."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, BinaryIO, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from conditions.queries import Published
from diary.models import Observation, Photo
from diary.photos import Ingested, PhotoRefused, Refusal
from diary.services import photo_files
from diary.services.photo_pool import pool

WRONG_PLACE = "site_without_photos"
log = logging.getLogger(__name__)


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
    return known is not None and (known.photos or settings.PHOTOS_OF_PRIVATE_SITES)


def takes_photos_of(entry: Observation, data: Published) -> bool:
    """Whether photos are kept of the spot's place and of all that the entry names."""
    return all(takes_photos(place, data) for place in (entry.spot.site, *entry.sites))


def add_all(
    entry: Observation, files: Iterable[UploadedFile[Any]], *, data: Published
) -> list[RefusedPhoto]:
    """Keep every file that is a photo; return those that are not.

    A file that is refused costs only itself.
    """
    if takes_photos_of(entry, data):
        codes = _try_each(entry, files)
    else:
        codes = (WRONG_PLACE for _file in files)
    return [RefusedPhoto(n, code) for n, code in enumerate(codes, start=1) if code]


def _try_each(entry: Observation, files: Iterable[UploadedFile[Any]]) -> Iterator[str]:
    """Keep each file; who waited once in vain does not hold a thread for the rest."""
    code = ""
    for file in files:
        code = code if code == Refusal.BUSY else _try(entry, file)
        yield code


def _try(entry: Observation, file: UploadedFile[Any]) -> str:
    """Keep the file; return why it was refused, or an empty text."""
    try:
        add(entry, file)
    except PhotoRefused as error:
        return error.code
    return ""


class PhotoIdTakenError(Exception):
    """The id belongs to another photo, or to the same one of another entry."""


def add(entry: Observation, file: UploadedFile[Any]) -> Photo:
    """Keep one photo of `entry`; one that is there already is returned as it is.

    Raises PhotoRefused where the file is not a photo that is taken, and where the
    storage is full or does not answer; of either nothing stays.
    """
    photo, _is_new = add_once(entry, file, uuid=uuid4())
    return photo


def add_once(
    entry: Observation, file: UploadedFile[Any], *, uuid: UUID
) -> tuple[Photo, bool]:
    """Keep one photo under the id its maker chose; return it and whether it is new.

    A picture that this entry has already, under whatever id, is that photo. Raises
    PhotoRefused as `add` does, PhotoIdTakenError where the id is another photo's.
    """
    made = pool().ingest(cast("BinaryIO", file))
    digest = sha256(made.original).hexdigest()
    known = _known(entry, digest, uuid)
    if known is not None:
        return known, False
    try:
        return _keep(entry, made, digest, uuid), True
    except IntegrityError:  # Sent twice at once: the other one was first.
        twin = _known(entry, digest, uuid)
        if twin is None:
            raise
        return twin, False


def _known(entry: Observation, digest: str, uuid: UUID) -> Photo | None:
    named = Photo.objects.filter(uuid=uuid).first()
    if named and (named.observation_id, named.digest) != (entry.pk, digest):
        raise PhotoIdTakenError
    return named or entry.photos.filter(digest=digest).first()


def _keep(entry: Observation, made: Ingested, digest: str, uuid: UUID) -> Photo:
    """Write the files, then the row: a crash leaves files alone, never a row."""
    names = _stored(entry, made)
    try:
        with transaction.atomic():
            return _save_row(entry, made, digest, uuid, names)
    except IntegrityError:
        # After any other error the row may be there all the same. `check_photos`
        # tells, and lets go of what is nobody's.
        photo_files.let_go(names)
        raise


def _stored(entry: Observation, made: Ingested) -> list[str]:
    try:
        return photo_files.save(made)
    except OSError as error:
        log.exception("A photo of entry %s could not be stored.", entry.uuid)
        raise PhotoRefused(Refusal.NOT_STORED) from error


def file_name(photo: Photo, size: str, *, data: Published) -> str | None:
    """Return the storage name of one size: "original", "large" or "small".

    None where the place of the photo, corrected, takes none.
    """
    if not takes_photos_of(photo.observation, data):
        return None
    name: str = getattr(photo, size)
    return name


def open_file(photo: Photo, size: str, *, data: Published) -> File[bytes] | None:
    """Open one size of a photo; None where it is not to be shown, or gone."""
    name = file_name(photo, size, data=data)
    try:
        return default_storage.open(name) if name else None
    except FileNotFoundError:
        return None


def reader(
    spots: Iterable[UUID], *, data: Published
) -> Callable[[UUID], BinaryIO | None]:
    """Return what opens the large size of any photo of `spots`, by its uuid.

    One query for all of them; each file is opened when it is asked for.
    """
    rows = Photo.objects.filter(observation__spot__uuid__in=list(spots))
    loaded = rows.select_related("observation__spot").defer("placeholder")
    kept = {photo.uuid: photo for photo in loaded}

    def read(uuid: UUID) -> BinaryIO | None:
        if uuid not in kept:
            return None
        return cast("BinaryIO | None", open_file(kept[uuid], "large", data=data))

    return read


def forget_files(instance: Photo, **_signal: object) -> None:
    """Delete the files of a photo whose row is deleted, once that is certain.

    Hears of every deletion: one that comes with a child's or a household's passes
    no service.
    """
    transaction.on_commit(partial(photo_files.let_go, instance.files))


def _save_row(
    entry: Observation, made: Ingested, digest: str, uuid: UUID, names: list[str]
) -> Photo:
    original, large, small = names
    taken_at = made.taken_at
    if taken_at is not None and taken_at.tzinfo is None:
        taken_at = taken_at.replace(tzinfo=entry.spot.household.zone)
    return Photo.objects.create(
        uuid=uuid,
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
