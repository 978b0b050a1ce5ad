from random import Random
from typing import Any

import pytest
from PIL import Image

from diary.photos.complaints import refusing_broken_files
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.jpeg_decoding import decode_whole
from diary.photos.jpeg_scans import check_scans
from diary.photos.jpeg_segments import EOI, read_jpeg
from tests.diary.photos.files import encoded, noise, opened

CODINGS: list[dict[str, Any]] = [
    {},
    {"progressive": True},
    {"optimize": True, "subsampling": 0},
    {"restart_marker_rows": 1},
    {"progressive": True, "restart_marker_blocks": 9},
    {"keep_rgb": True},
]


def whole(source: bytes, box: tuple[int, int] | None = None) -> Image.Image:
    image = opened(source)
    if box:
        image.draft("RGB", box)
    jpeg = read_jpeg(source)
    check_scans(jpeg)
    with refusing_broken_files():
        decode_whole(image, jpeg)
    return image


def refusal_of(source: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        whole(source)
    return refused.value.code


@pytest.mark.parametrize("options", CODINGS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_pixels_are_those_of_the_plain_decoder(
    mode: str, options: dict[str, Any]
) -> None:
    source = encoded(noise(mode), **options)

    assert whole(source).tobytes() == opened(source).tobytes()


def test_it_may_be_drafted_to_a_smaller_size() -> None:
    source = encoded(noise())
    smaller = opened(source)
    smaller.draft("RGB", (50, 40))

    result = whole(source, (50, 40))

    assert result.size == (50, 40)
    assert result.tobytes() == smaller.tobytes()


@pytest.mark.parametrize("options", CODINGS)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.98, 0.995])
def test_a_photo_cut_short_and_closed_with_an_end_mark_is_refused(
    share: float, options: dict[str, Any]
) -> None:
    source = encoded(noise(), quality=90, **options)

    cut = source[: int(len(source) * share)].rstrip(b"\xff") + EOI

    assert refusal_of(cut) is Refusal.DAMAGED


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_a_flat_photo_that_is_cut_is_noticed_too(mode: str) -> None:
    source = encoded(Image.new(mode, (400, 300)))

    cut = source[: -len(source) // 8] + EOI

    assert refusal_of(cut) is Refusal.DAMAGED


@pytest.mark.parametrize("options", CODINGS[:3])
def test_bytes_that_were_lost_in_the_middle_are_noticed(
    options: dict[str, Any],
) -> None:
    source = encoded(noise(), quality=90, **options)
    middle = len(source) * 3 // 4

    assert refusal_of(source[:middle] + source[middle + 500 :]) is Refusal.DAMAGED


@pytest.mark.parametrize("options", CODINGS[:2])
def test_bytes_that_were_overwritten_are_noticed(options: dict[str, Any]) -> None:
    source = encoded(noise(), quality=90, **options)
    middle = len(source) * 3 // 4
    noise_bytes = Random(7).randbytes(600)  # noqa: S311
    other = noise_bytes.replace(b"\xff", b"\0")

    damaged = source[:middle] + other + source[middle + 600 :]

    assert refusal_of(damaged) is Refusal.DAMAGED


@pytest.mark.parametrize("padding", [bytes(5_000), b"\xff" * 99, b"\x31" * 50])
def test_padding_behind_a_scan_is_what_cameras_leave(padding: bytes) -> None:
    source = encoded(noise())

    padded = whole(source[:-2] + padding + EOI)

    assert padded.tobytes() == opened(source).tobytes()


def test_words_behind_a_scan_are_not() -> None:
    source = encoded(noise())

    assert refusal_of(source[:-2] + b"52.5200 N, 13.4050 E " * 9 + EOI)


def test_broken_tables_are_refused() -> None:
    source = encoded(noise())
    at = source.index(b"\xff\xc4") + 5

    assert refusal_of(source[:at] + b"\xee" * 16 + source[at + 16 :])
