"""Photos that bad lines, full cards and failing programs have left broken."""

import struct
from functools import partial
from typing import Any

from diary.photos import Refusal
from tests.diary.photos.corpus.case import cases
from tests.diary.photos.files import (
    FORMS,
    encoded,
    noise,
    png_chunk,
    png_header,
    segment,
    soft_noise,
)

END = b"\xff\xd9"
CODINGS: dict[str, dict[str, Any]] = {
    "baseline": {},
    "progressive": {"progressive": True},
    "with restart marks": {"restart_marker_blocks": 5},
    "progressive, with restart marks": {"progressive": True, "restart_marker_rows": 1},
}
SHARES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)


def cut(form: str, share: float) -> bytes:
    whole = encoded(noise(), form)
    return whole[: max(16, int(len(whole) * share))]


def cut_in_tiles(share: float) -> bytes:
    """As phones write HEIC: of the tiles that are missing its decoder says nothing."""
    whole = encoded(noise(), "HEIF", tile_size=64)
    return whole[: int(len(whole) * share)]


def unwritten(form: str, share: float, **options: Any) -> bytes:  # noqa: ANN401
    """Of full length, but copied no further than `share`: zeros follow."""
    whole = encoded(soft_noise(), form, **options)
    written = whole[: int(len(whole) * share)]
    return written.ljust(len(whole), b"\0")


def cut_and_closed(coding: str, share: float) -> bytes:
    whole = encoded(noise(), quality=90, **CODINGS[coding])
    return whole[: int(len(whole) * share)].rstrip(b"\xff") + END


def without_last_byte(form: str) -> bytes:
    return encoded(noise(), form)[:-1]


def jpeg(replaced: bytes, by: bytes, **options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    whole = encoded(noise(), **options)
    assert replaced in whole
    return whole.replace(replaced, by, 1)


def overwritten_jpeg() -> bytes:
    whole = encoded(noise(), quality=90)
    middle = len(whole) * 3 // 4
    return whole[:middle] + b"\x5a" * 400 + whole[middle + 400 :]


def broken_tables() -> bytes:
    whole = encoded(noise())
    at = whole.index(b"\xff\xc4") + 5
    return whole[:at] + b"\xee" * 16 + whole[at + 16 :]


def restart_marks(old: bytes, new: bytes) -> bytes:
    return jpeg(old, new, restart_marker_blocks=5)


def without_first_scan() -> bytes:
    whole = encoded(noise(), progressive=True)
    first = whole.index(b"\xff\xda")
    return whole[:first] + whole[whole.index(b"\xff\xc4", first) :]


def changed_png() -> bytes:
    whole = encoded(noise(), "PNG")
    at = len(whole) // 2
    return whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]


def png_without_end() -> bytes:
    return encoded(noise(), "PNG")[: -len(png_chunk(b"IEND", b""))]


def cut_webp_that_hides_it(**options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    """A WebP cut to a half, whose sizes say that this is all."""
    whole = encoded(noise(), "WEBP", **options)
    body = whole[20 : 20 + len(whole) // 4 * 2]
    kind, size = whole[12:16], struct.pack("<I", len(body))
    chunk = kind + size + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def told_size(form: str, width: int, height: int) -> bytes:
    """A HEIC that says in its boxes that it is as large as it is not."""
    head, found, rest = encoded(noise(), form).partition(b"ispe\0\0\0\0")
    return head + found + struct.pack(">II", width, height) + rest[8:]


CASES = cases(
    Refusal.DAMAGED,
    {
        **{
            f"{form.lower()} cut at {share:.0%}": partial(cut, form, share)
            for form in FORMS
            for share in SHARES
        },
        **{
            f"heic in tiles cut at {share:.0%}": partial(cut_in_tiles, share)
            for share in SHARES
        },
        **{
            f"{form.lower()} written to {share:.0%}": partial(unwritten, form, share)
            for form in FORMS
            for share in SHARES[:-1]
        },
        **{
            f"heic in tiles written to {share:.0%}": partial(
                unwritten, "HEIF", share, tile_size=64
            )
            for share in SHARES
        },
        **{
            f"lossless webp written to {share:.0%}": partial(
                unwritten, "WEBP", share, lossless=True
            )
            for share in SHARES
        },
        **{
            f"{form.lower()} without its last byte": partial(without_last_byte, form)
            for form in FORMS
            if form != "WEBP"
        },
        **{
            f"jpeg, {coding}, cut at {share:.0%} and closed": partial(
                cut_and_closed, coding, share
            )
            for coding in CODINGS
            for share in SHARES[3:]
        },
        "jpeg of nothing": lambda: b"\xff\xd8\xff\xd9",
        "jpeg of html": lambda: b"\xff\xd8\xff<html><script>own()</script>",
        "jpeg of zeros": lambda: b"\xff\xd8\xff" + bytes(999),
        "jpeg without a scan": lambda: encoded(noise()).partition(b"\xff\xda")[0] + END,
        "jpeg without its first scan": without_first_scan,
        "jpeg whose bytes were overwritten": overwritten_jpeg,
        "jpeg with broken tables": broken_tables,
        "jpeg with a restart mark too few": partial(restart_marks, b"\xff\xd2", b""),
        "jpeg with restart marks out of order": partial(
            restart_marks, b"\xff\xd2", b"\xff\xd6"
        ),
        "jpeg of no height": partial(jpeg, struct.pack(">HH", 160, 200), bytes(4)),
        "jpeg with a segment that lies": lambda: (
            b"\xff\xd8\xff\xe1\xff\xff" + bytes(99)
        ),
        "jpeg of two frames": lambda: jpeg(
            b"\xff\xda",
            segment(0xC0, bytes([8, 0, 64, 0, 64, 1, 1, 17, 0])) + b"\xff\xda",
        ),
        "png with a changed byte": changed_png,
        "png without its end": png_without_end,
        "png of no pixels": lambda: png_header(200, 200),
        "png of a start": lambda: b"\x89PNG\r\n\x1a\n",
        "webp cut, saying it is whole": cut_webp_that_hides_it,
        "lossless webp cut, saying it is whole": partial(
            cut_webp_that_hides_it, lossless=True
        ),
        "webp of nothing": lambda: b"RIFF\x04\0\0\0WEBP",
        "heic that says it is smaller": partial(told_size, "HEIF", 96, 96),
        "heic that says it is larger": partial(told_size, "HEIF", 4_000, 3_000),
        "heic of a start": lambda: encoded(noise(), "HEIF")[:28],
        "avif of a start": lambda: encoded(noise(), "AVIF")[:32],
    },
)
