"""Puts a colour profile together from a JPEG's segments, and takes it apart again.

A segment holds 64 kB, so a profile comes in parts: each tells its number, from 1, and
how many there are (ICC.1:2022, annex B.4).
"""

from collections.abc import Iterable

from diary.photos.icc import colours_only

PROFILE_START = b"ICC_PROFILE\0"

_HEAD_BYTES = len(PROFILE_START) + 2
_PART_BYTES = 65_533 - _HEAD_BYTES


def profile_from(payloads: Iterable[bytes]) -> bytes | None:
    """Return what the profile in `payloads` tells of colours, None if there is none."""
    parts = sorted(payloads, key=_number)
    return colours_only(b"".join(part[_HEAD_BYTES:] for part in parts))


def payloads_of(profile: bytes) -> list[bytes]:
    """Return `profile` in parts, each small enough for a segment."""
    starts = range(0, len(profile), _PART_BYTES)
    parts = [profile[at : at + _PART_BYTES] for at in starts]
    return [
        PROFILE_START + bytes((number, len(parts))) + part
        for number, part in enumerate(parts, start=1)
    ]


def _number(payload: bytes) -> bytes:
    at = len(PROFILE_START)
    return payload[at : at + 1]
