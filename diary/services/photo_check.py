"""Find files without a photo and photos without their files; let them go.

Speaks to any storage of Django's. It holds the names of one folder at a time, a 256th
of all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Q

from diary.models import Photo, ReportFile, ShareFile

COLUMNS = ("original", "large", "small")


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A photo and the names of its files that are not there."""

    uuid: UUID
    lost: tuple[str, ...]

    @property
    def is_gone(self) -> bool:
        """Whether none of its files is left."""
        return len(self.lost) == len(COLUMNS)


def stray_files(*, before: datetime) -> Iterator[str]:
    """Yield the names of files from `before` that no photo, link or PDF names.

    Files are listed first and rows read then: what has become a photo is known as one.
    """
    for folder in _folders():
        names = _files_in(folder)
        known = _named_in(folder) if names else set()
        alone = sorted(names - known)
        yield from (name for name in alone if _is_from(name, before))


def remove_file(name: str) -> None:
    default_storage.delete(name)


def incomplete_photos() -> Iterator[Incomplete]:
    """Yield the photos that lack a file.

    Rows are read first and files listed then: a photo has its files before its row.
    """
    originals = Photo.objects.values_list("original", flat=True).iterator()
    for folder in {_folder(name) for name in originals}:
        in_it = Photo.objects.filter(_in(folder, "original"))
        rows = list(in_it.only("uuid", *COLUMNS))
        there = _files_in(folder)
        found = (_look_again(row) for row in rows if not there.issuperset(row.files))
        yield from filter(None, found)


def remove_photo(found: Incomplete) -> None:
    """Delete the row of a photo whose files are gone."""
    Photo.objects.filter(uuid=found.uuid).delete()


def is_unreachable() -> bool:
    """Whether there are photos and no file at all, as where a disk is not mounted."""
    return Photo.objects.exists() and not any(map(_files_in, _folders()))


def _folders(folder: str = "") -> Iterator[str]:
    """Yield `folder` and all below it."""
    yield folder
    for name in _listing(folder)[0]:
        yield from _folders(_join(folder, name))


def _files_in(folder: str) -> set[str]:
    return {_join(folder, name) for name in _listing(folder)[1]}


def _listing(folder: str) -> tuple[list[str], list[str]]:
    """Return the folders and files in `folder`, none where it is not there."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _in(folder: str, column: str) -> Q:
    if folder:
        return Q((f"{column}__startswith", f"{folder}/"))
    return ~Q((f"{column}__contains", "/"))


def _named_in(folder: str) -> set[str]:
    """Return what rows name in `folder` (and beside it, where a row is spread)."""
    rows = Photo.objects.filter(reduce(or_, (_in(folder, name) for name in COLUMNS)))
    files = rows.values_list(*COLUMNS).iterator()
    sealed = ShareFile.objects.filter(_in(folder, "name"))
    made = ReportFile.objects.filter(_in(folder, "name"))
    return {name for names in files for name in names}.union(
        sealed.values_list("name", flat=True), made.values_list("name", flat=True)
    )


def _is_from(name: str, before: datetime) -> bool:
    try:
        return default_storage.get_modified_time(name) < before
    except FileNotFoundError:
        return False  # Deleted meanwhile.


def _look_again(photo: Photo) -> Incomplete | None:
    """Look once more, one by one: since it was read, a photo may have been deleted."""
    lost = tuple(name for name in photo.files if not default_storage.exists(name))
    if lost and Photo.objects.filter(pk=photo.pk).exists():
        return Incomplete(photo.uuid, lost)
    return None
