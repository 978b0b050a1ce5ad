"""The file that a person sent and has not said yes to, remembered in their session."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from diary.services import waiting_files
from diary.services.waiting_files import FileGone
from diary.views.request import SignedIn


def keep(request: SignedIn, key: str, file: IO[bytes], *, into: str = "") -> None:
    """Let a file wait, in place of one that does; `into` says where it shall go."""
    forget(request, key)
    request.session[key] = {"file": waiting_files.keep(file), "into": into}


@contextmanager
def opened(
    request: SignedIn, key: str, *, take: bool = False
) -> Iterator[tuple[BinaryIO, str]]:
    """Open the file that waits, and say where it shall go. Raises FileGone.

    With `take` it is gone afterwards, unless an error ended the work.
    """
    told = request.session.get(key)
    if told is None:
        raise FileGone
    opening = waiting_files.taken if take else waiting_files.opened
    with opening(told["file"]) as file:
        yield file, told["into"]
    if take:
        del request.session[key]


def forget(request: SignedIn, key: str) -> None:
    """Delete the file that waits, if one does."""
    told = request.session.pop(key, None)
    if told:
        waiting_files.let_go(told["file"])
