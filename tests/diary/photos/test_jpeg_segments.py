import pytest

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.icc import colours_only, write_profile
from diary.photos.jpeg_segments import read_jpeg, write_jpeg
from tests.diary.photos.files import (
    SECRETS,
    a_picture,
    chatty_jpeg,
    decoded,
    display_p3_profile,
    encoded,
    noise,
    segment,
    with_segments,
)

END = b"\xff\xd9"
A_SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34"


def rewritten(data: bytes, orientation: int = 1) -> bytes:
    return write_jpeg(read_jpeg(data), orientation=orientation)


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        read_jpeg(data)
    return refused.value.code


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(encoded(noise(), quality=95), id="baseline"),
        pytest.param(encoded(noise(), progressive=True), id="progressive"),
        pytest.param(encoded(noise(), restart_marker_rows=1), id="restart marks"),
        pytest.param(encoded(noise(), subsampling=0), id="full colour"),
        pytest.param(encoded(noise("L")), id="grey"),
        pytest.param(encoded(noise("CMYK")), id="cmyk"),
        pytest.param(encoded(noise(), keep_rgb=True), id="rgb without a transform"),
        pytest.param(chatty_jpeg(), id="with metadata and a trailer"),
    ],
)
def test_rewriting_changes_no_pixel(source: bytes) -> None:
    result = decoded(rewritten(source))

    assert result.tobytes() == decoded(source).tobytes()


def test_a_file_without_metadata_comes_out_byte_for_byte() -> None:
    plain = encoded(noise(), restart_marker_rows=1)

    result = rewritten(plain)

    assert result == plain


@pytest.mark.parametrize("secret", SECRETS)
def test_no_metadata_survives(secret: bytes) -> None:
    source = chatty_jpeg(orientation=6)

    result = rewritten(source, orientation=6)

    assert secret in source
    assert secret not in result


def test_the_orientation_is_the_one_tag_that_stays() -> None:
    result = decoded(rewritten(chatty_jpeg(), orientation=6))

    assert dict(result.getexif()) == {0x0112: 6}


def test_an_upright_photo_carries_no_exif_at_all() -> None:
    result = rewritten(chatty_jpeg(), orientation=1)

    assert b"Exif" not in result


def test_a_colour_profile_of_several_segments_stays_whole() -> None:
    curve = b"curv" + bytes(4) + (40_000).to_bytes(4, "big") + bytes(range(200)) * 400
    profile = write_profile(b"GRAY", {b"kTRC": curve})

    result = decoded(rewritten(encoded(noise("L"), icc_profile=profile)))

    assert len(profile) > 65_536
    assert result.info["icc_profile"] == profile


def test_segments_of_a_profile_may_come_in_any_order() -> None:
    profile, plain = display_p3_profile(), encoded(a_picture())
    parts = [
        segment(0xE2, b"ICC_PROFILE\0" + bytes((number, 2)) + part)
        for number, part in ((2, profile[200:]), (1, profile[:200]))
    ]

    result = decoded(rewritten(with_segments(plain, *parts)))

    assert result.info["icc_profile"] == colours_only(profile)


def test_a_thumbnail_inside_jfif_is_cut_out() -> None:
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\1" + b"THUMB!")
    plain = encoded(a_picture())

    result = rewritten(plain[:2] + jfif + plain[20:])

    assert b"THUMB!" not in result
    assert result == plain


def test_what_hides_behind_the_adobe_mark_is_cut_off() -> None:
    plain = encoded(noise("CMYK"))
    at = plain.index(b"\xff\xee")
    longer = segment(0xEE, plain[at + 4 : at + 16] + b"Aunt Mary's garden")

    result = rewritten(plain[:at] + longer + plain[at + 16 :])

    assert result == plain


def test_segments_between_scans_are_dropped() -> None:
    progressive = encoded(noise(), progressive=True)
    at = progressive.rindex(b"\xff\xda")
    comment = segment(0xFE, b"Aunt Mary's garden")

    result = rewritten(progressive[:at] + comment + progressive[at:])

    assert result == progressive


def test_what_follows_the_first_end_of_image_is_dropped() -> None:
    plain = encoded(a_picture())

    result = rewritten(plain + b"motion video" + plain)

    assert result == plain


def test_fill_bytes_before_markers_are_understood() -> None:
    plain = encoded(a_picture())
    filled = plain[:2] + b"\xff\xff\xff" + plain[2:-2] + b"\xff\xff" + END

    result = decoded(rewritten(filled))

    assert result.tobytes() == decoded(plain).tobytes()


def test_stray_bytes_between_segments_are_dropped() -> None:
    plain = encoded(a_picture())

    result = rewritten(plain[:2] + b"\0stray\0" + plain[2:])

    assert result == plain


def test_the_first_exif_block_is_handed_over() -> None:
    jpeg = with_segments(
        encoded(a_picture()),
        segment(0xE1, b"Exif\0\0first"),
        segment(0xE1, b"Exif\0\0second"),
    )

    assert read_jpeg(jpeg).exif == b"Exif\0\0first"


@pytest.mark.parametrize("length", [b"", b"\0", b"\0\0", b"\0\1", b"\xff\xff"])
def test_a_lying_segment_length_is_refused(length: bytes) -> None:
    assert refusal_of(b"\xff\xd8\xff\xe1" + length) is Refusal.DAMAGED


@pytest.mark.parametrize("progressive", [False, True])
def test_a_file_cut_anywhere_is_refused(progressive: bool) -> None:  # noqa: FBT001
    whole = encoded(noise(), progressive=progressive)

    for length in range(3, len(whole), 97):
        assert refusal_of(whole[:length]) is Refusal.DAMAGED


def test_a_scan_that_never_ends_is_refused() -> None:
    assert refusal_of(b"\xff\xd8" + A_SCAN) is Refusal.DAMAGED


def test_sixty_four_scans_are_read_and_one_more_is_refused() -> None:
    allowed = b"\xff\xd8" + A_SCAN * 64 + END
    bomb = b"\xff\xd8" + A_SCAN * 65 + END

    assert len(read_jpeg(allowed).picture) == 64
    assert refusal_of(bomb) is Refusal.DAMAGED


def test_a_flood_of_tiny_segments_is_refused() -> None:
    assert refusal_of(b"\xff\xd8" + segment(0xFE, b"") * 5_000 + END) is Refusal.DAMAGED


@pytest.mark.parametrize(
    "marker", [0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xDE]
)
def test_codings_that_no_camera_writes_are_refused(marker: int) -> None:
    source = b"\xff\xd8" + segment(marker, bytes(15)) + A_SCAN + END

    assert refusal_of(source) is Refusal.NOT_A_PHOTO
