"""What becomes of jobs: tried again, given back, run once more, forgotten."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django_tasks_db.compat import TaskResultStatus as Status
from django_tasks_db.models import DBTaskResult

from django.db.models import QuerySet
from django.utils import timezone

from diary.models import Heartbeat, Slot
from diary.services.scheduling import FREQUENT

# How long a job that failed waits for its next try: not quite two days in all.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440)]
DONE_KEPT_FOR = timedelta(days=14)
FAILED_KEPT_FOR = timedelta(days=90)
FREQUENT_KEPT_FOR = timedelta(days=3)
AT_ONCE = timedelta(0)
log = logging.getLogger(__name__)


def try_later(task_result: Any, **_signal: object) -> None:  # noqa: ANN401 (either Django's)
    """Let a job that has just failed wait for its next try; the last failure stays.

    A worker that was made to stop in the middle has not failed: another goes on.
    """
    if task_result.status != Status.FAILED or task_result.attempts > len(WAITS):
        return
    [error] = task_result.errors
    stopped = error.exception_class_path == "builtins.SystemExit"
    wait = AT_ONCE if stopped else WAITS[task_result.attempts - 1]
    _queue(DBTaskResult.objects.failed().filter(pk=task_result.id), after=wait)
    log.warning("Job %s is tried again in %s.", task_result.id, wait)


def give_back(name: str) -> None:
    """Let others take the jobs that the worker of this name has left running."""
    _give_back_where(lambda holder: holder == name)


def give_back_lost(now: datetime) -> None:
    """Let others take the jobs of workers that have fallen silent."""
    alive = {*Heartbeat.objects.alive(now).values_list("name", flat=True)}
    _give_back_where(lambda holder: holder not in alive)


def again(job: UUID) -> bool:
    """Run a job that has ended once more; tell whether there was one."""
    ended = DBTaskResult.objects.finished().filter(pk=job)
    return bool(_queue(ended, worker_ids=[]))


def prune(now: datetime) -> None:
    """Forget jobs and slots that are long over, and processes that are gone."""
    done, failed = now - DONE_KEPT_FOR, now - FAILED_KEPT_FOR
    DBTaskResult.objects.successful().filter(finished_at__lt=done).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=failed).delete()
    Slot.objects.filter(at__lt=failed).delete()
    _prune_frequent(now - FREQUENT_KEPT_FOR)
    Heartbeat.objects.filter(at__lt=done).delete()


def _prune_frequent(before: datetime) -> None:
    paths = [f"diary.tasks.{job}" for job in FREQUENT]
    ended = DBTaskResult.objects.successful().filter(task_path__in=paths)
    ended.filter(finished_at__lt=before).delete()
    Slot.objects.filter(job__in=FREQUENT, at__lt=before).delete()


def _give_back_where(is_lost: Callable[[str], bool]) -> None:
    for row in DBTaskResult.objects.running():
        if is_lost(row.worker_ids[-1]):
            # Not where it has ended, or begun anew, in this very moment.
            same = DBTaskResult.objects.running().filter(
                pk=row.pk, started_at=row.started_at
            )
            if len(row.worker_ids) <= len(WAITS):
                _queue(same)
            else:
                same.update(status=Status.FAILED, finished_at=timezone.now())


def _queue(
    rows: QuerySet[DBTaskResult[..., None]],
    *,
    after: timedelta = AT_ONCE,
    **changes: object,
) -> int:
    due = timezone.now() + after
    return rows.update(status=Status.READY, run_after=due, finished_at=None, **changes)
