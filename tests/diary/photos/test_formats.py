"""Every kind of pixels that cameras, scanners and programs write comes out as meant."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from diary.photos.ingest import ingest
from diary.photos.ingested import Ingested
from tests.diary.photos.files import (
    decoded,
    display_p3_profile,
    encoded,
    grey_profile,
    png_chunk,
    told_as,
)

SKIN = (200, 90, 80)
SIZE = (96, 96)


def shown(source: bytes) -> Image.Image:
    return decoded(taken_in(source).large)


def taken_in(source: bytes) -> Ingested:
    return ingest(BytesIO(source))


def middle(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((image.width // 2, image.height // 2))
    return pixel if isinstance(pixel, tuple) else (int(pixel or 0),)


def close_to(colour: tuple[int, ...], by: int = 3) -> object:
    return pytest.approx(colour, abs=by)


def png(bits: int, kind: int, row: bytes, *extra: bytes) -> bytes:
    """A PNG of 96 equal rows; `kind` is its colour type, as the format numbers it."""
    header = struct.pack(">IIBBBBB", *SIZE, bits, kind, 0, 0, 0)
    pixels = zlib.compress((b"\0" + row) * SIZE[1])
    chunks = (png_chunk(b"IHDR", header), *extra, png_chunk(b"IDAT", pixels))
    return b"\x89PNG\r\n\x1a\n" + b"".join((*chunks, png_chunk(b"IEND", b"")))


def sixteen(*values: int) -> bytes:
    """A row of pixels of these values, each repeated in its low byte."""
    return struct.pack(f">{len(values)}H", *(value * 257 for value in values)) * SIZE[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(png(16, 0, sixteen(128)), (128,) * 3, id="grey"),
        pytest.param(png(16, 2, sixteen(*SKIN)), SKIN, id="colour"),
        pytest.param(png(16, 6, sixteen(*SKIN, 255)), SKIN, id="colour, opaque"),
        pytest.param(png(16, 6, sixteen(*SKIN, 0)), (255,) * 3, id="see-through"),
        pytest.param(png(16, 4, sixteen(128, 255)), (128,) * 3, id="grey, opaque"),
        pytest.param(
            encoded(Image.new("I;16", SIZE, 32_896), "HEIF"), (128,) * 3, id="heic"
        ),
    ],
)
def test_sixteen_bits_are_scaled_to_eight(
    source: bytes, expected: tuple[int, ...]
) -> None:
    assert middle(shown(source)) == close_to(expected)


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_a_palette_of_any_depth_is_resolved(bits: int) -> None:
    palette = png_chunk(b"PLTE", bytes((*SKIN, 0, 0, 0)))
    source = png(bits, 3, bytes(SIZE[0] * bits // 8), palette)

    assert middle(shown(source)) == close_to(SKIN)


def test_the_see_through_part_of_a_palette_lies_over_white() -> None:
    palette = png_chunk(b"PLTE", bytes((*SKIN, 0, 0, 0)))
    half = png_chunk(b"tRNS", b"\x80\xff")

    image = shown(png(8, 3, bytes(SIZE[0]), palette, half))

    assert middle(image) == close_to((227, 172, 167))


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_what_is_half_see_through_lies_over_white(form: str) -> None:
    source = encoded(Image.new("RGBA", SIZE, (*SKIN, 128)), form, quality=95)

    assert middle(shown(source)) == close_to((227, 172, 167), by=4)


@pytest.mark.parametrize(
    "colour", [(0, 255, 255, 0), (0, 0, 0, 0), (0, 0, 0, 255), (200, 30, 0, 20)]
)
@pytest.mark.parametrize("told", [True, False])
def test_cmyk_keeps_its_colours_inverted_by_adobe_or_not(
    colour: tuple[int, ...],
    told: bool,  # noqa: FBT001
) -> None:
    meant = Image.new("CMYK", SIZE, colour)
    source = encoded(meant if told else as_stored_plain(meant), quality=95)
    if not told:
        at = source.index(b"\xff\xee")
        source = source[:at] + source[at + 16 :]

    assert middle(shown(source)) == close_to(middle(meant.convert("RGB")), by=4)


def as_stored_plain(image: Image.Image) -> Image.Image:
    """Undo beforehand what Pillow does for Adobe when it writes."""
    return image.point(lambda value: 255 - value)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_grey_photo_stays_grey(form: str) -> None:
    photo = taken_in(encoded(Image.new("L", SIZE, 90), form))

    assert middle(decoded(photo.large)) == close_to((90,) * 3)
    assert middle(decoded(photo.original).convert("L")) == close_to((90,), by=2)


def test_a_grey_jpeg_follows_its_own_profile() -> None:
    source = encoded(Image.new("L", SIZE, 128), icc_profile=grey_profile())

    assert middle(shown(source)) == close_to((188,) * 3)


@pytest.mark.parametrize("form", ["AVIF", "HEIF"])
@pytest.mark.parametrize(
    ("primaries", "transfer", "expected"),
    [
        pytest.param(12, 13, (218, 81, 73), id="display p3"),
        pytest.param(9, 13, (243, 60, 72), id="bt.2020"),
        pytest.param(1, 13, SKIN, id="srgb"),
        pytest.param(2, 2, SKIN, id="not told"),
    ],
)
def test_colours_told_by_numbers_are_brought_to_srgb(
    form: str, primaries: int, transfer: int, expected: tuple[int, ...]
) -> None:
    coded = encoded(Image.new("RGB", SIZE, SKIN), form, quality=95)

    photo = taken_in(told_as(coded, primaries=primaries, transfer=transfer))

    assert middle(decoded(photo.large)) == close_to(expected, by=4)
    told = "icc_profile" in decoded(photo.original).info
    assert told == (expected != SKIN)


def test_a_png_may_tell_display_p3_by_numbers_too() -> None:
    numbers = png_chunk(b"cICP", bytes((12, 13, 0, 1)))

    image = shown(png(8, 2, bytes(SKIN) * SIZE[0], numbers))

    assert middle(image) == close_to((218, 81, 73))


def test_a_profile_goes_before_numbers() -> None:
    profile = display_p3_profile()
    coded = encoded(Image.new("RGB", SIZE, SKIN), "HEIF", icc_profile=profile)

    assert middle(shown(coded)) == close_to((218, 81, 73), by=4)


def test_a_heic_in_ten_bits_is_scaled_to_eight() -> None:
    source = Image.new("I;16", SIZE, 200 * 257)

    image = shown(encoded(source, "HEIF", quality=95))

    assert middle(image) == close_to((200,) * 3)


def test_of_a_motion_photo_the_still_is_kept() -> None:
    still = encoded(Image.new("RGB", SIZE, SKIN))
    both = encoded(
        Image.new("RGB", SIZE, SKIN),
        "MPO",
        save_all=True,
        append_images=[Image.new("RGB", SIZE, "blue")],
    )
    video = b"\0\0\0\x18ftypmp42MOTION" + bytes(500)

    photo = taken_in(both + video)

    assert photo.original == still
