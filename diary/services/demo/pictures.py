"""Photos for the demo, drawn by the program: skin with white dots or red patches."""

import random
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = (800, 600)
Colour = tuple[int, int, int]


BROWN: Colour = (150, 100, 72)
LIGHT: Colour = (232, 186, 160)


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawn spot looks: the colour of its dots, their size, how far they spread.

    `strength` from 0 to 1 is how much of the skin a dot hides.
    """

    dot: Colour
    radius: int
    spread: float
    strength: float = 0.9


WHITE_DOTS = Look((255, 252, 246), radius=9, spread=0.26)
RED_PATCHES = Look((186, 44, 36), radius=23, spread=0.22)
RED_DOTS = Look((200, 62, 56), radius=7, spread=0.2)
DRY_SKIN = Look((190, 132, 112), radius=27, spread=0.18, strength=0.6)
BITE = Look((214, 84, 78), radius=31, spread=0.06)


def draw(look: Look, skin: Colour, *, dots: int, seed: int) -> bytes:
    """Return a JPEG of `dots` spots; the same seed draws them at the same places."""
    chance = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
    picture = _skin(skin, chance)
    mask = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(dots):
        pen.ellipse(_dot(look, chance), fill=int(255 * look.strength))
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
