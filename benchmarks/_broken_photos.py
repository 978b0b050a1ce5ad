"""Large photos, broken where it shows as late as can be."""

import struct
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks._pictures import encoded, picture
from diary.photos.limits import MAX_BYTES
from tests.diary.photos.files import png_chunk

END = b"\xff\xd9"
JPEG = {"quality": 92}
SLOWLY = {**JPEG, "progressive": True}
HEIC = {"quality": 50, "tile_size": 512, "enc_params": {"preset": "ultrafast"}}


def cut(form: str, megapixels: int, **options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    whole = encoded(picture(megapixels), form, **options)
    return whole[: len(whole) * 99 // 100]


def closed(**options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    return cut("JPEG", 48, **options).rstrip(b"\xff") + END


def drawn_png(megapixels: int) -> bytes:
    """Return a PNG small enough to be sent."""
    drawn = picture(megapixels).point([value & 0xF0 for value in range(256)] * 3)
    return encoded(drawn, "PNG")


def changed_png(megapixels: int) -> bytes:
    whole = drawn_png(megapixels)
    return whole[:-400] + bytes([whole[-400] ^ 255]) + whole[-399:]


def webp_that_hides_its_cut(*, lossless: bool) -> bytes:
    """Return 16 megapixels cut at the end, whose sizes say that this is all."""
    image = picture(12).resize((4_600, 3_450))
    whole = encoded(image, "WEBP", lossless=lossless, quality=60, method=0)
    body = whole[20 : len(whole) * 49 // 50 // 2 * 2]
    chunk = whole[12:16] + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def png_that_ends_in_mid_stream() -> bytes:
    """Return 50 megapixels of nothing without the last line, every check sum right."""
    packer, line = zlib.compressobj(6), bytes(1 + 4 * 10_000)
    pixels = b"".join(packer.compress(line) for _ in range(4_999))
    pixels += packer.flush(zlib.Z_SYNC_FLUSH)
    header = struct.pack(">IIBBBBB", 10_000, 5_000, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


BROKEN_ON_THE_WAY: dict[str, Callable[[], bytes]] = {
    "jpeg, 48 MP, cut": partial(cut, "JPEG", 48, **JPEG),
    "jpeg, 48 MP, cut and closed": partial(closed, **JPEG),
    "jpeg, progressive, 48 MP, cut and closed": partial(closed, **SLOWLY),
    "the same with 40 MiB of trailer": lambda: closed(**SLOWLY).ljust(MAX_BYTES, b"x"),
    "heic, 48 MP, cut": partial(cut, "HEIF", 48, **HEIC),
    "avif, 12 MP, cut": partial(cut, "AVIF", 12, speed=9),
    "webp, 12 MP, cut": partial(cut, "WEBP", 12),
    "png, 48 MP, cut": lambda: drawn_png(48)[:-500_000],
    "png, 48 MP, one byte changed": partial(changed_png, 48),
    "png, 12 MP, one byte changed": partial(changed_png, 12),
}
BROKEN_ON_PURPOSE: dict[str, Callable[[], bytes]] = {
    "webp, 16 MP, hiding that it is cut": partial(
        webp_that_hides_its_cut, lossless=False
    ),
    "webp, 16 MP, lossless, the same": partial(webp_that_hides_its_cut, lossless=True),
    "png, 50 MP, ending in mid-stream": png_that_ends_in_mid_stream,
}
