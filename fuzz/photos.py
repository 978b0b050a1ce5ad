"""Looks for a file that makes taking photos in fail: `python -m fuzz.photos SECONDS`.

Starts from the files of the tests and follows what code each change of them reaches
(atheris, libFuzzer). What it finds stands in build/fuzz/ as crash-*; what was new on
the way stands in build/fuzz/found/, and the next run starts from there.
"""

import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["diary.photos"]):
    from diary.photos.errors import PhotoRefused
    from diary.photos.exif import exif_from, orientation_of, overlaps, taken_at
    from diary.photos.icc import colours_only
    from diary.photos.ingest import ingest
    from diary.photos.jpeg_segments import JPEG_START, read_jpeg, write_jpeg

from tests.diary.photos.chatty import CHATTY
from tests.diary.photos.corpus import CORPUS

FOLDER = Path("build/fuzz")
LONGEST = 40_000


def take_in(data: bytes) -> None:
    """Do with `data` all that is done with a stranger's bytes; refusing is allowed."""
    exif = exif_from(data)
    orientation_of(exif), taken_at(exif), overlaps(data), colours_only(data)
    with suppress(PhotoRefused):
        write_jpeg(read_jpeg(JPEG_START + data), orientation=6)
    with suppress(PhotoRefused):
        ingest(BytesIO(data))


def plant_seeds() -> Path:
    """Write the files to start from; return their folder."""
    seeds = FOLDER / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    files = [*CHATTY.values(), *(case.make for case in CORPUS)]
    for number, make in enumerate(files):
        if len(content := make()) <= LONGEST:
            (seeds / str(number)).write_bytes(content)
    return seeds


def main(seconds: int) -> None:
    """Try for `seconds`; the process ends with libFuzzer's own code, 0 for no find."""
    found = FOLDER / "found"
    found.mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": 20,
        "rss_limit_mb": 2048,
        "artifact_prefix": f"{FOLDER}/",
        "print_final_stats": 1,
    }
    flags = (f"-{name}={value}" for name, value in options.items())
    atheris.Setup([sys.argv[0], *flags, str(found), str(plant_seeds())], take_in)
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]))
