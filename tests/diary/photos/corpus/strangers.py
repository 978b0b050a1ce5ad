"""Files that are no photo at all, or none that is taken. Names do not come into it."""

import gzip
import zipfile
from io import BytesIO

from diary.photos import Refusal
from tests.diary.photos.corpus.case import cases
from tests.diary.photos.files import a_picture, encoded, segment

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>own()</script></svg>"
HTML = b"<!DOCTYPE html><title>x</title><script>own()</script>"
MORE = {"save_all": True, "append_images": [a_picture().rotate(90)]}


def zipped() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.jpg", encoded(a_picture()))
    return out.getvalue()


def coded_arithmetically() -> bytes:
    jpeg = encoded(a_picture())
    return jpeg.replace(b"\xff\xc0", b"\xff\xc9", 1)


CASES = cases(
    Refusal.NOT_A_PHOTO,
    {
        "nothing": lambda: b"",
        "one byte": lambda: b"\xff",
        "two bytes of a jpeg": lambda: b"\xff\xd8",
        "zeros": lambda: bytes(5_000),
        "text": lambda: b"Dear diary, today we saw a spot.",
        "html": lambda: HTML,
        "html before a jpeg": lambda: HTML + encoded(a_picture()),
        "svg": lambda: SVG,
        "svg, packed": lambda: gzip.compress(SVG),
        "xml that includes itself": lambda: b"<!DOCTYPE x [<!ENTITY a '&a;&a;'>]>",
        "gif": lambda: encoded(a_picture(), "GIF"),
        "gif that moves": lambda: encoded(a_picture(), "GIF", **MORE),
        "gif in name only": lambda: b"GIF89a" + SVG,
        "tiff": lambda: encoded(a_picture(), "TIFF"),
        "tiff of two pages": lambda: encoded(a_picture(), "TIFF", **MORE),
        "bmp": lambda: encoded(a_picture(), "BMP"),
        "ico": lambda: encoded(a_picture(), "ICO"),
        "jpeg 2000": lambda: encoded(a_picture(), "JPEG2000"),
        "psd": lambda: b"8BPS\0\1" + bytes(99),
        "eps": lambda: encoded(a_picture(), "EPS"),
        "eps that runs a program": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) run",
        "pdf": lambda: encoded(a_picture(), "PDF"),
        "mp4": lambda: b"\0\0\0\x18ftypmp42" + bytes(500),
        "mov": lambda: b"\0\0\0\x14ftypqt  " + bytes(500),
        "avi": lambda: b"RIFF\x10\1\0\0AVI LIST" + bytes(500),
        "wav": lambda: b"RIFF\x10\1\0\0WAVEfmt " + bytes(500),
        "zip with a photo": zipped,
        "program": lambda: b"\x7fELF\2\1\1" + bytes(500),
        "script": lambda: b"#!/bin/sh\nid\n",
        "jpeg coded as no camera does": coded_arithmetically,
        "jpeg, lossless": lambda: b"\xff\xd8" + segment(0xC3, bytes(9)) + b"\xff\xd9",
    },
)
