"""Reads a JPEG segment by segment and writes it again without its metadata.

The picture's own data is copied byte for byte, so no pixel changes.
Marker names follow ITU-T T.81, table B.1.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.exif import EXIF_START, UPRIGHT, orientation_only
from diary.photos.jpeg_profile import PROFILE_START, payloads_of, profile_from
from diary.photos.limits import MAX_JPEG_SCANS, MAX_JPEG_SEGMENTS

JPEG_START = b"\xff\xd8\xff"

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
_MARKER_BYTES = _LENGTH_BYTES = 2
_END_OF_IMAGE, START_OF_SCAN = 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE

_HUFFMAN_TABLES = 0xC4
_BASELINE, _EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2
FRAMES = frozenset({_BASELINE, _EXTENDED, PROGRESSIVE})
_QUANTIZATION_TABLES, RESTART_INTERVAL = 0xDB, 0xDD
_TABLES = frozenset({_HUFFMAN_TABLES, _QUANTIZATION_TABLES, RESTART_INTERVAL})
_PICTURE = FRAMES | _TABLES | {START_OF_SCAN}
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
    scan: bytes | memoryview = b""

    @property
    def head(self) -> bytes:
        """All of it but the scan's data."""
        length = (_LENGTH_BYTES + len(self.payload)).to_bytes(_LENGTH_BYTES, "big")
        return b"\xff" + bytes([self.marker]) + length + self.payload


@dataclass(frozen=True)
class Jpeg:
    """The segments that make the picture; the EXIF and the colours told beside them."""

    picture: tuple[Segment, ...]
    exif: bytes
    profile: bytes | None

    @property
    def is_adobe(self) -> bool:
        """Whether it is marked as Adobe's, which inverts CMYK."""
        return any(segment.marker == _APP14 for segment in self.picture)


def read_jpeg(data: bytes) -> Jpeg:
    """Take the picture out of `data`, up to the first end of image.

    Raises PhotoRefused where the picture is cut short or not coded as cameras do.
    """
    segments = list(_segments(data))
    if any(segment.marker in _OTHER_CODINGS for segment in segments):
        raise PhotoRefused(Refusal.NOT_A_PHOTO)
    if sum(segment.marker == START_OF_SCAN for segment in segments) > MAX_JPEG_SCANS:
        raise PhotoRefused(Refusal.DAMAGED)
    kept = filter(None, map(_without_extras, segments))
    return Jpeg(
        picture=tuple(sorted(kept, key=_is_jfif, reverse=True)),
        exif=next(_payloads(segments, _APP1, EXIF_START), b""),
        profile=profile_from(_payloads(segments, _APP2, PROFILE_START)),
    )


def write_jpeg(jpeg: Jpeg, *, orientation: int) -> bytes:
    """Return a file of the picture, its colours and, if turned, its `orientation`."""
    turned = () if orientation == UPRIGHT else (orientation_only(orientation),)
    segments = (
        *(Segment(_APP1, payload) for payload in turned),
        *takewhile(_is_jfif, jpeg.picture),
        *(Segment(_APP2, payload) for payload in payloads_of(jpeg.profile or b"")),
        *dropwhile(_is_jfif, jpeg.picture),
    )
    parts = (part for one in segments for part in (one.head, one.scan))
    return b"".join((SOI, *parts, EOI))


def jpeg_header(jpeg: Jpeg) -> bytes:
    """Return the start of a file of `jpeg`, up to its first scan."""
    tables = takewhile(lambda one: one.marker != START_OF_SCAN, jpeg.picture)
    scans = (one for one in jpeg.picture if one.marker == START_OF_SCAN)
    return b"".join((SOI, *(one.head for one in (*tables, *islice(scans, 1)))))


def _segments(data: bytes) -> Iterator[Segment]:
    at = len(SOI)
    for _ in range(MAX_JPEG_SEGMENTS):
        at = _next_marker(data, at) + _MARKER_BYTES
        marker = data[at - 1]
        if marker == _END_OF_IMAGE:
            return
        payload = _payload(data, at)
        at += _LENGTH_BYTES + len(payload)
        scan_end = _next_marker(data, at) if marker == START_OF_SCAN else at
        # Fill bytes may stand between a scan and the next marker.
        length = len(data[at:scan_end].rstrip(b"\xff"))
        yield Segment(marker, payload, memoryview(data)[at : at + length])
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
    """Return what the picture needs of `segment`: tables, scans, kind of colours."""
    marker, payload = segment.marker, segment.payload
    if marker in _PICTURE:
        return segment
    if marker == _APP0 and payload.startswith(b"JFIF\0"):
        no_thumbnail = b"\0\0"
        return Segment(marker, payload[:12] + no_thumbnail)
    if marker == _APP14 and payload.startswith(b"Adobe"):
        return Segment(marker, payload[:12])
    return None


def _is_jfif(segment: Segment) -> bool:
    return segment.marker == _APP0


def _payloads(
    segments: Iterable[Segment], marker: int, start: bytes
) -> Iterator[bytes]:
    payloads = (one.payload for one in segments if one.marker == marker)
    return (payload for payload in payloads if payload.startswith(start))
