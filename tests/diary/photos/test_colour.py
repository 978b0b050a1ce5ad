import pytest
from PIL import Image

from diary.photos.colour import fitting_profile, plain, to_srgb
from tests.diary.photos.files import (
    decoded,
    display_p3_profile,
    encoded,
    grey_profile,
    srgb_profile,
)

SIZE = (64, 64)
Pixel = float | tuple[int, ...] | None


def first_pixel(image: Image.Image) -> Pixel:
    return image.getpixel((0, 0))


@pytest.mark.parametrize(
    ("sixteen_bits", "eight_bits"),
    [(0, 0), (255, 0), (256, 1), (32_896, 128), (65_279, 254), (65_535, 255)],
)
def test_sixteen_bit_grey_is_scaled(sixteen_bits: int, eight_bits: int) -> None:
    source = decoded(encoded(Image.new("I;16", SIZE, sixteen_bits), "PNG"))

    result = plain(source)

    assert (result.mode, first_pixel(result)) == ("L", eight_bits)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 90, ("L", 90)),
        ("RGB", (200, 90, 80), ("RGB", (200, 90, 80))),
        ("CMYK", (0, 9, 90, 0), ("CMYK", (0, 9, 90, 0))),
        ("1", 1, ("L", 255)),
        ("LA", (0, 0), ("RGB", (255, 255, 255))),
        ("RGBA", (200, 90, 80, 255), ("RGB", (200, 90, 80))),
        ("RGBA", (0, 0, 0, 0), ("RGB", (255, 255, 255))),
        ("RGBA", (0, 0, 0, 51), ("RGB", (204, 204, 204))),
    ],
)
def test_every_mode_becomes_plain_with_white_behind_it(
    mode: str, colour: Pixel, expected: tuple[str, Pixel]
) -> None:
    result = plain(Image.new(mode, SIZE, colour))

    assert (result.mode, first_pixel(result)) == expected


def test_a_palette_is_resolved() -> None:
    source = Image.new("RGB", SIZE, (200, 90, 80)).quantize(4)

    result = plain(source)

    assert (result.mode, first_pixel(result)) == ("RGB", (200, 90, 80))


def test_the_see_through_entry_of_a_palette_lies_over_white() -> None:
    palette = Image.new("RGB", SIZE, (200, 90, 80)).quantize(4)
    source = decoded(encoded(palette, "PNG", transparency=palette.getpixel((0, 0))))

    result = plain(source)

    assert (result.mode, first_pixel(result)) == ("RGB", (255, 255, 255))


def test_display_p3_is_brought_to_srgb() -> None:
    source = Image.new("RGB", SIZE, (200, 90, 80))

    result = to_srgb(source, display_p3_profile())

    assert first_pixel(result) == (216, 81, 74)


def test_srgb_stays_srgb() -> None:
    source = Image.new("RGB", SIZE, (200, 90, 80))

    result = to_srgb(source, srgb_profile())

    assert first_pixel(result) == (200, 90, 80)


def test_grey_follows_its_own_profile() -> None:
    source = Image.new("L", SIZE, 128)

    result = to_srgb(source, grey_profile())

    assert (result.mode, first_pixel(result)) == ("RGB", (188, 188, 188))


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 90, (90, 90, 90)),
        ("RGB", (200, 90, 80), (200, 90, 80)),
        ("CMYK", (0, 255, 255, 0), (255, 0, 0)),
    ],
)
def test_without_a_profile_pixels_count_as_srgb(
    mode: str, colour: Pixel, expected: Pixel
) -> None:
    result = to_srgb(Image.new(mode, SIZE, colour), None)

    assert (result.mode, first_pixel(result)) == ("RGB", expected)


def test_a_profile_that_cannot_be_applied_is_ignored() -> None:
    without_colours = display_p3_profile().replace(b"rXYZ", b"xxxx")

    result = to_srgb(Image.new("RGB", SIZE, (200, 90, 80)), without_colours)

    assert first_pixel(result) == (200, 90, 80)


@pytest.mark.parametrize(
    ("mode", "profile", "fits"),
    [
        ("RGB", display_p3_profile(), True),
        ("L", grey_profile(), True),
        ("L", display_p3_profile(), False),
        ("RGB", grey_profile(), False),
        ("CMYK", srgb_profile(), False),
        ("RGB", b"not a profile", False),
        ("RGB", display_p3_profile()[:100], False),
        ("RGB", b"", False),
        ("RGB", None, False),
    ],
)
def test_only_a_sound_profile_of_the_same_kind_of_pixels_fits(
    mode: str,
    profile: bytes | None,
    fits: bool,  # noqa: FBT001
) -> None:
    result = fitting_profile(Image.new(mode, SIZE), profile)

    assert result == (profile if fits else None)
