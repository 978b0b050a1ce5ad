"""Pictures with about as much detail as skin in good light has, made on the spot."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageFilter
from pillow_heif import register_heif_opener

register_heif_opener()

TILE = (2000, 1500)
TURNS = (
    Image.Transpose.ROTATE_180,
    Image.Transpose.FLIP_LEFT_RIGHT,
    Image.Transpose.FLIP_TOP_BOTTOM,
)
# Each channel with its own grain, and redder than blue.
GRAIN, SHADES = 110, ((0.9, 45), (1.0, 0), (1.3, -15))


@cache
def picture(megapixels: int) -> Image.Image:
    """Return 3 megapixels of their own, turned and set side by side, 4:3 in all."""
    side = {3: 1, 12: 2, 48: 4}[megapixels]
    tile = _tile()
    tiles = (tile, *(tile.transpose(turn) for turn in TURNS))
    whole = Image.new("RGB", (TILE[0] * side, TILE[1] * side))
    for across in range(side):
        for down in range(side):
            one = tiles[(across + 2 * down) % len(tiles)]
            whole.paste(one, (across * TILE[0], down * TILE[1]))
    return whole


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 (Pillow's)
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@cache
def _tile() -> Image.Image:
    small = (TILE[0] // 16, TILE[1] // 16)
    soft = Image.effect_noise(small, 70).filter(ImageFilter.GaussianBlur(2))
    soft = soft.resize(TILE, Image.Resampling.BICUBIC)
    fine = Image.effect_noise(TILE, GRAIN)
    bands = []
    for blur, shade in SHADES:
        band = Image.blend(soft, fine.filter(ImageFilter.GaussianBlur(blur)), 0.5)
        bands.append(band.point([min(255, max(0, v + shade)) for v in range(256)]))
    return Image.merge("RGB", bands)
