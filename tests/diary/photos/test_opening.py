import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from diary.photos import limits
from diary.photos.complaints import refusing_broken_files
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.opening import open_still
from diary.photos.reading import read_bytes
from tests.diary.photos.corpus.broken import told_size
from tests.diary.photos.files import (
    a_picture,
    encoded,
    exif_with,
    png_chunk,
    png_header,
)

FRAMES = {"save_all": True, "append_images": [a_picture().rotate(90)]}


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused, refusing_broken_files():
        open_still(data)
    return refused.value.code


def jpeg_header(width: int, height: int) -> bytes:
    """A JPEG that claims its size and brings next to nothing of it."""
    said, claimed = (struct.pack(">HH", *size) for size in ((64, 64), (height, width)))
    return encoded(Image.new("RGB", (64, 64))).replace(said, claimed, 1)


def test_a_file_of_exactly_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.photos.reading.MAX_BYTES", 10)

    assert read_bytes(BytesIO(b"0123456789")) == b"0123456789"


def test_a_file_above_the_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("diary.photos.reading.MAX_BYTES", 10)
    (tmp_path / "big").write_bytes(b"0123456789+")

    with pytest.raises(PhotoRefused) as refused:
        read_bytes(tmp_path / "big")

    assert refused.value.code is Refusal.TOO_LARGE


def test_forty_mebibytes_are_the_limit() -> None:
    assert limits.MAX_BYTES == 41_943_040


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xd8", id="two bytes"),
        pytest.param(b"hello", id="text"),
        pytest.param(b"<!DOCTYPE html><script>alert(1)</script>", id="html"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", id="eps"),
        pytest.param(b"%PDF-1.7\n", id="pdf"),
        pytest.param(encoded(a_picture(), "BMP"), id="bmp"),
        pytest.param(encoded(a_picture(), "TIFF"), id="tiff"),
        pytest.param(encoded(a_picture(), "GIF"), id="gif"),
        pytest.param(encoded(a_picture(), "GIF", **FRAMES), id="animated gif"),
        pytest.param(encoded(a_picture(), "ICO"), id="ico"),
        pytest.param(encoded(a_picture(), "JPEG2000"), id="jpeg 2000"),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    assert refusal_of(data) is Refusal.NOT_A_PHOTO


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_an_animation_is_refused(form: str) -> None:
    assert refusal_of(encoded(a_picture(), form, **FRAMES)) is Refusal.ANIMATED


@pytest.mark.parametrize(
    ("width", "height"),
    [(10_001, 5_000), (20_001, 64), (64, 20_001), (12_000, 10_000), (60_000, 60_000)],
)
def test_too_many_pixels_are_refused_by_the_header_alone(
    width: int, height: int
) -> None:
    assert refusal_of(png_header(width, height)) is Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize(("width", "height"), [(63, 500), (500, 63), (1, 1)])
def test_a_picture_too_small_to_show_skin_is_refused(width: int, height: int) -> None:
    assert refusal_of(png_header(width, height)) is Refusal.TOO_SMALL


@pytest.mark.parametrize(
    ("width", "height"), [(64, 64), (10_000, 5_000), (20_000, 64), (64, 20_000)]
)
def test_sizes_up_to_the_limits_are_opened(width: int, height: int) -> None:
    assert open_still(png_header(width, height)).size == (width, height)


def test_a_jpeg_may_have_64_megapixels() -> None:
    assert open_still(jpeg_header(8_000, 8_000)).size == (8_000, 8_000)
    assert refusal_of(jpeg_header(8_001, 8_000)) is Refusal.TOO_MANY_PIXELS


def test_a_webp_may_have_fewer_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    webp = encoded(a_picture(100, 80), "WEBP")
    monkeypatch.setitem(limits.MAX_PIXELS, "WEBP", 8_000)
    assert open_still(webp).size == (100, 80)

    monkeypatch.setitem(limits.MAX_PIXELS, "WEBP", 7_999)

    assert refusal_of(webp) is Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize("brand", [b"hevc", b"hevx", b"msf1", b"avis"])
def test_a_moving_heic_or_avif_is_refused_by_its_name_for_itself(brand: bytes) -> None:
    still = encoded(a_picture(), "HEIF")

    assert refusal_of(still.replace(b"ftypheic", b"ftyp" + brand)) is Refusal.ANIMATED


def test_a_heic_may_have_64_megapixels_too() -> None:
    assert open_still(told_size("HEIF", 8_000, 8_000)).size == (8_000, 8_000)
    assert refusal_of(told_size("HEIF", 8_001, 8_000)) is Refusal.TOO_MANY_PIXELS


def test_a_video_is_no_photo() -> None:
    assert refusal_of(b"\0\0\0\x18ftypqt  " + bytes(99)) is Refusal.NOT_A_PHOTO


def test_an_avif_whose_exif_overlaps_itself_is_refused() -> None:
    avif = encoded(a_picture(), "AVIF", exif=exif_with())
    tag = struct.pack(">HHI", ExifTags.Base.ImageDescription, 2, 19)
    assert avif.count(tag) == 1

    swollen = avif.replace(tag, tag[:4] + struct.pack(">I", 60_000))

    assert refusal_of(swollen) is Refusal.DAMAGED


def test_a_webp_that_claims_a_huge_canvas_is_refused() -> None:
    canvas = b"VP8X\x0a\0\0\0" + bytes(4) + b"\xff\x3f\0" * 2
    data = b"RIFF" + (4 + len(canvas)).to_bytes(4, "little") + b"WEBP" + canvas

    assert refusal_of(data) is Refusal.TOO_MANY_PIXELS


def test_text_that_swells_when_unpacked_is_refused() -> None:
    bomb = png_chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(50_000_000)))
    png = encoded(Image.new("RGB", (64, 64)), "PNG")

    assert refusal_of(png[:33] + bomb + png[33:]) is Refusal.DAMAGED


def test_running_out_of_memory_is_a_refusal() -> None:
    with pytest.raises(PhotoRefused) as refused, refusing_broken_files():
        raise MemoryError

    assert refused.value.code is Refusal.TOO_HEAVY
