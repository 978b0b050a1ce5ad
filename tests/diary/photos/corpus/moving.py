"""Pictures that move. Of a motion photo and a short burst the still is kept instead."""

from diary.photos import Refusal
from tests.diary.photos.corpus.case import ACCEPTED, Case, cases
from tests.diary.photos.files import a_picture, encoded

FRAMES = {"save_all": True, "append_images": [a_picture().rotate(90)]}
VIDEO = b"\0\0\0\x18ftypmp42" + bytes(3_000)


def heic_named(brand: bytes) -> bytes:
    return encoded(a_picture(), "HEIF").replace(b"ftypheic", b"ftyp" + brand)


CASES = [
    *cases(
        Refusal.ANIMATED,
        {
            "png that moves": lambda: encoded(a_picture(), "PNG", **FRAMES),
            "webp that moves": lambda: encoded(a_picture(), "WEBP", **FRAMES),
            "avif that moves": lambda: encoded(a_picture(), "AVIF", **FRAMES),
            "heic sequence": lambda: heic_named(b"hevc"),
            "heif sequence": lambda: heic_named(b"msf1"),
        },
    ),
    Case("jpeg before a video", ACCEPTED, lambda: encoded(a_picture()) + VIDEO),
    Case("heic before a video", ACCEPTED, lambda: encoded(a_picture(), "HEIF") + VIDEO),
    Case(
        "jpeg of two pictures", ACCEPTED, lambda: encoded(a_picture(), "MPO", **FRAMES)
    ),
    Case("heic of a burst", ACCEPTED, lambda: encoded(a_picture(), "HEIF", **FRAMES)),
]
