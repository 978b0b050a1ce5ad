"""Finds the bytes of the main picture in a HEIC or AVIF.

Tables follow ISO/IEC 14496-12, 8.11 (`pitm`, `iloc`, `iref`), a picture made of tiles
ISO/IEC 23008-12, 6.6.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.heif_boxes import boxes
from diary.photos.limits import MAX_HEIF_PARTS

_IN_THE_FILE = 0
# A turned picture of a grid of tiles is the longest way that cameras write.
_STEPS = 3


def pieces_of_picture(data: bytes) -> Iterator[memoryview]:
    """Yield the bytes of the main picture of a file, or those of each of its tiles.

    Raises PhotoRefused where the tables that tell them end early. Pieces that stand
    within those tables are left out: they hold the size of a grid, no pixels.
    """
    whole = memoryview(data)
    metas = (box.content[4:] for box in boxes(whole) if box.name == b"meta")
    tables = {box.name: box.content for box in boxes(next(metas, whole[:0]))}
    if not {b"pitm", b"iloc"} <= tables.keys():
        raise PhotoRefused(Refusal.DAMAGED)
    wanted = _with_its_parts(_main_item(tables[b"pitm"]), tables.get(b"iref"))
    for extent in islice(_extents(tables[b"iloc"]), MAX_HEIF_PARTS):
        if extent.item in wanted and extent.method == _IN_THE_FILE:
            yield whole[extent.start : extent.end]


class _Extent(NamedTuple):
    item: int
    method: int
    start: int
    end: int


class _Fields:
    """The numbers of a table, one after the other."""

    def __init__(self, content: memoryview) -> None:
        self._rest = content

    def take(self, size: int) -> int:
        """Return the next `size` bytes. Raises PhotoRefused where fewer are left."""
        if size > len(self._rest):
            raise PhotoRefused(Refusal.DAMAGED)
        number = int.from_bytes(self._rest[:size])
        self._rest = self._rest[size:]
        return number

    def version(self) -> int:
        return self.take(4) >> 24


def _main_item(table: memoryview) -> int:
    fields = _Fields(table)
    return fields.take(4 if fields.version() else 2)


def _with_its_parts(item: int, table: memoryview | None) -> set[int]:
    """Return the item and those it is made of: tiles, or what is turned or cropped."""
    links = list(islice(_links(table), MAX_HEIF_PARTS)) if table else []
    found = {item}
    for _ in range(_STEPS):
        found |= {part for whole, part in links if whole in found}
    return found


def _links(table: memoryview) -> Iterator[tuple[int, int]]:
    """Yield a picture and one that it is made of, as often as there are such."""
    size = 4 if _Fields(table).version() else 2
    for box in boxes(table[4:]):
        if box.name == b"dimg":
            fields = _Fields(box.content)
            whole = fields.take(size)
            for _ in range(fields.take(2)):
                yield whole, fields.take(size)


def _extents(table: memoryview) -> Iterator[_Extent]:
    fields = _Fields(table)
    version = fields.version()
    id_size = 4 if version > 1 else 2
    sizes = fields.take(2)
    start_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    for _ in range(min(fields.take(id_size), MAX_HEIF_PARTS)):
        item = fields.take(id_size)
        method = fields.take(2) & 15 if version else _IN_THE_FILE
        fields.take(2)
        base = fields.take(base_size)
        for _ in range(fields.take(2)):
            fields.take(index_size)
            start = base + fields.take(start_size)
            yield _Extent(item, method, start, start + fields.take(length_size))
