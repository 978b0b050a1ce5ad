"""Opens a file by its content and checks it before a pixel is decoded."""

from io import BytesIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.limits import (
    FORMATS,
    MAX_PIXELS,
    MAX_PIXELS_DECODED_WHOLE,
    MAX_SIDE,
    MIN_SIDE,
)


def open_still(data: bytes) -> Image.Image:
    """Return the one picture in `data`, not yet decoded.

    Raises PhotoRefused for animations and for a size out of range: 64 megapixels for
    a JPEG, 25 for what is decoded whole. Pillow's own limit (89 megapixels) lies
    above ours, so it never warns of a photo we accept.
    """
    image = Image.open(BytesIO(data), formats=FORMATS)
    _check_size(image)
    if getattr(image, "is_animated", False):
        raise PhotoRefused(Refusal.ANIMATED)
    return image


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    shrinks = isinstance(image, JpegImageFile)
    most = MAX_PIXELS if shrinks else MAX_PIXELS_DECODED_WHOLE
    if max(width, height) > MAX_SIDE or width * height > most:
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS)
    if min(width, height) < MIN_SIDE:
        raise PhotoRefused(Refusal.NOT_A_PHOTO)
