"""Tells the CPU time of decoding a photo alone, or with encoding what is kept of it.

    python -m benchmarks._yardstick decode < photo
    python -m benchmarks._yardstick encode < photo

In a process of its own, as a worker is: memory taken for the first time costs time.
"""

import sys
from io import BytesIO
from subprocess import run
from time import process_time

from PIL import AvifImagePlugin, Image
from pillow_heif import register_heif_opener

from diary.photos.limits import LARGE_EDGE, ORIGINAL_QUALITY, SMALL_EDGE
from diary.photos.renditions import as_jpeg, large, shrink, small


def cpu_seconds(work: str, photo: bytes) -> float:
    """Return what `work` on `photo` takes a fresh process."""
    command = [sys.executable, "-m", __name__, work]
    told = run(command, input=photo, capture_output=True, check=True)  # noqa: S603 (itself)
    return float(told.stdout)


def main(work: str) -> None:
    register_heif_opener(decode_threads=1)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    photo = sys.stdin.buffer.read()
    as_jpeg(Image.new("RGB", (64, 64)), quality=ORIGINAL_QUALITY)
    image = Image.open(BytesIO(photo))
    smaller: list[Image.Image] = []
    clock = process_time()
    image.load()
    seconds = process_time() - clock
    if work == "encode":
        smaller += [shrink(image, edge) for edge in (LARGE_EDGE, SMALL_EDGE)]
        clock = process_time()
        as_jpeg(image, quality=ORIGINAL_QUALITY)
        large(smaller[0])
        small(smaller[1])
        seconds += process_time() - clock
    clock = process_time()
    del image  # Giving memory back takes time, too.
    sys.stdout.write(str(seconds + process_time() - clock))


if __name__ == "__main__":
    main(sys.argv[1])
