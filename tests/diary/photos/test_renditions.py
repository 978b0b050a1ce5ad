from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from diary.photos.renditions import (
    as_jpeg,
    fit,
    large,
    placeholder,
    shrink,
    small,
    upright,
    upright_size,
)
from tests.diary.photos.files import a_picture, decoded


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1600, 1200)),
        ((3000, 4000), (1200, 1600)),
        ((1600, 1200), (1600, 1200)),
        ((1601, 1601), (1600, 1600)),
        ((64, 64), (64, 64)),
        ((20_000, 64), (1600, 5)),
    ],
)
def test_the_longer_side_is_brought_to_the_edge(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert fit(size, 1600) == expected


def test_a_sliver_keeps_one_pixel() -> None:
    assert fit((20_000, 64), 16) == (16, 1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_told_is_the_size_after_turning(orientation: int) -> None:
    image = upright(a_picture(80, 60), orientation)

    assert image.size == upright_size((80, 60), orientation)


def test_a_jpeg_carries_nothing_of_the_image_it_was_made_from() -> None:
    image = a_picture()
    image.info = {"comment": b"Aunt Mary's garden", "icc_profile": b"secret"}

    result = as_jpeg(image, quality=85)

    assert b"Aunt" not in result
    assert b"secret" not in result
    assert image.info["comment"] == b"Aunt Mary's garden"


def test_a_jpeg_carries_the_profile_it_is_given() -> None:
    result = as_jpeg(a_picture(), quality=85, profile=b"a profile")

    assert decoded(result).info["icc_profile"] == b"a profile"


def test_the_large_one_is_a_jpeg_of_the_same_size() -> None:
    result = decoded(large(a_picture(1600, 1200)))

    assert (result.format, result.size) == ("JPEG", (1600, 1200))


def test_the_small_one_is_a_webp_of_400_pixels() -> None:
    result = decoded(small(a_picture(1600, 1200)))

    assert (result.format, result.size) == ("WEBP", (400, 300))


def test_the_placeholder_is_a_data_uri_of_16_pixels() -> None:
    head, _, body = placeholder(a_picture(1600, 1200)).partition(",")

    picture = Image.open(BytesIO(b64decode(body)))
    assert head == "data:image/webp;base64"
    assert (picture.format, picture.size) == ("WEBP", (16, 12))


def test_shrinking_keeps_the_colours() -> None:
    result = shrink(Image.new("RGB", (800, 600), (200, 90, 80)), 400)

    assert result.getpixel((200, 150)) == (200, 90, 80)
