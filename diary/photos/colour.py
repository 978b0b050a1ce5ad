"""Brings every kind of pixel to plain ones, and their colours to sRGB."""

from io import BytesIO

from PIL import Image, ImageCms
from pillow_heif import open_heif

from diary.photos.code_points import profile_of
from diary.photos.icc import colours_only
from diary.photos.png_chunks import code_points_of

_PLAIN_MODES = ("L", "RGB", "CMYK")
_MODE_OF_SPACE = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}


def plain(image: Image.Image) -> Image.Image:
    """Return `image` with 8 bits a channel, no palette, no transparency.

    What was see-through lies over white.
    """
    if image.mode in _PLAIN_MODES and not image.has_transparency_data:
        return image
    if image.mode == "I;16":
        return _eight_bits(image)
    if image.has_transparency_data:
        return _over_white(image if image.mode == "RGBA" else image.convert("RGBA"))
    return image.convert("L" if image.mode == "1" else "RGB")


def told_profile(image: Image.Image, data: bytes) -> bytes | None:
    """Return the profile that the file of `image` tells, by itself or by its numbers.

    `data` is the whole file: not all of its numbers reach `image`.
    """
    if profile := image.info.get("icc_profile"):
        return colours_only(profile)
    if image.format == "PNG":
        return profile_of(*(code_points_of(data) or (0, 0)))
    info = open_heif(data).info if image.format == "AVIF" else image.info
    numbers = info.get("nclx_profile") or {}
    return profile_of(
        numbers.get("color_primaries", 0), numbers.get("transfer_characteristics", 0)
    )


def fitting_profile(image: Image.Image, profile: bytes | None) -> bytes | None:
    """Return `profile` if it is sound and speaks of pixels like those of `image`."""
    if not profile:
        return None
    try:
        space = ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space
    except OSError:
        return None
    return profile if _MODE_OF_SPACE.get(space.strip()) == image.mode else None


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` as RGB, its colours told in sRGB rather than by `profile`."""
    if profile is None:
        return image if image.mode == "RGB" else image.convert("RGB")
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        return ImageCms.ImageCmsTransform(source, srgb, image.mode, "RGB").apply(image)
    except ValueError:
        return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    # Converting alone would clip: every value above 255 would turn white.
    return image.point(lambda value: value * (1 / 256)).convert("L")


def _over_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image)
    return white
