"""Say that this process is alive, as long as it is."""

import logging
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection
from django.utils import timezone

from diary.models import Heartbeat
from diary.models.process import SILENT_FOR

log = logging.getLogger(__name__)


def a_name() -> str:
    """Return a name that no other process has or had."""
    return f"{socket.gethostname()[:40]}-{secrets.token_hex(4)}"


@contextmanager
def beating(kind: Heartbeat.Kind, name: str) -> Iterator[None]:
    """Beat until the block ends, from a thread: a long job is no death."""
    ended = Event()
    thread = Thread(target=_beat_until, args=(ended, kind, name), daemon=True)
    _beat(kind, name)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        Heartbeat.objects.filter(name=name).delete()


def _beat_until(ended: Event, kind: Heartbeat.Kind, name: str) -> None:
    while not ended.wait(SILENT_FOR.total_seconds() / 4):
        try:
            _beat(kind, name)
        except DatabaseError:
            log.warning("%s could not say that it is alive.", name)
        finally:
            connection.close()


def _beat(kind: Heartbeat.Kind, name: str) -> None:
    now = timezone.now()
    Heartbeat.objects.update_or_create(name=name, defaults={"kind": kind, "at": now})
