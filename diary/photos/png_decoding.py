"""Decodes a PNG and notices where its data ends, though properly, before the picture.

The decoder leaves the lines that are missing as they were: black. Here the last two
hold noise before, which is all gone where the picture was whole. Of an interlaced one
the last line to come is one of these two, too.
"""

import os

from PIL import Image
from PIL.ImageFile import ImageFile

from diary.photos.errors import PhotoRefused, Refusal


def decode_whole_png(image: ImageFile) -> None:
    """Decode `image`, which was opened. Raises PhotoRefused where a line is missing."""
    width, height = image.size
    lines = [(0, y, width, y + 1) for y in (height - 2, height - 1)]
    noise = [_noise(image.mode, width) for _ in lines]
    canvas = Image.new(image.mode, image.size)
    for line, box in zip(noise, lines, strict=True):
        canvas.paste(line, box)
    image.im = canvas.im
    image.load()
    left = (image.crop(box).tobytes() for box in lines)
    if any(one == line.tobytes() for one, line in zip(left, noise, strict=True)):
        raise PhotoRefused(Refusal.DAMAGED)


def _noise(mode: str, width: int) -> Image.Image:
    size = (width, 1)
    return Image.frombytes(mode, size, os.urandom(len(Image.new(mode, size).tobytes())))
