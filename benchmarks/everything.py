"""Taking a whole diary out: against zipping the same files."""

import tracemalloc
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from zipfile import ZipFile

from diary.archive.zip_writing import Source, sources, stream

PHOTOS, EACH = 300, 3 * 1024 * 1024
MOST_TIMES, MOST_MEBIBYTES = 3.0, 4
NOW = datetime(2026, 3, 30, tzinfo=UTC)


def main() -> None:
    """Print how the two compare; end with 1 where ours takes too much."""
    with TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.jpg"
        photo.write_bytes(bytes(range(256)) * (EACH // 256))
        ours, theirs = _seconds_of_ours(photo), _seconds_of_theirs(photo)
        mebibytes = _mebibytes(photo)
    times = ours / theirs
    print(  # noqa: T201
        f"everything: {times:.1f} times zipfile ({ours:.1f} s for "
        f"{PHOTOS * EACH / 2**30:.1f} GiB), {mebibytes:.1f} MiB"
    )
    if times > MOST_TIMES or mebibytes > MOST_MEBIBYTES:
        raise SystemExit(1)


def _files(photo: Path) -> dict[str, Source]:
    one = Source(EACH, lambda: photo.open("rb"))
    return sources({}, {f"photos/{n}.jpg": one for n in range(PHOTOS)})


def _seconds_of_ours(photo: Path) -> float:
    begun = process_time()
    for _piece in stream(_files(photo), made_at=NOW):
        pass
    return process_time() - begun


def _seconds_of_theirs(photo: Path) -> float:
    """Zip them to nowhere, as is the stream."""
    begun = process_time()
    with Path("/dev/null").open("wb") as out, ZipFile(out, "w") as archive:
        for number in range(PHOTOS):
            archive.write(photo, f"photos/{number}.jpg")
    return process_time() - begun


def _mebibytes(photo: Path) -> float:
    tracemalloc.start()
    out = BytesIO()
    for piece in stream(_files(photo), made_at=NOW):
        out.seek(0)
        out.write(piece)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


if __name__ == "__main__":
    main()
