"""Walks the chunks of a PNG, so that one cut short is refused before it is decoded.

Pillow does not look at the check sums of the pixels, and decodes up to the cut.
"""

from collections.abc import Iterator
from zlib import crc32

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.limits import MAX_PNG_CHUNKS

PNG_START = b"\x89PNG\r\n\x1a\n"
_END, _CODE_POINTS = b"IEND", b"cICP"


def check_png(data: bytes) -> None:
    """Raise PhotoRefused where a chunk is missing, cut or damaged."""
    for _chunk in _chunks(data):
        pass


def code_points_of(data: bytes) -> tuple[int, int] | None:
    """Return the primaries and the transfer of a sound PNG, None where not told."""
    found = (content for name, content in _chunks(data) if name == _CODE_POINTS)
    points = bytes(next(found, b""))
    return (points[0], points[1]) if len(points) >= 2 else None  # noqa: PLR2004


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield name and content of each chunk, once its check sum is right."""
    view, at = memoryview(data), len(PNG_START)
    for _ in range(MAX_PNG_CHUNKS):
        end = at + 12 + int.from_bytes(view[at : at + 4], "big")
        checked, told = view[at + 4 : end - 4], view[end - 4 : end]
        if end > len(data) or crc32(checked) != int.from_bytes(told, "big"):
            raise PhotoRefused(Refusal.DAMAGED)
        name = bytes(checked[:4])
        yield name, checked[4:]
        if name == _END:
            return
        at = end
    raise PhotoRefused(Refusal.DAMAGED)
