"""Whatever happens to a photo on its way, it is kept whole or refused with a reason."""

import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO

from hypothesis import HealthCheck, given, settings, strategies as st

from diary.photos.complaints import refusing_broken_files
from diary.photos.errors import PhotoRefused
from diary.photos.exif import (
    exif_from,
    orientation_of,
    orientation_only,
    overlaps,
    taken_at,
)
from diary.photos.icc import colours_only
from diary.photos.ingest import ingest
from diary.photos.jpeg_scans import check_scans
from diary.photos.jpeg_segments import JPEG_START, read_jpeg, write_jpeg
from diary.photos.opening import open_still
from tests.diary.photos.chatty import CHATTY, chatty_exif
from tests.diary.photos.files import chatty_profile, decoded, encoded, noise

JPEGS: dict[str, Callable[[], bytes]] = {
    **{kind: CHATTY[kind] for kind in ("jpeg", "multi-picture")},
    "progressive": lambda: encoded(noise(), progressive=True),
    "with restart marks": lambda: encoded(noise(), restart_marker_blocks=5),
    "cmyk": lambda: encoded(noise("CMYK")),
}
FILES = {**CHATTY, **JPEGS}
# Numbers at which lengths, counts and marks go wrong.
TELLING = (0, 1, 2, 7, 8, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xFE, 0xFF)
MARKERS = (
    b"\xff\xd8",
    b"\xff\xd9",
    b"\xff\xda",
    b"\xff\xd0",
    b"\xff\xc4\0\x02",
    b"\xff",
)

Place = st.floats(0, 1, exclude_max=True)
Change = st.one_of(
    st.tuples(st.just("byte"), Place, st.sampled_from(TELLING)),
    st.tuples(st.just("number"), Place, st.integers(0, 2**32 - 1)),
    st.tuples(
        st.just("insert"), Place, st.sampled_from(MARKERS) | st.binary(max_size=9)
    ),
    st.tuples(st.just("lose"), Place, st.integers(1, 600)),
    st.tuples(st.just("repeat"), Place, st.integers(1, 600)),
    st.tuples(st.just("cut"), Place, st.none()),
    st.tuples(st.just("zeros"), Place, st.none()),
)
slowly = settings(
    deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def file(kind: str) -> bytes:
    return FILES[kind]()


def changed(data: bytes, change: tuple[str, float, object]) -> bytes:
    """Do to `data` what `change` says, at its share of the length."""
    what, place, value = change
    at = int(place * len(data))
    head, rest = data[:at], data[at:]
    match what, value:
        case "byte", int():
            return head + bytes([value]) + rest[1:]
        case "number", int():
            return head + struct.pack(">I", value) + rest[4:]
        case "insert", bytes():
            return head + value + rest
        case "lose", int():
            return head + rest[value:]
        case "repeat", int():
            return head + rest[:value] + rest
        case "zeros", None:
            head += bytes(len(rest))
    return head


@st.composite
def broken(draw: st.DrawFn, kinds: tuple[str, ...]) -> bytes:
    """A file of one of `kinds` to which up to five things have happened."""
    data = file(draw(st.sampled_from(kinds)))
    for change in draw(st.lists(Change, min_size=1, max_size=5)):
        data = changed(data, change)
    return data


@slowly
@given(broken(tuple(FILES)))
def test_a_broken_file_is_kept_whole_or_refused(data: bytes) -> None:
    try:
        photo = ingest(BytesIO(data))
    except PhotoRefused:
        return

    assert sorted(decoded(photo.original).size) == sorted((photo.width, photo.height))
    assert max(decoded(photo.large).size) <= 1600
    assert max(decoded(photo.small).size) <= 400


@slowly
@given(broken(tuple(FILES)) | st.binary(max_size=200))
def test_the_opener_opens_or_refuses(data: bytes) -> None:
    try:
        with refusing_broken_files():
            image = open_still(data)
    except PhotoRefused:
        return

    assert 64 <= min(image.size) <= max(image.size) <= 20_000


@slowly
@given(broken(tuple(JPEGS)) | st.binary(max_size=300).map(JPEG_START.__add__))
def test_what_the_walker_writes_it_reads_as_the_same(data: bytes) -> None:
    try:
        jpeg = read_jpeg(data)
        check_scans(jpeg)
    except PhotoRefused:
        return

    again = read_jpeg(write_jpeg(jpeg, orientation=6))

    assert again == replace(jpeg, exif=orientation_only(6))


@slowly
@given(st.data())
def test_blocks_of_metadata_are_read_or_left_alone(data: st.DataObject) -> None:
    exif, profile = chatty_exif(), chatty_profile()
    for change in data.draw(st.lists(Change, max_size=5)):
        exif, profile = changed(exif, change), changed(profile, change)

    read = exif_from(exif)

    assert 1 <= orientation_of(read) <= 8
    assert isinstance(taken_at(read), datetime | None)
    assert isinstance(overlaps(exif), bool)
    slim = colours_only(profile)
    assert slim is None or colours_only(slim) == slim
