import struct
from dataclasses import replace
from typing import Any

import pytest

from diary.photos import jpeg_scans
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.jpeg_scans import check_scans
from diary.photos.jpeg_segments import START_OF_SCAN, Jpeg, Segment, read_jpeg
from tests.diary.photos.files import encoded, noise, segment

FRAME = 0xC0
WITH_RESTARTS = encoded(noise(), restart_marker_blocks=7)


def refusal_of(jpeg: Jpeg) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        check_scans(jpeg)
    return refused.value.code


def without_scan(jpeg: Jpeg, number: int) -> Jpeg:
    scans = [one for one in jpeg.picture if one.marker == START_OF_SCAN]
    return replace(
        jpeg, picture=tuple(one for one in jpeg.picture if one is not scans[number])
    )


def with_scan(jpeg: Jpeg, scan: bytes) -> Jpeg:
    *head, last = jpeg.picture
    return replace(jpeg, picture=(*head, replace(last, scan=scan)))


def with_payload(jpeg: Jpeg, marker: int, payload: bytes) -> Jpeg:
    changed = (
        replace(one, payload=payload) if one.marker == marker else one
        for one in jpeg.picture
    )
    return replace(jpeg, picture=tuple(changed))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"progressive": True},
        {"progressive": True, "restart_marker_rows": 1},
        {"restart_marker_blocks": 1},
        {"restart_marker_rows": 1},
    ],
)
def test_what_a_camera_writes_passes(mode: str, options: dict[str, Any]) -> None:
    check_scans(read_jpeg(encoded(noise(mode), **options)))


@pytest.mark.parametrize("number", range(10))
def test_a_scan_that_is_missing_is_noticed(number: int) -> None:
    jpeg = read_jpeg(encoded(noise(), progressive=True))

    assert refusal_of(without_scan(jpeg, number)) is Refusal.DAMAGED


def test_restart_marks_out_of_order_are_refused() -> None:
    jpeg = read_jpeg(WITH_RESTARTS.replace(b"\xff\xd3", b"\xff\xd5", 1))

    assert refusal_of(jpeg) is Refusal.DAMAGED


def test_a_restart_mark_that_is_missing_is_noticed() -> None:
    jpeg = read_jpeg(WITH_RESTARTS)
    scan = bytes(jpeg.picture[-1].scan)

    cut = with_scan(jpeg, scan[: scan.rindex(b"\xff\xd0")])

    assert refusal_of(cut) is Refusal.DAMAGED


def test_one_more_mark_at_the_end_is_what_some_cameras_set_two_are_not() -> None:
    jpeg = read_jpeg(encoded(noise(), restart_marker_blocks=65))
    scan = bytes(jpeg.picture[-1].scan)

    check_scans(with_scan(jpeg, scan + b"\xff\xd1"))

    two = with_scan(jpeg, scan + b"\xff\xd1\xff\xd2")
    assert refusal_of(two) is Refusal.DAMAGED


def test_a_picture_in_many_scans_has_a_limit_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    several = read_jpeg(encoded(noise(), progressive=True, subsampling="4:2:0"))
    single = read_jpeg(encoded(noise()))
    wanted = 200 * 160 * 3 // 2
    monkeypatch.setattr(jpeg_scans, "MAX_COEFFICIENTS", wanted)
    check_scans(several)

    monkeypatch.setattr(jpeg_scans, "MAX_COEFFICIENTS", wanted - 1)

    assert refusal_of(several) is Refusal.TOO_MANY_PIXELS
    check_scans(single)


def test_many_scans_of_many_pixels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    jpeg = read_jpeg(encoded(noise(), progressive=True))
    monkeypatch.setattr(jpeg_scans, "MAX_SCANNED_PIXELS", 200 * 160 * 10)
    check_scans(jpeg)

    monkeypatch.setattr(jpeg_scans, "MAX_SCANNED_PIXELS", 200 * 160 * 10 - 1)

    assert refusal_of(jpeg) is Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x08\0\x40\0\x40\x03\x01\x22\0", id="components missing"),
        pytest.param(b"\x08\0\x40\0\x40\0", id="no component"),
        pytest.param(b"\x08\0\x40\0\x40\x01\x01\0\0", id="no samples"),
    ],
)
def test_a_frame_that_makes_no_sense_is_refused(payload: bytes) -> None:
    jpeg = read_jpeg(WITH_RESTARTS)

    assert refusal_of(with_payload(jpeg, FRAME, payload)) is Refusal.DAMAGED


@pytest.mark.parametrize(
    "payload", [b"", b"\0", b"\3\1\0\0\x3f\0", b"\1\x63\0\0\x3f\0", b"\5" + bytes(13)]
)
def test_a_scan_that_makes_no_sense_is_refused(payload: bytes) -> None:
    jpeg = read_jpeg(WITH_RESTARTS)

    assert refusal_of(with_payload(jpeg, START_OF_SCAN, payload)) is Refusal.DAMAGED


@pytest.mark.parametrize("frames", [0, 2])
def test_a_picture_has_one_frame(frames: int) -> None:
    frame = Segment(FRAME, struct.pack(">BHHBBBB", 8, 64, 64, 1, 1, 0x11, 0))
    scan = Segment(START_OF_SCAN, b"\1\1\0\0\x3f\0", b"\x12")

    assert refusal_of(Jpeg((*[frame] * frames, scan), b"", None)) is Refusal.DAMAGED


def test_a_flood_of_restart_marks_is_read_no_further_than_it_may_go() -> None:
    jpeg = read_jpeg(WITH_RESTARTS)
    flood = bytes(range(0xD0, 0xD8)).join([b"\xff"] * 2)

    assert refusal_of(with_scan(jpeg, flood * 100_000)) is Refusal.DAMAGED
    assert segment(0xDD, b"\0\7") in WITH_RESTARTS
