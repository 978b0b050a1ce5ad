"""Reads a file that may be too large."""

from pathlib import Path
from typing import BinaryIO

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.limits import MAX_BYTES


def read_bytes(source: BinaryIO | Path) -> bytes:
    """Return the whole file. Raises PhotoRefused above 40 MiB, having read no more."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return read_bytes(file)
    data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PhotoRefused(Refusal.TOO_LARGE)
    return data
