"""Opens a file by its content and checks it before a pixel is decoded."""

import re
from io import BytesIO

from PIL import AvifImagePlugin, Image, UnidentifiedImageError
from PIL.ImageFile import ImageFile
from pillow_heif import HeifImageFile, open_heif, register_heif_opener

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.exif import overlaps
from diary.photos.heif_boxes import is_cut
from diary.photos.heif_items import pieces_of_picture
from diary.photos.limits import FORMATS, MAX_PIXELS, MAX_SIDE, MIN_SIDE
from diary.photos.png_chunks import PNG_START, check_png
from diary.photos.zero_tails import ends_in_zeros

# One thread a photo: as many photos as there are workers are decoded at once.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
register_heif_opener(
    thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
)

_OURS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|....ftyp(avi[fs]|he[iv][cxms]|m[is]f1)",
    re.DOTALL,
)
_MOVING = re.compile(rb"....ftyp(avis|hev[cxms]|msf1)", re.DOTALL)
_HEIF = re.compile(rb"....ftyp(avif|hei[cxms]|mif1)", re.DOTALL)
_AVIF = re.compile(rb"....ftyp(avif|mif1)", re.DOTALL)


def open_still(data: bytes) -> ImageFile:
    """Return the one picture in `data`, not yet decoded.

    Raises PhotoRefused for animations, for a size out of range, and for what is cut
    short as far as that shows; of a HEIC with several pictures the main one is taken.
    Pillow's own limit (89 megapixels) lies above ours, so it never warns of a photo we
    accept.
    """
    _check_before_opening(data)
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        broken = _OURS.match(data)
        code = Refusal.DAMAGED if broken else Refusal.NOT_A_PHOTO
        raise PhotoRefused(code) from None
    _check_size(image.size, str(image.format))
    if getattr(image, "is_animated", False) and not isinstance(image, HeifImageFile):
        raise PhotoRefused(Refusal.ANIMATED)
    return image


def _check_before_opening(data: bytes) -> None:
    """Refuse what is dear to open already."""
    if _MOVING.match(data):
        raise PhotoRefused(Refusal.ANIMATED)
    if data.startswith(PNG_START):
        check_png(data)
    if _HEIF.match(data):
        _check_heif(data)
    if _AVIF.match(data):
        told = open_heif(data)
        _check_size(told.size, "AVIF")
        if overlaps(told.info["exif"] or b""):
            raise PhotoRefused(Refusal.DAMAGED)


def _check_heif(data: bytes) -> None:
    if is_cut(data) or any(map(ends_in_zeros, pieces_of_picture(data))):
        raise PhotoRefused(Refusal.DAMAGED)


def _check_size(size: tuple[int, int], form: str) -> None:
    width, height = size
    if max(size) > MAX_SIDE or width * height > MAX_PIXELS[form]:
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS)
    if min(size) < MIN_SIDE:
        raise PhotoRefused(Refusal.TOO_SMALL)
