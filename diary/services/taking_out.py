"""Hand a family its whole diary as one file."""

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import cast

from django.core.files.storage import default_storage

from accounts.models import Household
from conditions.queries import Published
from diary.archive import zip_writing
from diary.archive.zip_writing import Source, photo_name
from diary.models import Child, Photo
from diary.queries.whole_diary import photos_of, whole_diary
from diary.services import photos

# How many photos a storage is asked about at once: a bucket takes its time for each.
ASKED_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A ZIP that is made while it is read. `size` is None above 4 GB."""

    pieces: Iterator[bytes]
    size: int | None


def take_out(
    household: Household,
    children: Collection[Child],
    *,
    names: Mapping[int, str],
    data: Published,
    now: datetime,
) -> TakenOut:
    """Return the diary of these children, with the originals of all photos it shows.

    A photo whose file is lost is left out; raises OSError where the storage does not
    answer. Nothing is written anywhere.
    """
    shown = [
        photo
        for photo in photos_of(children)
        if photos.takes_photos_of(photo.observation, data)
    ]
    with ThreadPoolExecutor(ASKED_AT_ONCE) as threads:
        sizes = list(threads.map(_size, shown))
    kept = {photo: size for photo, size in zip(shown, sizes, strict=True) if size}
    diary = whole_diary(household, children, names=names, photos=list(kept))
    pictures = {
        photo_name(photo.uuid): Source(size, partial(_opened, photo))
        for photo, size in kept.items()
    }
    files = zip_writing.sources(diary, pictures)
    return TakenOut(
        pieces=zip_writing.stream(files, made_at=now),
        size=zip_writing.size_of(files, made_at=now),
    )


def _size(photo: Photo) -> int | None:
    try:
        return default_storage.size(photo.original)
    except FileNotFoundError:
        return None


def _opened(photo: Photo) -> zip_writing.Opened:
    return cast("zip_writing.Opened", closing(default_storage.open(photo.original)))
