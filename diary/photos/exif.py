"""Reads the two things an EXIF block is good for: which way is up, and when."""

import struct
from datetime import MAXYEAR, MINYEAR, datetime

from PIL import ExifTags, Image

EXIF_START = b"Exif\0\0"
UPRIGHT = 1
_ORIENTATIONS = range(1, 9)

_TIMES = (
    (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
    (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
)


def orientation_of(exif: Image.Exif) -> int:
    """Return the EXIF orientation, 1 to 8; 1 (upright) where it is not told."""
    told = exif.get(ExifTags.Base.Orientation)
    return told if isinstance(told, int) and told in _ORIENTATIONS else UPRIGHT


def taken_at(exif: Image.Exif) -> datetime | None:
    """Return when the photo was taken: aware if the camera told its offset.

    A copied or edited file has a younger `DateTime`, so that tag is not asked.
    """
    details = exif.get_ifd(ExifTags.IFD.Exif)
    times = (_moment(details.get(time), details.get(zone)) for time, zone in _TIMES)
    return next(filter(None, times), None)


def exif_from(block: bytes) -> Image.Exif:
    """Return the tags of `block`, none where it cannot be read."""
    exif = Image.Exif()
    try:
        exif.load(block)
    except (LookupError, SyntaxError, TypeError, ValueError, struct.error):
        return Image.Exif()
    return exif


def orientation_only(orientation: int) -> bytes:
    """Return an EXIF block whose one tag is `orientation`."""
    one_entry = struct.pack(
        ">HHHIHHI", 1, ExifTags.Base.Orientation, 3, 1, orientation, 0, 0
    )
    return EXIF_START + b"MM\0*" + struct.pack(">I", 8) + one_entry


def _moment(time: object, offset: object) -> datetime | None:
    local = _parsed(time, "%Y:%m:%d %H:%M:%S")
    zone = _parsed(offset, "%z")
    # At the ends of the calendar no time can be told in another time zone.
    if local and local.year in (MINYEAR, MAXYEAR):
        return None
    return local.replace(tzinfo=zone.tzinfo) if local and zone else local


def _parsed(text: object, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(str(text).strip("\0 "), pattern)  # noqa: DTZ007
    except ValueError:
        return None
