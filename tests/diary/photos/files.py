"""Builds the files the photo tests feed in: sound ones, chatty ones, hostile ones."""

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import ExifTags, Image, ImageCms, ImageFilter
from PIL.ImageFile import ImageFile
from pillow_heif import register_heif_opener

register_heif_opener()  # Pillow alone writes no HEIC.

FORMS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
RED, GREEN, BLUE, GREY = (200, 40, 40), (40, 180, 60), (40, 60, 200), (128, 128, 128)

SECRETS = (
    b"SERIAL-4711",
    b"Aunt Mary's garden",
    b"GPSLatitude",
    b"MAKER-NOTE",
    b"THUMBNAIL",
    b"TRAILING-VIDEO",
    b"PlaceCaption",
    b"2024:05:06",
)


def a_picture(width: int = 320, height: int = 240) -> Image.Image:
    """Four quarters: red, green, blue and grey, so that every turn shows."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    picture.paste(GREY, (width // 2, height // 2, width, height))
    return picture


def encoded(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def noise(mode: str = "RGB") -> Image.Image:
    """A picture whose scan holds stuffed bytes, as every detailed photo's does."""
    size = (200, 160)
    values = Random(7).randbytes(200 * 160)  # noqa: S311
    return Image.frombytes("L", size, values).convert(mode)


def soft_noise() -> Image.Image:
    """Noise in which, as in a photo, some values are more frequent than others."""
    return noise().filter(ImageFilter.BoxBlur(1))


def opened(data: bytes) -> ImageFile:
    return Image.open(BytesIO(data))


def decoded(data: bytes) -> ImageFile:
    image = opened(data)
    image.load()
    return image


def exif_with(
    *,
    orientation: int = 1,
    taken: str = "2024:05:06 07:08:09",
    offset: str | None = None,
) -> bytes:
    """EXIF as a phone writes it: place, serial number, maker note and all."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.ImageDescription] = "Aunt Mary's garden"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = taken
    details[ExifTags.Base.BodySerialNumber] = "SERIAL-4711"
    details[ExifTags.Base.MakerNote] = b"MAKER-NOTE"
    if offset:
        details[ExifTags.Base.OffsetTimeOriginal] = offset
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (52.0, 31.0, 12.0)
    return exif.tobytes()


def segment(marker: int, payload: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """Insert `segments` behind the start of the image."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chatty_jpeg(orientation: int = 1) -> bytes:
    """A JPEG that carries everything a phone and its apps may leave in one."""
    thumbnail = segment(0xE0, b"JFXX\0\x13\x01\x01THUMBNAIL")
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,31N'/>")
    iptc = segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0cPlaceCaption")
    comment = segment(0xFE, b"Aunt Mary's garden")
    jpeg = encoded(a_picture(), exif=exif_with(orientation=orientation))
    return with_segments(jpeg, thumbnail, xmp, iptc, comment) + b"TRAILING-VIDEO"


def png_chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims its size and brings next to nothing of it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def display_p3_profile() -> bytes:
    """The colours of most phone cameras: DCI-P3 primaries, white D65, sRGB's curve."""
    return _profile(b"RGB ", _p3_tags())


def _p3_tags() -> dict[bytes, bytes]:
    red, green, blue = (
        (0.51512, 0.24120, -0.00105),
        (0.29198, 0.69225, 0.04189),
        (0.15710, 0.06657, 0.78407),
    )
    tags = {b"rXYZ": _xyz(red), b"gXYZ": _xyz(green), b"bXYZ": _xyz(blue)}
    return tags | {name: _srgb_curve() for name in (b"rTRC", b"gTRC", b"bTRC")}


def told_as(coded: bytes, *, primaries: int, transfer: int) -> bytes:
    """Return a HEIC or AVIF that tells its colours by these code points of H.273."""
    head, found, rest = coded.partition(b"colrnclx")
    assert found
    return head + found + struct.pack(">HH", primaries, transfer) + rest[4:]


def grey_profile() -> bytes:
    """Grey with a straight line for a curve: 128 is half of the light."""
    straight = b"curv" + bytes(8)
    return _profile(b"GRAY", {b"kTRC": straight})


def chatty_profile() -> bytes:
    """Display P3 as a screen's own profile tells it: with names, dates and serials."""
    turn = _s15((1, 0, 0, 0, 1, 0, 0, 0, 1))
    profile = _profile(
        b"RGB ",
        {
            b"desc": b"desc" + bytes(4) + b"\0\0\0\x0cSERIAL-4711\0" + bytes(78),
            b"mmod": b"mmod" + bytes(4) + b"SERIAL-4711" + bytes(21),
            b"dmnd": b"text" + bytes(4) + b"Aunt Mary's garden\0",
            **_p3_tags(),
            b"chad": b"sf32" + bytes(4) + turn + b"SERIAL-4711",
        },
    )
    maker = b"MAKER-NOTE"
    return profile[:48] + maker[:8] + profile[56:84] + maker + profile[94:]


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"wtpt": _xyz((0.9642, 1.0, 0.8249)), **tags}
    start = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content
    size = start + len(body)
    version = 0x04200000
    header = struct.pack(">I4xI4s4s4s", size, version, b"mntr", space, b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + _s15((0.9642, 1.0, 0.8249))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _s15(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _s15(values)


def _srgb_curve() -> bytes:
    numbers = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _s15(numbers)
