"""A PNG whose pixels end early, though properly, is refused; whole ones are not."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from diary.photos import PhotoRefused
from diary.photos.complaints import refusing_broken_files
from diary.photos.errors import Refusal
from diary.photos.opening import open_still
from diary.photos.png_decoding import decode_whole_png
from tests.diary.photos.files import png_chunk

WIDTH, HEIGHT = 96, 72
# Bits a pixel of each pair of depth and colour type, as the format numbers them.
BITS = {
    (1, 0): 1,
    (8, 0): 8,
    (16, 0): 16,
    (8, 3): 8,
    (8, 2): 24,
    (8, 4): 16,
    (8, 6): 32,
}
# Of each pass of an interlaced one: first column and line, and from one to the next.
PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


def a_png(kind: tuple[int, int], pixels: bytes, height: int, interlaced: int) -> bytes:
    head = struct.pack(">IIBBBBB", WIDTH, height, *kind, 0, 0, interlaced)
    palette = png_chunk(b"PLTE", bytes(768)) if kind[1] == 3 else b""
    parts = png_chunk(b"IHDR", head), palette, png_chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + b"".join((*parts, png_chunk(b"IEND", b"")))


def lines(kind: tuple[int, int], height: int, interlaced: int) -> list[bytes]:
    """Every line as it stands in the data, black all over."""
    if not interlaced:
        return [bytes(1 + (WIDTH * BITS[kind] + 7) // 8)] * height
    return [
        bytes(1 + (len(range(x, WIDTH, dx)) * BITS[kind] + 7) // 8)
        for x, y, dx, dy in PASSES
        for _ in range(y, height, dy)
    ]


def decode(data: bytes) -> Image.Image:
    image = open_still(data)
    with refusing_broken_files():
        decode_whole_png(image)
    return image


@pytest.mark.parametrize("interlaced", [0, 1])
@pytest.mark.parametrize("height", [HEIGHT, HEIGHT + 1])
@pytest.mark.parametrize("kind", BITS)
def test_only_a_png_with_all_its_lines_is_decoded(
    kind: tuple[int, int], height: int, interlaced: int
) -> None:
    whole = lines(kind, height, interlaced)

    image = decode(a_png(kind, b"".join(whole), height, interlaced))

    assert image.getextrema() == Image.new(image.mode, image.size).getextrema()
    for missing in (1, 2, len(whole) - 1):
        cut = b"".join(whole[:-missing])
        with pytest.raises(PhotoRefused) as refused:
            decode(a_png(kind, cut, height, interlaced))
        assert refused.value.code is Refusal.DAMAGED


def test_half_a_last_line_is_a_missing_one() -> None:
    pixels = b"".join(lines((8, 2), HEIGHT, 0))[:-WIDTH]

    with pytest.raises(PhotoRefused):
        decode(a_png((8, 2), pixels, HEIGHT, 0))


def test_the_picture_is_the_same_as_decoded_plainly() -> None:
    out = BytesIO()
    Image.effect_noise((WIDTH, HEIGHT), 80).convert("RGB").save(out, "PNG")

    image = decode(out.getvalue())

    assert image.tobytes() == Image.open(out).tobytes()
