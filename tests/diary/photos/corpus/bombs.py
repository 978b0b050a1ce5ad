"""Files made to take more memory, time or space than any photo needs."""

import struct
import zlib
from functools import partial
from typing import Any

from PIL import Image

from diary.photos import Refusal
from diary.photos.limits import MAX_BYTES
from tests.diary.photos.corpus.broken import told_size
from tests.diary.photos.corpus.case import Case, cases
from tests.diary.photos.files import (
    a_picture,
    encoded,
    exif_with,
    noise,
    png_chunk,
    png_header,
    segment,
    with_segments,
)

SMALL = Image.new("RGB", (64, 64))
END = b"\xff\xd9"


def jpeg_of(width: int, height: int, **options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    """A JPEG that claims its size and brings next to nothing of it."""
    said, claimed = (struct.pack(">HH", *size) for size in ((64, 64), (height, width)))
    return encoded(SMALL, **options).replace(said, claimed, 1)


def scan_bomb(scans: int, width: int = 64, height: int = 64) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    whole = jpeg_of(width, height, progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * (scans - whole.count(b"\xff\xda")) + END


def png_with(*chunks: bytes) -> bytes:
    whole = encoded(SMALL, "PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def packed(size: int) -> bytes:
    return zlib.compress(bytes(size), 9)


def webp_canvas(width: int, height: int) -> bytes:
    sides = b"".join((side - 1).to_bytes(3, "little") for side in (width, height))
    canvas = b"VP8X\x0a\0\0\0" + bytes(4) + sides
    return b"RIFF" + (4 + len(canvas)).to_bytes(4, "little") + b"WEBP" + canvas


def lossy_webp(width: int, height: int) -> bytes:
    whole = encoded(noise(), "WEBP")
    return whole.replace(
        struct.pack("<HH", 200, 160), struct.pack("<HH", width, height)
    )


def overlapping_exif(entries: int, size: int) -> bytes:
    """EXIF whose entries all claim the same bytes: `entries` times `size` to unpack."""
    head = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, entries)
    tags = (struct.pack(">HHII", tag, 7, size, 8) for tag in range(entries))
    return (head + b"".join(tags) + bytes(4)).ljust(size + 14, b"\0")


def avif_with_overlapping_exif() -> bytes:
    whole = encoded(a_picture(), "AVIF", exif=exif_with())
    tag = struct.pack(">HHI", 0x010E, 2, 19)
    assert tag in whole
    return whole.replace(tag, struct.pack(">HHI", 0x010E, 2, 500_000))


CASES = [
    *cases(
        Refusal.TOO_MANY_PIXELS,
        {
            "png of 81 megapixels": partial(png_header, 9_000, 9_000),
            "png of 3,600 megapixels": partial(png_header, 60_000, 60_000),
            "png of one pixel too many": partial(png_header, 10_001, 5_000),
            "png of a long thread": partial(png_header, 20_001, 64),
            "jpeg of a tall thread": partial(jpeg_of, 64, 20_001),
            "jpeg of 4,290 megapixels": partial(jpeg_of, 65_500, 65_500),
            "progressive jpeg of 64 megapixels in full colour": partial(
                jpeg_of, 8_000, 8_000, progressive=True, subsampling="4:4:4"
            ),
            "scan bomb of 48 megapixels": partial(scan_bomb, 64, 8_000, 6_000),
            "webp canvas of 268 megapixels": partial(webp_canvas, 16_383, 16_383),
            "webp of 268 megapixels": partial(lossy_webp, 16_383, 16_383),
            "webp of 24 megapixels": partial(lossy_webp, 6_000, 4_000),
            "heic of 3,600 megapixels": partial(told_size, "HEIF", 60_000, 60_000),
            "avif of 3,600 megapixels": partial(told_size, "AVIF", 60_000, 60_000),
        },
    ),
    *cases(
        Refusal.TOO_SMALL,
        {
            "png of one pixel": partial(png_header, 1, 1),
            "jpeg of a thin thread": lambda: encoded(Image.new("RGB", (9_000, 63))),
            "webp of an icon": lambda: encoded(Image.new("RGB", (32, 32)), "WEBP"),
            "heic of an icon": lambda: encoded(Image.new("RGB", (48, 48)), "HEIF"),
        },
    ),
    *cases(
        Refusal.DAMAGED,
        {
            "scan bomb": partial(scan_bomb, 65),
            "scan bomb within the limit": partial(scan_bomb, 64),
            "jpeg of 64 megapixels with the data of a thumbnail": partial(
                jpeg_of, 8_000, 8_000
            ),
            "progressive jpeg of 48 megapixels with the data of a thumbnail": partial(
                jpeg_of, 8_000, 6_000, progressive=True
            ),
            "flood of tiny segments": lambda: with_segments(
                encoded(SMALL), segment(0xFE, b"") * 100_000
            ),
            "png of 50 megapixels with the data of a line": partial(
                png_header, 10_000, 5_000
            ),
            "png whose text swells": lambda: png_with(
                png_chunk(b"zTXt", b"note\0\0" + packed(50_000_000))
            ),
            "png whose international text swells": lambda: png_with(
                png_chunk(b"iTXt", b"note\0\1\0\0\0" + packed(50_000_000))
            ),
            "png whose profile swells": lambda: png_with(
                png_chunk(b"iCCP", b"wide\0\0" + packed(50_000_000))
            ),
            "png of many texts that swell": lambda: png_with(
                png_chunk(b"zTXt", b"note\0\0" + packed(1_000_000)) * 99
            ),
            "png of a million chunks": lambda: png_with(
                png_chunk(b"teXt", b"") * 10**6
            ),
            "avif whose exif unpacks to gigabytes": avif_with_overlapping_exif,
        },
    ),
    Case(
        "one byte too many",
        Refusal.TOO_LARGE,
        lambda: encoded(SMALL).ljust(MAX_BYTES + 1, b"\0"),
    ),
]
