"""Photos for the demo, drawn by the program: skin with white dots or red patches."""

import random
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1200, 900)
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawn spot looks: its skin, the dots on it, and how far they spread."""

    skin: Colour
    dot: Colour
    radius: int
    spread: float


LIGHT_MILIA = Look((226, 172, 144), (255, 252, 246), radius=13, spread=0.26)
BROWN_RASH = Look((150, 100, 72), (186, 44, 36), radius=34, spread=0.22)
DARK_DRY = Look((96, 64, 48), (168, 132, 116), radius=40, spread=0.18)
LIGHT_BITE = Look((240, 204, 184), (214, 84, 78), radius=46, spread=0.06)


def draw(look: Look, *, dots: int, seed: int) -> bytes:
    """Return a JPEG of `dots` spots; the same seed draws them at the same places."""
    chance = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
    picture = _skin(look.skin, chance)
    mask = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(dots):
        pen.ellipse(_dot(look, chance), fill=chance.randint(190, 250))
    soft = mask.filter(ImageFilter.GaussianBlur(look.radius / 4))
    picture.paste(Image.new("RGB", SIZE, look.dot), mask=soft)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def _skin(colour: Colour, chance: random.Random) -> Image.Image:
    """Skin with a soft light from one side and a fine grain."""
    light = Image.linear_gradient("L").resize(SIZE).rotate(chance.choice((0, 180)))
    shade = tuple(int(part * 0.78) for part in colour)
    smooth = Image.composite(
        Image.new("RGB", SIZE, colour), Image.new("RGB", SIZE, shade), light
    )
    grain = Image.effect_noise(SIZE, 14).convert("RGB")
    return Image.blend(smooth, grain, 0.03)


def _dot(look: Look, chance: random.Random) -> tuple[float, float, float, float]:
    x = chance.gauss(0.5, look.spread) * SIZE[0]
    y = chance.gauss(0.5, look.spread) * SIZE[1]
    radius = look.radius * chance.uniform(0.6, 1.3)
    return x - radius, y - radius, x + radius, y + radius
