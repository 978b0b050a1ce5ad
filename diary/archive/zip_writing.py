"""Write a diary's ZIP as a stream: no more than a piece of a photo is in memory."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

from diary.archive.format import FORMAT, VERSION
from diary.archive.text import to_bytes

DATA, MANIFEST_FILE = "data.json", "manifest.json"
PIECE = 256 * 1024
# What a ZIP says of each file beside its name (once before, once after it and once at
# the end), and of itself.
A_FILE, ITSELF = 30 + 16 + 46, 22
# Above, a ZIP takes other forms that are not worth counting.
MOST_BYTES, MOST_FILES = 2**32 - 2**24, 65_000
Opened = AbstractContextManager[BinaryIO]
EPOCH = (1980, 1, 1, 0, 0, 0)


class Changed(Exception):  # noqa: N818 (named for the fact)
    """A file is not as long as it was said to be."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be written: its size in bytes, and what opens it in its turn."""

    size: int
    open: Callable[[], Opened]


def photo_name(uuid: object) -> str:
    return f"photos/{uuid}.jpg"


def sources(
    diary: Mapping[str, Any], photos: Mapping[str, Source]
) -> dict[str, Source]:
    """Return all files of a diary but its manifest, the data first."""
    data = to_bytes(diary)
    return {DATA: Source(len(data), lambda: BytesIO(data)), **photos}


def stream(files: Mapping[str, Source], *, made_at: datetime) -> Iterator[bytes]:
    """Yield the ZIP of `files`, uncompressed, piece by piece; its manifest comes last.

    Raises Changed where a file is longer or shorter than it said.
    """
    pipe, digests = _Pipe(), dict[str, str]()
    with ZipFile(pipe, "w") as archive:
        for name, source in files.items():
            with archive.open(_info(name), "w") as out:
                digest = sha256()
                for piece in _pieces(source, name):
                    digest.update(piece)
                    out.write(piece)
                    yield pipe.taken()
            digests[name] = digest.hexdigest()
        archive.writestr(_info(MANIFEST_FILE), _manifest(files, digests, made_at))
    yield pipe.taken()


def size_of(files: Mapping[str, Source], *, made_at: datetime) -> int | None:
    """Return how long the ZIP will be; None where that is too long to be told."""
    manifest = _manifest(files, dict.fromkeys(files, "0" * 64), made_at)
    names = [*files, MANIFEST_FILE]
    said = ITSELF + sum(A_FILE + 2 * len(name) for name in names)
    total = said + len(manifest) + sum(source.size for source in files.values())
    return total if total < MOST_BYTES and len(names) < MOST_FILES else None


def _manifest(
    files: Mapping[str, Source], digests: Mapping[str, str], made_at: datetime
) -> bytes:
    listed = {
        name: {"size": source.size, "sha256": digests[name]}
        for name, source in files.items()
    }
    told = {"format": FORMAT, "version": VERSION, "made_at": made_at, "files": listed}
    return to_bytes(told)


def _pieces(source: Source, name: str) -> Iterator[bytes]:
    length = 0
    with source.open() as file:
        while piece := file.read(PIECE):
            length += len(piece)
            yield piece
    if length != source.size:
        raise Changed(name)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.external_attr = 0o600 << 16
    return info


class _Pipe:
    """What is written to it is taken from it."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None: ...

    def close(self) -> None: ...

    def taken(self) -> bytes:
        taken, self._waiting = b"".join(self._waiting), []
        return taken
