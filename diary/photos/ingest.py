"""The way of one photo: a file comes in, what may be kept of it goes out."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageFile

from diary.photos.colour import fitting_profile, plain, to_srgb, told_profile
from diary.photos.complaints import refusing_broken_files
from diary.photos.exif import UPRIGHT, exif_from, orientation_of, taken_at
from diary.photos.ingested import Ingested
from diary.photos.jpeg_decoding import decode_whole
from diary.photos.jpeg_scans import check_scans
from diary.photos.jpeg_segments import JPEG_START, jpeg_header, read_jpeg, write_jpeg
from diary.photos.limits import LARGE_EDGE, ORIGINAL_QUALITY, SMALL_EDGE
from diary.photos.opening import open_still
from diary.photos.png_decoding import decode_whole_png
from diary.photos.reading import read_bytes
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
from diary.photos.webp_decoding import decode_whole_webp


@dataclass(frozen=True)
class _Kept:
    """The original to keep and its size; its picture, which may be smaller by now."""

    original: bytes
    size: tuple[int, int]
    image: Image.Image
    profile: bytes | None
    orientation: int
    taken_at: datetime | None


def ingest(source: BinaryIO | Path) -> Ingested:
    """Take the photo out of `source` and make its renditions.

    Raises PhotoRefused where the file is not a photo we keep, however broken it is.
    A hostile file can take much memory and time: call it in a worker (`Pool`).
    """
    data = read_bytes(source)
    with refusing_broken_files():
        # WeasyPrint tells all of Pillow to show what was cut short.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        kept = _keep_jpeg if data.startswith(JPEG_START) else _keep_as_jpeg
        return _with_renditions(kept(data))


def _keep_jpeg(data: bytes) -> _Kept:
    source = read_jpeg(data)
    check_scans(source)
    image = open_still(jpeg_header(source))
    size, profile = image.size, fitting_profile(image, source.profile)
    # A JPEG comes out of its decoder at a half or a quarter of its size, if asked.
    image.draft("RGB", fit(size, LARGE_EDGE))
    decode_whole(image, source)
    exif = exif_from(source.exif)
    orientation = orientation_of(exif)
    original = write_jpeg(source, orientation=orientation)
    return _Kept(original, size, image, profile, orientation, taken_at(exif))


def _keep_as_jpeg(data: bytes) -> _Kept:
    source = open_still(data)
    _decode_whole(source, data)
    # HEIC's plugin leaves its mark standing, and encoding would copy every pixel first.
    source.readonly = 0
    exif = exif_from(source.info.get("exif") or b"")
    image = upright(plain(source), orientation_of(exif))
    profile = fitting_profile(image, told_profile(source, data))
    original = as_jpeg(image, quality=ORIGINAL_QUALITY, profile=profile)
    return _Kept(original, image.size, image, profile, UPRIGHT, taken_at(exif))


def _decode_whole(source: ImageFile.ImageFile, data: bytes) -> None:
    """Decode what is no JPEG. What its EXIF tells is known only then: of a PNG."""
    match source.format:
        case "PNG":
            decode_whole_png(source)
        case "WEBP":
            decode_whole_webp(source, data)
        case _:
            source.load()


def _with_renditions(kept: _Kept) -> Ingested:
    width, height = upright_size(kept.size, kept.orientation)
    shrunk = to_srgb(shrink(kept.image, LARGE_EDGE), kept.profile)
    image = upright(shrunk, kept.orientation)
    little = shrink(image, SMALL_EDGE)
    return Ingested(
        original=kept.original,
        large=large(image),
        small=small(little),
        placeholder=placeholder(little),
        width=width,
        height=height,
        taken_at=kept.taken_at,
    )
