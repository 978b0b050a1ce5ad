"""Checks that the scans of a JPEG make one whole picture, and at what cost."""

import re
from itertools import islice, product

from diary.photos.complaints import refusing_broken_files
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.jpeg_headers import COEFFICIENTS, Frame, Scan, read_frame, read_scan
from diary.photos.jpeg_segments import (
    FRAMES,
    PROGRESSIVE,
    RESTART_INTERVAL,
    START_OF_SCAN,
    Jpeg,
)
from diary.photos.limits import MAX_COEFFICIENTS, MAX_SCANNED_PIXELS

_RESTART = re.compile(rb"\xff[\xd0-\xd7]")


def check_scans(jpeg: Jpeg) -> None:
    """Raise PhotoRefused where scans are missing, out of order, or too much to hold.

    A JPEG of several scans is not shrunk while it is decoded: its decoder holds every
    coefficient of the picture, and goes through all of them again with each scan.
    """
    with refusing_broken_files():
        (start,) = (one for one in jpeg.picture if one.marker in FRAMES)
        frame = read_frame(start.payload)
        progressive = start.marker == PROGRESSIVE
        segments = [one for one in jpeg.picture if one.marker == START_OF_SCAN]
        scans = [read_scan(one.payload, progressive=progressive) for one in segments]
        if len(scans) > 1 and _is_too_much(frame, scans):
            raise PhotoRefused(Refusal.TOO_MANY_PIXELS)
        if not (_is_complete(frame, scans) and _is_unbroken(frame, jpeg)):
            raise PhotoRefused(Refusal.DAMAGED)


def _is_too_much(frame: Frame, scans: list[Scan]) -> bool:
    scanned = frame.width * frame.height * len(scans)
    return frame.coefficients > MAX_COEFFICIENTS or scanned > MAX_SCANNED_PIXELS


def _is_complete(frame: Frame, scans: list[Scan]) -> bool:
    """Whether all coefficients of all components are told, step by step to the end."""
    lowest: dict[tuple[int, int], int] = {}
    for scan in scans:
        for told in product(scan.components, scan.coefficients):
            if lowest.get(told, 0) != scan.told_bit:
                return False
            lowest[told] = scan.lowest_bit
    wanted = product(frame.sampling, range(COEFFICIENTS))
    return not any(lowest.get(one, 1) for one in wanted)


def _is_unbroken(frame: Frame, jpeg: Jpeg) -> bool:
    """Whether every scan has all of the restart marks that were announced."""
    interval = 0
    for segment in jpeg.picture:
        if segment.marker == RESTART_INTERVAL:
            interval = int.from_bytes(segment.payload, "big")
        if segment.marker == START_OF_SCAN and interval:
            units = frame.units(read_scan(segment.payload).components)
            if not _has_marks(segment.scan, (units - 1) // interval):
                return False
    return True


def _has_marks(scan: bytes | memoryview, wanted: int) -> bool:
    """Whether `wanted` restart marks are there, which number themselves from 0 to 7.

    Some cameras set one more, at the end.
    """
    marks = [mark[0][1] & 7 for mark in islice(_RESTART.finditer(scan), wanted + 2)]
    in_order = all(mark == number % 8 for number, mark in enumerate(marks))
    return in_order and wanted <= len(marks) <= wanted + 1
