"""Walks the outermost boxes of a HEIC or AVIF (ISO/IEC 14496-12, 4.2).

Of a HEIC made of tiles its decoder leaves black what was cut off, and says nothing.
"""

from collections.abc import Iterator
from itertools import islice

from diary.photos.limits import MAX_HEIF_BOXES

_NEEDED = (b"meta", b"mdat")
_LARGE_SIZE, _TO_THE_END = 1, 0


def is_cut(data: bytes) -> bool:
    """Whether a box that the picture needs is missing, or goes on behind the end."""
    boxes = islice(_boxes(data), MAX_HEIF_BOXES)
    ends = {name: end for name, end in boxes if name in _NEEDED}
    return len(ends) < len(_NEEDED) or max(ends.values()) > len(data)


def _boxes(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield name and end of each box; what follows the last one need be none."""
    at = 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == _LARGE_SIZE:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        elif size == _TO_THE_END:
            size = len(data) - at
        if size < 8:  # noqa: PLR2004 (no box is smaller than its head)
            return
        at += size
        yield name, at
