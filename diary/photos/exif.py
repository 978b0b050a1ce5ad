"""Reads the two things an EXIF block is good for: which way is up, and when."""

import struct
from datetime import MAXYEAR, MINYEAR, datetime

from diary.photos.tiff import Tiff

EXIF_START = b"Exif\0\0"
UPRIGHT = 1

_ORIENTATION, _DETAILS = 0x0112, 0x8769
# When the photo was taken and when it was made digital, each with its offset from UTC.
_TIMES = ((0x9003, 0x9011), (0x9004, 0x9012))
_WANTED = {_ORIENTATION, _DETAILS, *_TIMES[0], *_TIMES[1]}
_ORIENTATIONS = range(1, 9)

Exif = dict[int, int | str]


def exif_from(block: bytes) -> Exif:
    """Return the tags of `block` that are asked for, none where it cannot be read."""
    try:
        tiff = Tiff(block.removeprefix(EXIF_START))
        exif = _told(tiff, tiff.first)
        details = exif.get(_DETAILS)
        return _told(tiff, details) | exif if isinstance(details, int) else exif
    except (KeyError, struct.error):
        return {}


def overlaps(block: bytes) -> bool:
    """Whether the entries of `block` claim more bytes than there are."""
    try:
        tiff = Tiff(block.removeprefix(EXIF_START))
        return sum(entry.size for entry in tiff.entries(tiff.first)) > len(block)
    except (KeyError, struct.error):
        return False


def orientation_of(exif: Exif) -> int:
    """Return the EXIF orientation, 1 to 8; 1 (upright) where it is not told."""
    told = exif.get(_ORIENTATION)
    return told if isinstance(told, int) and told in _ORIENTATIONS else UPRIGHT


def taken_at(exif: Exif) -> datetime | None:
    """Return when the photo was taken: aware if the camera told its offset.

    A copied or edited file has a younger `DateTime`, so that tag is not asked.
    """
    times = (_moment(exif.get(time), exif.get(zone)) for time, zone in _TIMES)
    return next(filter(None, times), None)


def orientation_only(orientation: int) -> bytes:
    """Return an EXIF block whose one tag is `orientation`."""
    one_entry = struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    return EXIF_START + b"MM\0*" + struct.pack(">I", 8) + one_entry


def _told(tiff: Tiff, directory: int) -> Exif:
    wanted = (entry for entry in tiff.entries(directory) if entry.tag in _WANTED)
    values = ((entry.tag, tiff.value(entry)) for entry in wanted)
    return {tag: value for tag, value in values if value is not None}


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
