"""Rewrites a colour profile so that it tells colours and nothing else.

A profile may name a device and its serial number, who made it, and when: descriptions,
private tags, header. What converts the photo's colours to a standard space stays,
number for number. Layouts follow ICC.1:2022.
"""

import struct
from collections.abc import Iterator

from diary.photos.limits import MAX_PROFILE_BYTES

WHITE_D50 = (0.9642, 1.0, 0.8249)

_HEADER_BYTES = 128
_VERSION_4 = 0x04000000
_TABLE = b"A2B0"
_COLOURS = (
    *(b"wtpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ"),
    *(b"rTRC", b"gTRC", b"bTRC", b"kTRC", _TABLE),
)
_PARAMETERS = (1, 3, 4, 5, 7)
_FIXED_ENDS = {b"XYZ ": 20, b"sf32": 44}


def colours_only(profile: bytes) -> bytes | None:
    """Return `profile` without all that tells no colour, None where it is unsound."""
    try:
        tags = dict(_colour_tags(profile))
    except (LookupError, ValueError, struct.error):
        return None
    version, kind, space, link = struct.unpack_from(">8xI4s4s4s", profile)
    sound = profile[36:40] == b"acsp" and tags
    slim = write_profile(space, tags, version=version, kind=kind, link=link)
    return slim if sound and len(slim) <= MAX_PROFILE_BYTES else None


def write_profile(
    space: bytes,
    tags: dict[bytes, bytes],
    *,
    version: int = _VERSION_4,
    kind: bytes = b"mntr",
    link: bytes = b"XYZ ",
) -> bytes:
    """Return a profile of `tags` for pixels of `space`; equal tags are written once."""
    tags = _names(version) | tags
    start = _HEADER_BYTES + 4 + 12 * len(tags)
    at = dict.fromkeys(tags.values(), 0)
    for content in at:
        at[content] = start
        start += len(content) + -len(content) % 4
    table = b"".join(
        struct.pack(">4sII", name, at[content], len(content))
        for name, content in tags.items()
    )
    body = b"".join(content + bytes(-len(content) % 4) for content in at)
    head = struct.pack(">I4xI4s4s4s12x4s", start, version, kind, space, link, b"acsp")
    head = (head + bytes(28) + fixed(WHITE_D50)).ljust(_HEADER_BYTES, b"\0")
    return head + struct.pack(">I", len(tags)) + table + body


def fixed(values: tuple[float, ...]) -> bytes:
    """Return `values` as ICC's signed numbers with sixteen bits behind the point."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def xyz(values: tuple[float, float, float]) -> bytes:
    """Return a tag of one colour."""
    return b"XYZ " + bytes(4) + fixed(values)


def _colour_tags(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">I", profile, _HEADER_BYTES)
    for number in range(min(count, 100)):
        entry = _HEADER_BYTES + 4 + 12 * number
        name, start, size = struct.unpack_from(">4sII", profile, entry)
        if name in _COLOURS:
            yield name, _exactly(profile[start : start + size])


def _exactly(tag: bytes) -> bytes:
    """Return `tag` up to the end that its own numbers tell.

    Raises LookupError where it is shorter, or of no kind that tells colours.
    """
    end = _end(tag)
    if len(tag) < end:
        raise LookupError(tag[:4])
    return tag[:4] + bytes(4) + tag[8:end]


def _end(tag: bytes) -> int:
    match tag[:4]:
        case b"curv":
            return 12 + 2 * int.from_bytes(tag[8:12], "big")
        case b"para":
            return 12 + 4 * _PARAMETERS[int.from_bytes(tag[8:10], "big")]
        case b"mft1":
            return _table_end(tag, start=48, width=1, entries=(256, 256))
        case b"mft2":
            entries = struct.unpack_from(">HH", tag, 48)
            return _table_end(tag, start=52, width=2, entries=entries)
        case b"mAB ":
            return len(tag)
        case kind:
            return _FIXED_ENDS[kind]


def _table_end(tag: bytes, *, start: int, width: int, entries: tuple[int, int]) -> int:
    inputs, outputs, steps = tag[8:11]
    curves = inputs * entries[0] + outputs * entries[1]
    return int(start + width * (curves + outputs * steps**inputs))


def _names(version: int) -> dict[bytes, bytes]:
    """Return the two texts without which a profile is not valid."""
    text = b"text" + bytes(4) + b"-\0"
    if version < _VERSION_4:
        described = b"desc" + bytes(4) + struct.pack(">I", 2) + b"-\0" + bytes(78)
        return {b"desc": described, b"cprt": text}
    text = b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2, 28)
    text += "-".encode("utf-16-be")
    return {b"desc": text, b"cprt": text}
