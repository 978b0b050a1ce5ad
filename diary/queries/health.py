"""Whether what the diary stands on is alive, for whoever watches the server."""

import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django_tasks_db.models import DBTaskResult

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError
from django.db.models import Max

from diary.models import Heartbeat
from diary.models.process import SILENT_FOR


@dataclass(frozen=True, slots=True)
class Health:
    """What answers, and the seconds since a worker and a scheduler last said so.

    `waiting_seconds` is for how long the next job could have begun. None: never, none.
    """

    database: bool
    storage: bool
    worker: bool = False
    scheduler: bool = False
    worker_seconds: int | None = None
    scheduler_seconds: int | None = None
    waiting_seconds: int | None = None

    @property
    def is_good(self) -> bool:
        return self.database and self.storage and self.worker and self.scheduler


def health(now: datetime) -> Health:
    """Ask the database, and once in ten seconds the storage, which may be far away."""
    storage = _storage_answers(int(now.timestamp()) // 10)
    try:
        beats = dict(Heartbeat.objects.values_list("kind").annotate(Max("at")))
        waiting = _waiting_since(now)
    except DatabaseError:
        return Health(database=False, storage=storage)
    worker = _seconds(beats.get(Heartbeat.Kind.WORKER), now)
    scheduler = _seconds(beats.get(Heartbeat.Kind.SCHEDULER), now)
    return Health(
        database=True,
        storage=storage,
        worker=_is_alive(worker),
        scheduler=_is_alive(scheduler),
        worker_seconds=worker,
        scheduler_seconds=scheduler,
        waiting_seconds=_seconds(waiting, now),
    )


def _waiting_since(now: datetime) -> datetime | None:
    job = DBTaskResult.objects.ready().first()
    if job is None:
        return None
    # What was never put off stands far in the future.
    queued_at: datetime = job.enqueued_at
    return job.run_after if job.run_after <= now else queued_at


def _seconds(since: datetime | None, now: datetime) -> int | None:
    return int((now - since).total_seconds()) if since else None


def _is_alive(seconds: int | None) -> bool:
    return seconds is not None and seconds < SILENT_FOR.total_seconds()


@lru_cache(maxsize=1)
def _storage_answers(_asked_at: int) -> bool:
    try:
        default_storage.exists("healthz")
    except OSError:
        return False
    if isinstance(default_storage, FileSystemStorage):
        # The folder is made with the first photo.
        folder = Path(default_storage.location)
        place = folder if folder.exists() else folder.parent
        return os.access(place, os.W_OK | os.X_OK)
    return True
