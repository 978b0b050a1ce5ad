"""A ZIP that is written while it is read."""

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from zipfile import ZipFile

import pytest

from diary.archive.zip_writing import Changed, Source, size_of, sources, stream

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)
MEBIBYTE = 1024 * 1024


def source(content: bytes) -> Source:
    return Source(len(content), lambda: BytesIO(content))


def written(files: dict[str, Source]) -> bytes:
    return b"".join(stream(files, made_at=NOW))


def test_any_program_reads_it_and_finds_each_file() -> None:
    files = sources({"a": "ü"}, {"photos/1.jpg": source(b"pixels" * 99_999)})

    with ZipFile(BytesIO(written(files))) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("data.json")) == {"a": "ü"}
        assert archive.read("photos/1.jpg") == b"pixels" * 99_999


def test_the_manifest_tells_size_and_hash_of_each_file() -> None:
    files = {"photos/1.jpg": source(b"pixels")}

    with ZipFile(BytesIO(written(files))) as archive:
        manifest = json.loads(archive.read("manifest.json"))

    digest = sha256(b"pixels").hexdigest()
    assert manifest["files"] == {"photos/1.jpg": {"size": 6, "sha256": digest}}


@pytest.mark.parametrize("photos", [0, 1, 300])
def test_its_size_is_known_before_it_is_written(photos: int) -> None:
    files = {f"photos/{n}.jpg": source(bytes(n)) for n in range(photos)}

    assert size_of(files, made_at=NOW) == len(written(files))


def test_the_size_of_more_than_4_gb_is_not_told() -> None:
    file = Source(2**32, BytesIO)

    assert size_of({"photos/1.jpg": file}, made_at=NOW) is None


def test_a_file_that_is_not_as_long_as_it_said_ends_it() -> None:
    with pytest.raises(Changed):
        written({"photos/1.jpg": Source(7, lambda: BytesIO(b"pixels"))})


def test_memory_does_not_grow_with_the_photos() -> None:
    @contextmanager
    def zeros() -> Iterator[BinaryIO]:
        yield _Zeros(8 * MEBIBYTE)  # type: ignore[misc]

    files = {f"photos/{n}.jpg": Source(8 * MEBIBYTE, zeros) for n in range(16)}
    tracemalloc.start()

    length = sum(len(piece) for piece in stream(files, made_at=NOW))

    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 128 * MEBIBYTE
    assert most < 3 * MEBIBYTE


class _Zeros:
    def __init__(self, length: int) -> None:
        self.left = length

    def read(self, size: int) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return bytes(size)
