import struct
from base64 import b64decode
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from PIL.JpegImagePlugin import JpegImageFile

from diary.photos.icc import colours_only
from diary.photos.ingest import ingest
from diary.photos.ingested import Ingested
from diary.views.photos import TYPES
from tests.diary.photos.files import (
    BLUE,
    FORMS,
    GREEN,
    GREY,
    RED,
    SECRETS,
    a_picture,
    chatty_jpeg,
    decoded,
    display_p3_profile,
    encoded,
    exif_with,
    noise,
    png_chunk,
)

# What a camera stores for each orientation so that the picture comes out as it was.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def ingested(data: bytes) -> Ingested:
    return ingest(BytesIO(data))


def files_of(photo: Ingested) -> bytes:
    shown = b64decode(photo.placeholder.partition(",")[2])
    return photo.original + photo.large + photo.small + shown


def tables_of(jpeg: bytes) -> dict[int, list[int]]:
    """The quantization tables, which tell the quality a JPEG was saved at."""
    image = decoded(jpeg)
    assert isinstance(image, JpegImageFile)
    return image.quantization


def stored_for(orientation: int) -> Image.Image:
    turn = STORED[orientation]
    return a_picture() if turn is None else a_picture().transpose(turn)


def shows_the_picture_upright(image: Image.Image) -> bool:
    """Tell whether the quarters stand where `a_picture` has them, give or take."""
    rgb, (width, height) = image.convert("RGB"), image.size
    quarters = {(1, 1): RED, (3, 1): GREEN, (1, 3): BLUE, (3, 3): GREY}
    return all(
        is_close(rgb.getpixel((width * x // 4, height * y // 4)), colour)
        for (x, y), colour in quarters.items()
    )


def is_close(found: object, wanted: tuple[int, ...], *, by: int = 8) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(form: str, orientation: int) -> None:
    exif = exif_with(orientation=orientation)

    photo = ingested(encoded(stored_for(orientation), form, exif=exif))

    assert (photo.width, photo.height) == (320, 240)
    assert decoded(photo.large).size == (320, 240)
    assert shows_the_picture_upright(decoded(photo.large))
    assert shows_the_picture_upright(decoded(photo.small))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_original_jpeg_still_says_which_way_is_up(orientation: int) -> None:
    source = encoded(stored_for(orientation), exif=exif_with(orientation=orientation))

    photo = ingested(source)

    original = decoded(photo.original)
    assert original.getexif().get(0x0112, 1) == orientation
    assert original.tobytes() == decoded(source).tobytes()


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_a_phone_wrote_into_a_jpeg_is_kept(secret: bytes) -> None:
    source = chatty_jpeg(orientation=6)

    photo = ingested(source)

    assert secret in source
    assert secret not in files_of(photo)


@pytest.mark.parametrize("form", FORMS[1:])
def test_of_what_is_no_jpeg_nothing_but_the_pixels_is_kept(form: str) -> None:
    source = encoded(
        a_picture(), form, exif=exif_with(orientation=6), xmp=b"<x>PlaceCaption</x>"
    )

    photo = ingested(source)

    assert b"SERIAL-4711" in source
    assert not any(secret in files_of(photo) for secret in SECRETS)
    assert b"Exif" not in files_of(photo)


def test_a_comment_in_a_png_does_not_reach_the_jpeg_made_of_it() -> None:
    png = encoded(a_picture(), "PNG")
    comment = png_chunk(b"tEXt", b"comment\0Aunt Mary's garden")

    photo = ingested(png[:33] + comment + png[33:])

    assert b"Aunt" not in files_of(photo)


@pytest.mark.parametrize("form", FORMS)
def test_the_time_taken_is_read_before_the_metadata_goes(form: str) -> None:
    exif = exif_with(taken="2024:05:06 07:08:09", offset="+02:00")

    photo = ingested(encoded(a_picture(), form, exif=exif))

    zone = timezone(timedelta(hours=2))
    assert photo.taken_at == datetime(2024, 5, 6, 7, 8, 9, tzinfo=zone)


def test_a_png_may_tell_its_exif_after_the_pixels() -> None:
    png = encoded(stored_for(6), "PNG")
    exif = png_chunk(b"eXIf", exif_with(orientation=6).removeprefix(b"Exif\0\0"))

    photo = ingested(png[:-12] + exif + png[-12:])

    assert photo.taken_at is not None
    assert shows_the_picture_upright(decoded(photo.original))


def test_a_photo_without_exif_has_no_time() -> None:
    assert ingested(encoded(a_picture())).taken_at is None


@pytest.mark.parametrize("form", FORMS)
def test_display_p3_is_kept_in_the_original_and_shown_in_srgb(form: str) -> None:
    red = Image.new("RGB", (200, 200), (200, 90, 80))
    profile = display_p3_profile()

    photo = ingested(encoded(red, form, icc_profile=profile, quality=95))

    original, shown = decoded(photo.original), decoded(photo.large)
    assert original.info["icc_profile"] == colours_only(profile)
    assert is_close(original.getpixel((99, 99)), (200, 90, 80), by=3)
    assert "icc_profile" not in shown.info
    assert is_close(shown.getpixel((99, 99)), (218, 81, 73), by=3)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(encoded(a_picture(), progressive=True), id="progressive"),
        pytest.param(encoded(a_picture().convert("CMYK")), id="cmyk"),
        pytest.param(
            encoded(a_picture(), "MPO", save_all=True, append_images=[a_picture()]),
            id="multi-picture",
        ),
        pytest.param(encoded(a_picture().quantize(8), "PNG"), id="palette"),
        pytest.param(encoded(a_picture().convert("RGBA"), "PNG"), id="alpha"),
        pytest.param(encoded(a_picture(), "WEBP", quality=90), id="lossy webp"),
        pytest.param(encoded(a_picture(), "WEBP", lossless=True), id="lossless webp"),
        pytest.param(encoded(a_picture(), "HEIF"), id="heic"),
        pytest.param(encoded(a_picture(), "HEIF", tile_size=128), id="heic in tiles"),
        pytest.param(
            encoded(a_picture(), "HEIF", save_all=True, append_images=[noise()]),
            id="heic of a short burst",
        ),
        pytest.param(encoded(a_picture(), "AVIF"), id="avif"),
    ],
)
def test_every_kind_of_still_photo_is_shown_right(source: bytes) -> None:
    photo = ingested(source)

    assert decoded(photo.original).format == "JPEG"
    assert shows_the_picture_upright(decoded(photo.original))
    assert shows_the_picture_upright(decoded(photo.large))
    assert shows_the_picture_upright(decoded(photo.small))


def test_of_a_multi_picture_file_the_first_picture_alone_is_kept() -> None:
    both = encoded(
        a_picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (99, 99))]
    )

    photo = ingested(both)

    assert photo.original.count(b"\xff\xd8\xff") == 1
    assert b"MPF\0" not in photo.original


