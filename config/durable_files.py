"""Photos on this machine's disk, whole even if the power goes."""

import os
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage


class DurableFiles(FileSystemStorage):
    """Files that are on the disk, and not on their way to it, once `save` returns.

    A row is written after its files; a power cut must not keep the row alone.
    """

    def save(
        self,
        name: str | None,
        content: IO[Any],
        max_length: int | None = None,
    ) -> str:
        name = super().save(name, content, max_length)
        file = Path(self.path(name))
        # Its folder names the file; a new folder is itself named by the next.
        for place in (file, file.parent, file.parent.parent):
            _onto_disk(place)
        return name


def _onto_disk(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
