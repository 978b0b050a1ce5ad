"""What a worker tells of a photo, and how it is told.

In plain data, never pickled: a decoder that a hostile file took over must not gain
the web process too.
"""

import json
from datetime import datetime
from multiprocessing.connection import Connection

from diary.photos.errors import Refusal
from diary.photos.ingested import Ingested
from diary.photos.limits import MAX_FILE_BYTES, MAX_TOLD_BYTES

Answer = Ingested | Refusal


def send(connection: Connection, answer: Answer) -> None:
    """Send one answer: a line of JSON and, of a photo that is kept, its three files."""
    connection.send_bytes(json.dumps(_told(answer)).encode())
    if isinstance(answer, Ingested):
        for file in (answer.original, answer.large, answer.small):
            connection.send_bytes(file)


def receive(connection: Connection) -> Answer:
    """Wait for one whole answer.

    Raises EOFError where the worker is gone, OSError also where it answers more than it
    may, of which nothing is read; ValueError, LookupError or TypeError where it answers
    nonsense.
    """
    told = json.loads(connection.recv_bytes(MAX_TOLD_BYTES))
    if "refused" in told:
        return Refusal(told["refused"])
    original, large, small = (connection.recv_bytes(MAX_FILE_BYTES) for _ in range(3))
    taken_at = told["taken_at"]
    return Ingested(
        original=original,
        large=large,
        small=small,
        placeholder=str(told["placeholder"]),
        width=int(told["width"]),
        height=int(told["height"]),
        taken_at=datetime.fromisoformat(taken_at) if taken_at else None,
    )


def _told(answer: Answer) -> dict[str, object]:
    if isinstance(answer, Refusal):
        return {"refused": answer}
    return {
        "placeholder": answer.placeholder,
        "width": answer.width,
        "height": answer.height,
        "taken_at": answer.taken_at and answer.taken_at.isoformat(),
    }
