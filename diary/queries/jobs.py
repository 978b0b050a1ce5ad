"""What operators see of jobs: names and ids, nothing of what they were about."""

import re

from django_tasks_db.compat import TaskResultStatus as Status
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from diary.models import Slot

Job = DBTaskResult[..., None]


def in_hand() -> DBTaskResultQuerySet:
    """Find the jobs that are queued, running or failed, the oldest first."""
    rows = DBTaskResult.objects.exclude(status=Status.SUCCESSFUL)
    return rows.order_by("enqueued_at")


def state_of(slot: Slot) -> str:
    """Return what became of the job of a slot; empty once that is forgotten."""
    run = DBTaskResult.objects.filter(pk__in=[slot.run]).first()
    return run.status if run else ""


def name_of(job: Job) -> str:
    """Return the name under which it was deferred, with its ids: "sweep slot=7"."""
    ids = [f"{key}={value}" for key, value in job.args_kwargs["kwargs"].items()]
    return " ".join([job.task_path.rpartition(".")[2], *ids])


def tries_of(job: Job) -> int:
    """Count how often a worker has begun it."""
    return len(job.worker_ids)


def error_of(job: Job) -> str:
    """Return the kind of the last error; empty where it has met none."""
    found = re.search(r"JobFailedError: (\S+)", job.traceback)
    return found[1] if found else ""
