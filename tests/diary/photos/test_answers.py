import json
import os
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from diary.photos import answers
from diary.photos.answers import Answer
from diary.photos.errors import Refusal
from diary.photos.ingested import Ingested
from diary.photos.limits import MAX_BYTES, MAX_FILE_BYTES, MAX_TOLD_BYTES

PHOTO = Ingested(
    original=b"original",
    large=b"large",
    small=b"small",
    placeholder="data:,",
    width=4,
    height=3,
    taken_at=datetime(2026, 11, 20, 7, 30, tzinfo=UTC),
)
TOLD = json.dumps({"placeholder": "", "width": 4, "height": 3, "taken_at": None})


@pytest.fixture
def line() -> Iterator[tuple[Connection, Connection]]:
    """The web process's end, and that of the worker."""
    ours, theirs = Pipe()
    with ours, theirs:
        yield ours, theirs


def claim(worker: Connection, length: int) -> None:
    """Begin a message of so many bytes, of which none comes."""
    os.write(worker.fileno(), struct.pack("!i", length))


@pytest.mark.parametrize("answer", [PHOTO, Refusal.DAMAGED])
def test_an_answer_comes_as_it_was_sent(
    answer: Answer, line: tuple[Connection, Connection]
) -> None:
    ours, theirs = line

    answers.send(theirs, answer)

    assert answers.receive(ours) == answer


def test_a_line_that_is_too_long_is_not_read(
    line: tuple[Connection, Connection],
) -> None:
    ours, theirs = line
    claim(theirs, MAX_TOLD_BYTES + 1)

    with pytest.raises(OSError, match="bad message length"):
        answers.receive(ours)


@pytest.mark.parametrize("before", [0, 1, 2])
def test_no_file_that_is_too_long_is_read(
    before: int, line: tuple[Connection, Connection]
) -> None:
    ours, theirs = line
    theirs.send_bytes(TOLD.encode())
    for _ in range(before):
        theirs.send_bytes(b"a file")
    claim(theirs, MAX_FILE_BYTES + 1)

    with pytest.raises(OSError, match="bad message length"):
        answers.receive(ours)


def test_the_largest_photo_that_is_kept_as_it_came_fits() -> None:
    assert MAX_FILE_BYTES > MAX_BYTES * 2
