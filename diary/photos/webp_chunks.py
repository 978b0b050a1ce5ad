"""Walks the chunks of a WebP (RFC 9649, 2.3)."""

from typing import NamedTuple

from diary.photos.limits import MAX_WEBP_CHUNKS

_PICTURE = (b"VP8 ", b"VP8L")


class Chunk(NamedTuple):
    """`content` is what is there of it."""

    name: bytes
    content: memoryview


def picture_chunk(data: bytes) -> Chunk | None:
    """Return the chunk that holds the picture, None where there is none."""
    whole, at = memoryview(data), 12
    for _ in range(MAX_WEBP_CHUNKS):
        start = at + 8
        end = start + int.from_bytes(whole[at + 4 : start], "little")
        name = bytes(whole[at : at + 4])
        if name in _PICTURE:
            return Chunk(name, whole[start:end])
        at = end + end % 2
    return None


def webp_of(chunk: Chunk) -> bytes:
    """Return a WebP of this chunk alone."""
    size = len(chunk.content).to_bytes(4, "little")
    body = b"".join((b"WEBP", chunk.name, size, chunk.content))
    body = body.ljust(len(body) + len(body) % 2, b"\0")
    return b"RIFF" + len(body).to_bytes(4, "little") + body
