"""Walks the chunks of a PNG, so that one cut short is refused before it is decoded."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.limits import MAX_PIXELS_UNCHECKED, MAX_PNG_CHUNKS

PNG_START = b"\x89PNG\r\n\x1a\n"
_END, _CODE_POINTS = b"IEND", b"cICP"


def check_png(data: bytes) -> None:
    """Raise PhotoRefused where a chunk is missing or cut; of a large picture, damaged.

    Damage to the pixels shows at the end of decoding them, at the latest. What that
    costs is too much above some size, so the check sums are looked at first.
    """
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    for chunk in _chunks(data):
        if width * height > MAX_PIXELS_UNCHECKED and not chunk.is_sound:
            raise PhotoRefused(Refusal.DAMAGED)


def code_points_of(data: bytes) -> tuple[int, int] | None:
    """Return the primaries and the transfer of a whole PNG, None where not told."""
    found = (one.content for one in _chunks(data) if one.name == _CODE_POINTS)
    points = bytes(next(found, b""))
    return (points[0], points[1]) if len(points) >= 2 else None  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    content: memoryview
    check_sum: bytes

    @property
    def is_sound(self) -> bool:
        found = crc32(self.content, crc32(self.name))
        return found.to_bytes(4, "big") == self.check_sum


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Yield every chunk to the end. Raises PhotoRefused where they end before."""
    at = len(PNG_START)
    for _ in range(MAX_PNG_CHUNKS):
        start = at + 8
        end = start + int.from_bytes(data[at : at + 4], "big")
        at, name = end + 4, data[at + 4 : start]
        if at > len(data):
            break
        yield _Chunk(name, memoryview(data)[start:end], data[end:at])
        if name == _END:
            return
    raise PhotoRefused(Refusal.DAMAGED)
