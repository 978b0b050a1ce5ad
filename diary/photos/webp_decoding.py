"""Decodes a WebP and notices where its end was never written.

Flat parts may be coded as zeros, too, hundreds of kilobytes of them, but then the
decoder needs them all. Zeros in place of other data are short for the values that are
frequent, so some are left over: it comes to its end without them.
"""

from io import BytesIO

from PIL import Image
from PIL.ImageFile import ImageFile

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.webp_chunks import Chunk, picture_chunk, webp_of
from diary.photos.zero_tails import ends_in_zeros

# Encoders write up to three bytes more than decoders need.
_NEEDED = 32


def decode_whole_webp(image: ImageFile, data: bytes) -> None:
    """Decode `image`, which was opened from `data`. Raises PhotoRefused."""
    chunk = picture_chunk(data)
    if chunk and ends_in_zeros(chunk.content):
        shorter = Chunk(chunk.name, chunk.content[:-_NEEDED])
        if _is_picture(webp_of(shorter), image.size):
            raise PhotoRefused(Refusal.DAMAGED)
    image.load()


def _is_picture(data: bytes, size: tuple[int, int]) -> bool:
    try:
        with Image.open(BytesIO(data), formats=["WEBP"]) as image:
            return image.size == size and bool(image.load())
    except (EOFError, OSError):
        return False
