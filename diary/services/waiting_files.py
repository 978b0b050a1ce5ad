"""Files that were sent and wait for a yes: for an hour, and for who sent them.

Their names are random, and are kept in the sender's session alone.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from typing import IO, BinaryIO

from django.conf import settings

KEPT_SECONDS = 3600
WAITING, TAKEN = "waiting-", ".taken"


class FileGone(Exception):  # noqa: N818 (named for the fact)
    """The file has waited for too long, or was taken up already."""


def keep(file: IO[bytes]) -> str:
    """Keep a copy of `file`, readable by the server alone; return its name.

    Raises OSError where the disk is full; nothing of it stays then.
    """
    name = WAITING + secrets.token_hex(16)
    try:
        with _path(name).open("xb") as copy:
            file.seek(0)
            copyfileobj(file, copy)
    except BaseException:
        let_go(name)
        raise
    return name


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file that waits. Raises FileGone."""
    path = _path(name)
    if not path.is_file() or _is_old(path):
        raise FileGone
    with path.open("rb") as file:
        yield file


@contextmanager
def taken(name: str) -> Iterator[BinaryIO]:
    """Open a file for whoever comes first; afterwards it is gone.

    It waits on where an error ended the work. Raises FileGone.
    """
    path, mine = _path(name), _path(name + TAKEN)
    try:
        path.rename(mine)
    except FileNotFoundError:
        raise FileGone from None
    try:
        with mine.open("rb") as file:
            yield file
    except BaseException:
        with suppress(FileNotFoundError):
            mine.rename(path)
        raise
    mine.unlink(missing_ok=True)


def let_go(name: str) -> None:
    """Delete a file that waits, if it still does."""
    _path(name).unlink(missing_ok=True)


def tidy() -> None:
    """Delete what has waited for an hour, in the folder of this machine."""
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).glob(f"{WAITING}*"):
        with suppress(FileNotFoundError):  # Taken up in this very moment.
            if _is_old(path):
                path.unlink()


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - KEPT_SECONDS


def _path(name: str) -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR) / name
