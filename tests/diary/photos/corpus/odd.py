"""Files that look suspicious and are photos all the same: they are kept, cleaned."""

import zlib
from functools import partial
from typing import Any

from PIL import Image

from diary.photos.limits import MAX_BYTES
from tests.diary.photos.corpus.bombs import overlapping_exif, png_with
from tests.diary.photos.corpus.case import ACCEPTED, cases
from tests.diary.photos.corpus.strangers import HTML, SVG, zipped
from tests.diary.photos.files import (
    FORMS,
    a_picture,
    chatty_jpeg,
    display_p3_profile,
    encoded,
    exif_with,
    noise,
    png_chunk,
    segment,
    with_segments,
)


def plain() -> bytes:
    return encoded(a_picture())


def profile_segments(count: int) -> bytes:
    """A JPEG with as long a profile as its segments can hold: 16 MB of nothing."""
    parts = (
        segment(0xE2, b"ICC_PROFILE\0" + bytes((number, count)) + bytes(65_519))
        for number in range(1, count + 1)
    )
    return with_segments(plain(), *parts)


def webp_with_a_flat_end(**options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    """Its fastest coding tells what is flat by nothing but zeros."""
    picture = Image.new("RGB", (1200, 900), (200, 90, 80))
    picture.paste(noise())
    return encoded(picture, "WEBP", method=0, **options)


CASES = cases(
    ACCEPTED,
    {
        "jpeg": plain,
        "jpeg of a phone": chatty_jpeg,
        "html behind a jpeg": lambda: plain() + HTML,
        "svg behind a jpeg": lambda: plain() + SVG,
        "zip behind a jpeg": lambda: plain() + zipped(),
        "half a jpeg behind a jpeg": lambda: plain() + plain()[:500],
        "html behind a png": lambda: encoded(a_picture(), "PNG") + HTML,
        "html in a comment": lambda: with_segments(plain(), segment(0xFE, HTML)),
        "jpeg with forty megabytes behind it": lambda: plain().ljust(MAX_BYTES, b"x"),
        "jpeg padded by its camera": lambda: plain()[:-2] + bytes(999) + b"\xff\xd9",
        "jpeg of a long thread": lambda: encoded(Image.new("RGB", (20_000, 64))),
        "exif of 64 kB": lambda: encoded(noise(), exif=exif_with(taken="x" * 65_000)),
        "exif that overlaps itself": lambda: encoded(
            noise(), exif=overlapping_exif(5_000, 60_100)
        ),
        "png with megabytes of exif that overlaps itself": lambda: encoded(
            noise(), "PNG", exif=overlapping_exif(60_000, 2_000_000)
        ),
        "webp with megabytes of exif that overlaps itself": lambda: encoded(
            noise(), "WEBP", exif=overlapping_exif(60_000, 2_000_000)
        ),
        "heic with megabytes of exif that overlaps itself": lambda: encoded(
            noise(), "HEIF", exif=overlapping_exif(60_000, 2_000_000)
        ),
        "heic with room behind it": lambda: encoded(noise(), "HEIF") + bytes(999),
        **{
            f"{form.lower()} with room in its exif": partial(
                encoded, noise(), form, exif=exif_with() + bytes(999)
            )
            for form in ("HEIF", "AVIF", "WEBP")
        },
        **{
            f"{form.lower()} of one colour": partial(
                encoded, Image.new("RGB", (640, 480)), form
            )
            for form in FORMS
        },
        "webp with a flat end": partial(webp_with_a_flat_end, quality=100),
        "lossless webp with a flat end": partial(
            webp_with_a_flat_end, lossless=True, quality=0
        ),
        "profile that is none": lambda: encoded(noise(), icc_profile=b"not a profile"),
        "profile cut short": lambda: encoded(
            noise(), icc_profile=display_p3_profile()[:200]
        ),
        "profile of 16 MB": partial(profile_segments, 255),
        "profile of another kind of pixels": lambda: encoded(
            noise("L"), icc_profile=display_p3_profile()
        ),
        "png with a profile that does not unpack": lambda: png_with(
            png_chunk(b"iCCP", b"wide\0\0not packed")
        ),
        "png with a megabyte of text": lambda: png_with(
            png_chunk(b"tEXt", b"note\0" + b"x" * 1_000_000)
        ),
        "png with packed text": lambda: png_with(
            png_chunk(b"zTXt", b"note\0\0" + zlib.compress(b"x" * 900_000))
        ),
    },
)
