"""Makes the sizes a page shows, from one decoded photo."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

from diary.photos.limits import (
    LARGE_QUALITY,
    PLACEHOLDER_EDGE,
    SMALL_EDGE,
    SMALL_QUALITY,
)

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = (5, 6, 7, 8)
_GAP = 1.25
# Of 0 to 6, what costs little and makes files as small as the usual 4.
_WEBP_EFFORT = 2


def fit(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """Return `size` with its longer side at most `edge` pixels, the shape kept."""
    longest = max(size)
    if longest <= edge:
        return size
    return max(1, size[0] * edge // longest), max(1, size[1] * edge // longest)


def shrink(image: Image.Image, edge: int) -> Image.Image:
    """Return `image` with its longer side at most `edge` pixels.

    What is more than twice too large is averaged down first: half the time, and no
    difference to see.
    """
    size = fit(image.size, edge)
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=_GAP)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return `image` turned and mirrored as its EXIF `orientation` asks."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def upright_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return width and height once `upright` has turned an image of `size`."""
    width, height = size
    return (height, width) if orientation in _SIDEWAYS else size


def as_jpeg(image: Image.Image, *, quality: int, profile: bytes | None = None) -> bytes:
    """Encode `image` and, of all that came with it, its colour `profile` alone."""
    out = BytesIO()
    # Left alone, Pillow writes the comment it finds in `image.info`.
    image.save(out, "JPEG", quality=quality, icc_profile=profile, comment=None)
    return out.getvalue()


def large(image: Image.Image) -> bytes:
    return as_jpeg(image, quality=LARGE_QUALITY)


def small(image: Image.Image) -> bytes:
    return _as_webp(shrink(image, SMALL_EDGE))


def placeholder(image: Image.Image) -> str:
    """Return a few pixels as a data URI, to show while the photo is under way."""
    picture = _as_webp(shrink(image, PLACEHOLDER_EDGE))
    return f"data:image/webp;base64,{b64encode(picture).decode()}"


def _as_webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=SMALL_QUALITY, method=_WEBP_EFFORT)
    return out.getvalue()