def test_sixteen_bit_grey_does_not_turn_white() -> None:
    source = encoded(Image.new("I;16", (100, 100), 32_896), "PNG")

    photo = ingested(source)

    assert decoded(photo.large).getpixel((50, 50)) == (128, 128, 128)


def test_what_is_see_through_lies_over_white() -> None:
    source = encoded(Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "PNG")

    photo = ingested(source)

    assert decoded(photo.original).getpixel((50, 50)) == (255, 255, 255)


def test_a_large_photo_is_brought_to_1600_400_and_16_pixels() -> None:
    photo = ingested(encoded(a_picture(2400, 3200), exif=exif_with(orientation=8)))

    placeholder = decoded(b64decode(photo.placeholder.partition(",")[2]))
    assert (photo.width, photo.height) == (3200, 2400)
    assert decoded(photo.large).size == (1600, 1200)
    assert decoded(photo.small).size == (400, 300)
    assert placeholder.size == (16, 12)


def test_an_original_made_of_a_png_has_quality_92_and_the_large_one_85() -> None:
    photo = ingested(encoded(a_picture(), "PNG"))

    assert tables_of(photo.original) == tables_of(encoded(a_picture(), quality=92))
    assert tables_of(photo.large) == tables_of(encoded(a_picture(), quality=85))


@pytest.mark.parametrize("form", FORMS)
def test_the_media_types_are_those_of_the_files(form: str) -> None:
    photo = ingested(encoded(a_picture(), form))

    files = {size: getattr(photo, size) for size in TYPES}
    made = {size: Image.MIME[str(decoded(file).format)] for size, file in files.items()}
    assert made == TYPES


@pytest.mark.parametrize("name", ["photo.txt", "photo.png", "photo"])
def test_the_name_of_a_file_does_not_matter(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(encoded(a_picture()))

    photo = ingest(tmp_path / name)

    assert (photo.width, photo.height) == (320, 240)


def test_a_trailer_cut_short_takes_nothing_from_the_photo() -> None:
    photo = ingested(encoded(a_picture()) + encoded(a_picture())[:500])

    assert shows_the_picture_upright(decoded(photo.large))


def test_a_broken_profile_does_not_cost_the_photo() -> None:
    photo = ingested(encoded(a_picture(), icc_profile=b"not a profile"))

    assert shows_the_picture_upright(decoded(photo.large))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_broken_exif_does_not_cost_the_photo(form: str) -> None:
    broken = exif_with(orientation=6)[:40]

    photo = ingested(encoded(a_picture(), form, exif=broken))

    assert photo.taken_at is None
    assert shows_the_picture_upright(decoded(photo.large))


def test_exif_does_not_turn_a_heic_which_tells_its_turn_elsewhere() -> None:
    upright = struct.pack(">HHIH", ExifTags.Base.Orientation, 3, 1, 1)
    turned = struct.pack(">HHIH", ExifTags.Base.Orientation, 3, 1, 6)
    source = encoded(a_picture(), "HEIF", exif=exif_with(orientation=1))
    assert source.count(upright) == 1

    photo = ingested(source.replace(upright, turned))

    assert shows_the_picture_upright(decoded(photo.large))
