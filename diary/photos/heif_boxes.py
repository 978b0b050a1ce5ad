"""Walks the boxes of a HEIC or AVIF (ISO/IEC 14496-12, 4.2).

Of a HEIC made of tiles its decoder leaves black what was cut off, and says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diary.photos.limits import MAX_HEIF_BOXES

_NEEDED = (b"meta", b"mdat")
_LARGE_SIZE, _TO_THE_END = 1, 0


@dataclass(frozen=True, slots=True)
class Box:
    """`content` is what is there of it, `end` where it says that it ends."""

    name: bytes
    content: memoryview
    end: int


def is_cut(data: bytes) -> bool:
    """Whether a box that the picture needs is missing, or goes on behind the end."""
    ends = {box.name: box.end for box in boxes(data) if box.name in _NEEDED}
    return len(ends) < len(_NEEDED) or max(ends.values()) > len(data)


def boxes(data: bytes | memoryview) -> Iterator[Box]:
    """Yield each box, up to MAX_HEIF_BOXES; what follows the last one need be none."""
    data, at = memoryview(data), 0
    for _ in range(MAX_HEIF_BOXES):
        start, size = at + 8, int.from_bytes(data[at : at + 4])
        name = bytes(data[at + 4 : start])
        if size == _LARGE_SIZE:
            start, size = at + 16, int.from_bytes(data[at + 8 : at + 16])
        elif size == _TO_THE_END:
            size = len(data) - at
        if at + size < start or at + 8 > len(data):
            return
        at += size
        yield Box(name, data[start:at], at)
