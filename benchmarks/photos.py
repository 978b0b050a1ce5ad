"""Measures what taking one photo in costs: `python -m benchmarks.photos`.

Each photo is taken in by a worker of its own. The yardstick is a bare decode of the
same JPEG in the same run; of other files the decode, and the encoding of what is kept
of them. It has a process of its own, too. CPU time, medians of pairs; memory is the
most above the waiting worker.
"""

import sys
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from PIL import Image

from benchmarks._pictures import encoded, picture
from benchmarks._worker import take_in
from benchmarks._yardstick import cpu_seconds
from diary.photos.code_points import profile_of

MIB = 1024 * 1024
PHONE = {"icc_profile": profile_of(primaries=12, transfer=13)}
JPEG = {**PHONE, "quality": 92}
HEIC = {**PHONE, "quality": 50, "tile_size": 512, "enc_params": {"preset": "ultrafast"}}


@dataclass(frozen=True)
class Row:
    """A photo and its aims: so many times the yardstick, so many MiB; 0 for none."""

    name: str
    megapixels: int
    form: str
    options: dict[str, Any] = field(default_factory=dict)
    yardstick: str = "decode"
    most_times: float = 3.5
    most_mib: int = 0
    rounds: int = 7


def other(name: str, megapixels: int, form: str, **options: Any) -> Row:  # noqa: ANN401 (Pillow's)
    rounds = 3 if megapixels > 12 else 7  # noqa: PLR2004 (what takes long)
    return Row(name, megapixels, form, options, "encode", 1.2, rounds=rounds)


ROWS = (
    Row("JPEG", 12, "JPEG", JPEG, most_mib=60),
    Row("JPEG, progressive", 12, "JPEG", {**JPEG, "progressive": True}, most_mib=60),
    other("HEIC", 12, "HEIF", **HEIC),
    other("PNG", 12, "PNG"),
    other("WebP", 12, "WEBP", quality=85),
    other("AVIF", 12, "AVIF", quality=75, speed=9),
    Row("JPEG", 48, "JPEG", JPEG, most_mib=100),
    Row("JPEG, progressive", 48, "JPEG", {**JPEG, "progressive": True}, rounds=3),
    other("HEIC", 48, "HEIF", **HEIC),
    other("PNG", 48, "PNG"),
)


def measure(row: Row) -> str:
    """Return the row's line."""
    image = picture(row.megapixels)
    if (row.form, row.megapixels) == ("PNG", 48):  # With all grain it is over 40 MiB.
        image = image.point([value & 0xF0 for value in range(256)] * 3)
    photo = encoded(image, row.form, **row.options)
    first = encoded(Image.new("RGB", (200, 150)), row.form)
    pairs = [
        (cpu_seconds(row.yardstick, photo), take_in(photo, first=first))
        for _ in range(row.rounds)
    ]
    bare = median(one for one, _ in pairs)
    whole = median(cost.cpu_seconds for _, cost in pairs)
    times = median(cost.cpu_seconds / one for one, cost in pairs)
    peak = median(cost.peak_bytes for _, cost in pairs) / MIB
    most_mib = f"{row.most_mib:3}" if row.most_mib else "  -"
    return (
        f"{row.megapixels:2} MP {row.name:18} {len(photo) / 1e6:5.1f} MB "
        f"{bare * 1000:6.0f} ms {whole * 1000:6.0f} ms "
        f"{times:5.2f} times (aim {row.most_times:3}) "
        f"{peak:4.0f} MiB (aim {most_mib})"
    )


def main() -> None:
    sys.stdout.write("photo, its size, yardstick, taking it in, ratio, memory\n")
    for row in ROWS:
        sys.stdout.write(f"{measure(row)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
