"""Reads a JPEG segment by segment and writes it again without its metadata.

The picture's own data is copied byte for byte, so no pixel changes.
Marker names follow ITU-T T.81, table B.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.exif import EXIF_START, UPRIGHT, orientation_only
from diary.photos.limits import MAX_JPEG_SCANS, MAX_JPEG_SEGMENTS

JPEG_START = b"\xff\xd8\xff"

_SOI = b"\xff\xd8"
_EOI = b"\xff\xd9"
_MARKER_BYTES = 2
_LENGTH_BYTES = 2
_END_OF_IMAGE = 0xD9
_START_OF_SCAN = 0xDA
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE

_HUFFMAN_TABLES = 0xC4
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_PICTURE = frozenset(
    {_BASELINE, _EXTENDED, _PROGRESSIVE, _HUFFMAN_TABLES, _START_OF_SCAN, 0xDB, 0xDD}
)
# Lossless, hierarchical and arithmetic coding: no camera writes them.
_OTHER_CODINGS = frozenset({*range(0xC3, 0xD0), 0xDE, 0xDF}) - {_HUFFMAN_TABLES}

# Within a scan, FF 00 stands for the byte FF and D0 to D7 are restart marks. Anywhere,
# a marker may be filled up with FF. So the first other pair is the next marker.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


@dataclass(frozen=True)
class Segment:
    """One marker with its payload; a start of scan carries the scan's data too."""

    marker: int
    payload: bytes
    scan: bytes = b""

    def to_bytes(self) -> bytes:
        length = (_LENGTH_BYTES + len(self.payload)).to_bytes(_LENGTH_BYTES, "big")
        return b"".join(
            (b"\xff", bytes([self.marker]), length, self.payload, self.scan)
        )


@dataclass(frozen=True)
class Jpeg:
    """The segments that make the picture, and the EXIF block that stood beside them."""

    picture: tuple[Segment, ...]
    exif: bytes


def read_jpeg(data: bytes) -> Jpeg:
    """Take the picture out of `data`, up to the first end of image.

    Raises PhotoRefused where the picture is cut short or not coded as cameras do.
    """
    picture: list[Segment] = []
    exif = b""
    for segment in _segments(data):
        if segment.marker in _OTHER_CODINGS:
            raise PhotoRefused(Refusal.NOT_A_PHOTO)
        if kept := _without_extras(segment):
            picture.append(kept)
        elif segment.marker == _APP1 and segment.payload.startswith(EXIF_START):
            exif = exif or segment.payload
    if sum(segment.marker == _START_OF_SCAN for segment in picture) > MAX_JPEG_SCANS:
        raise PhotoRefused(Refusal.DAMAGED)
    return Jpeg(tuple(picture), exif)


def write_jpeg(jpeg: Jpeg, *, orientation: int) -> bytes:
    """Return a file of the picture alone, with its EXIF `orientation` if turned."""
    turned = () if orientation == UPRIGHT else (_orientation_segment(orientation),)
    segments = (segment.to_bytes() for segment in (*turned, *jpeg.picture))
    return b"".join((_SOI, *segments, _EOI))


def _segments(data: bytes) -> Iterator[Segment]:
    at = len(_SOI)
    for _ in range(MAX_JPEG_SEGMENTS):
        at = _next_marker(data, at) + _MARKER_BYTES
        marker = data[at - 1]
        if marker == _END_OF_IMAGE:
            return
        payload = _payload(data, at)
        at += _LENGTH_BYTES + len(payload)
        scan_end = _next_marker(data, at) if marker == _START_OF_SCAN else at
        yield Segment(marker, payload, data[at:scan_end])
        at = scan_end
    raise PhotoRefused(Refusal.DAMAGED)


def _next_marker(data: bytes, at: int) -> int:
    found = _MARKER.search(data, at)
    if found is None:
        raise PhotoRefused(Refusal.DAMAGED)
    return found.start()


def _payload(data: bytes, at: int) -> bytes:
    """Return the payload whose two-byte length, itself included, stands at `at`."""
    start = at + _LENGTH_BYTES
    end = at + int.from_bytes(data[at:start], "big")
    if not start <= end <= len(data):
        raise PhotoRefused(Refusal.DAMAGED)
    return data[start:end]


def _without_extras(segment: Segment) -> Segment | None:
    """Return what the picture needs of `segment`: tables, scans, colour."""
    marker, payload = segment.marker, segment.payload
    if marker in _PICTURE:
        return segment
    if marker == _APP0 and payload.startswith(b"JFIF\0"):
        no_thumbnail = b"\0\0"
        return Segment(marker, payload[:12] + no_thumbnail)
    if marker == _APP2 and payload.startswith(b"ICC_PROFILE\0"):
        return segment
    if marker == _APP14 and payload.startswith(b"Adobe"):
        return Segment(marker, payload[:12])
    return None


def _orientation_segment(orientation: int) -> Segment:
    return Segment(_APP1, orientation_only(orientation))
