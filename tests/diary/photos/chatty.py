"""Photos of every format that carry all that phones and programs put in them."""

import struct
import zlib

from PIL import Image

from tests.diary.photos.files import (
    a_picture,
    chatty_jpeg,
    chatty_profile,
    encoded,
    exif_with,
    png_chunk,
    segment,
    with_segments,
)

XMP = b"<x exif:GPSLatitude='52,31N' iptc:Caption='PlaceCaption'/>"
TRAILER = b"\0\0\0\x20mpvdTRAILING-VIDEO"


def chatty_exif() -> bytes:
    """EXIF with place, serial and maker note; a thumbnail in its second directory."""
    block = exif_with(orientation=6)
    tiff = block.removeprefix(b"Exif\0\0")
    (first,) = struct.unpack_from(">I", tiff, 4)
    (count,) = struct.unpack_from(">H", tiff, first)
    link = first + 2 + 12 * count
    start = len(tiff) + 2 + 12 * 2 + 4
    thumbnail = b"\xff\xd8THUMBNAIL\xff\xd9"
    second = struct.pack(
        ">HHHIIHHII", 2, 0x201, 4, 1, start, 0x202, 4, 1, len(thumbnail)
    )
    linked = tiff[:link] + struct.pack(">I", len(tiff)) + tiff[link + 4 :]
    return b"Exif\0\0" + linked + second + bytes(4) + thumbnail


def jpeg() -> bytes:
    parts = [segment(0xE1, chatty_exif())]
    profile = chatty_profile()
    parts.append(segment(0xE2, b"ICC_PROFILE\0\1\1" + profile))
    second = encoded(Image.new("RGB", (80, 60)), comment=b"Aunt Mary's garden")
    return with_segments(chatty_jpeg(), *parts) + second + TRAILER


def multi_picture() -> bytes:
    second = a_picture(80, 60)
    both = encoded(
        a_picture(), "MPO", save_all=True, append_images=[second], exif=chatty_exif()
    )
    return both + TRAILER


def png() -> bytes:
    whole = encoded(
        a_picture(), "PNG", icc_profile=chatty_profile(), exif=chatty_exif()
    )
    texts = (
        png_chunk(b"tEXt", b"comment\0Aunt Mary's garden"),
        png_chunk(b"zTXt", b"note\0\0" + zlib.compress(b"PlaceCaption")),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        png_chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 6, 7, 8, 9)),
        png_chunk(b"maKe", b"SERIAL-4711"),
    )
    return whole[:33] + b"".join(texts) + whole[33:] + TRAILER


def webp() -> bytes:
    whole = encoded(
        a_picture(), "WEBP", icc_profile=chatty_profile(), exif=chatty_exif(), xmp=XMP
    )
    wild = b"wild" + struct.pack("<I", 12) + b"SERIAL-4711\0"
    size = struct.pack("<I", len(whole) - 8 + len(wild))
    return whole[:4] + size + whole[8:] + wild + TRAILER


def heic() -> bytes:
    whole = encoded(
        a_picture(),
        "HEIF",
        icc_profile=chatty_profile(),
        exif=chatty_exif(),
        xmp=XMP,
        thumbnails=[64],
    )
    free = struct.pack(">I", 8 + 18) + b"freeAunt Mary's garden"
    return whole + free + TRAILER


def avif() -> bytes:
    whole = encoded(
        a_picture(), "AVIF", icc_profile=chatty_profile(), exif=chatty_exif(), xmp=XMP
    )
    return whole + struct.pack(">I", 8 + 18) + b"freeAunt Mary's garden"


CHATTY = {
    "jpeg": jpeg,
    "multi-picture": multi_picture,
    "png": png,
    "webp": webp,
    "heic": heic,
    "avif": avif,
}
