"""Measures what taking in one 12-megapixel JPEG costs: `python -m benchmarks.photos`.

The yardstick is a bare decode of the same file in the same run, so that the ratio
means the same on every machine. CPU time, medians; the aim is a ratio of 3.5.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import process_time

from PIL import Image, ImageCms, ImageFilter

from diary.photos.ingest import ingest

ROUNDS = 9
AIM = 3.5


def a_phone_photo() -> bytes:
    """4,000 by 3,000 pixels of soft detail with a colour profile."""
    bands = [
        Image.effect_noise((4000, 3000), 60).filter(ImageFilter.GaussianBlur(blur))
        for blur in (2, 3, 4)
    ]
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=92, icc_profile=profile)
    return out.getvalue()


def bare_decode(photo: bytes) -> None:
    Image.open(BytesIO(photo)).load()


def take_in(photo: bytes) -> None:
    ingest(BytesIO(photo))


def cpu_seconds(work: Callable[[bytes], None], photo: bytes) -> float:
    start = process_time()
    work(photo)
    return process_time() - start


def main() -> None:
    photo = a_phone_photo()
    pairs = [
        (cpu_seconds(bare_decode, photo), cpu_seconds(take_in, photo))
        for _ in range(ROUNDS)
    ]
    decode, whole = (median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"12-megapixel JPEG of {len(photo) / 1e6:.1f} MB, median of {ROUNDS}\n"
        f"bare decode  {decode * 1000:6.1f} ms CPU\n"
        f"ingest       {whole * 1000:6.1f} ms CPU\n"
        f"ratio        {whole / decode:6.2f} (aim: at most {AIM})\n"
    )


if __name__ == "__main__":
    main()
