"""Measures what refusing a file costs: `python -m benchmarks.refusals`.

Each file goes to a worker of its own: what the tests' corpus has that swells, lies or
moves, and large photos broken at their end. Ends with 1 where one takes more than a
second of CPU or 200 MiB above the waiting worker, or is not refused.
"""

import sys
from collections.abc import Callable

from PIL import Image

from benchmarks._broken_photos import BROKEN_ON_PURPOSE, BROKEN_ON_THE_WAY
from benchmarks._pictures import encoded
from benchmarks._worker import take_in
from diary.photos import Refusal
from tests.diary.photos.corpus import REFUSED, bombs, moving

MIB = 1024 * 1024
MOST_SECONDS, MOST_MIB = 1.0, 200.0
WORST = {
    case.name: case.make for case in (*bombs.CASES, *moving.CASES) if case in REFUSED
}


def is_cheap(name: str, make: Callable[[], bytes]) -> bool:
    """Have a file refused in a fresh worker; print what that took."""
    photo = make()
    form = "HEIF" if b"ftyp" in photo[:12] else "JPEG"
    cost = take_in(photo, first=encoded(Image.new("RGB", (200, 150)), form))
    mib = cost.peak_bytes / MIB
    cheap = cost.cpu_seconds <= MOST_SECONDS and mib <= MOST_MIB
    refused = isinstance(cost.answer, Refusal)
    told = cost.answer if isinstance(cost.answer, Refusal) else "KEPT"
    sys.stdout.write(
        f"{name:66} {len(photo) / 1e6:5.1f} MB {cost.cpu_seconds * 1000:6.0f} ms "
        f"{mib:4.0f} MiB {told}{'' if cheap and refused else '  OVER THE LIMIT'}\n"
    )
    sys.stdout.flush()
    return cheap and refused


def main() -> int:
    """Return 0 where every file is refused within the limits."""
    files = {**WORST, **BROKEN_ON_THE_WAY, **BROKEN_ON_PURPOSE}
    cheap = [is_cheap(name, make) for name, make in files.items()]
    return 0 if all(cheap) else 1


if __name__ == "__main__":
    sys.exit(main())
