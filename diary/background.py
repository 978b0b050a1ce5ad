"""Start slow work by its name: `defer("job", **ids)`. What a name does: diary/tasks."""

from collections.abc import Callable
from functools import wraps
from traceback import format_tb
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

try:
    from django.tasks import task
except ImportError:  # Before Django 6.
    from django_tasks import task  # type: ignore[no-redef]

if TYPE_CHECKING:
    from django.tasks import Task


class JobFailedError(Exception):
    """Says what went wrong in a job, and where, but nothing of what it was about."""


def defer(job: str, **ids: int) -> str:
    """Let a worker run `job` once the transaction that is open has committed.

    The job is a row of that transaction: both are written, or neither. It may run
    twice, and must then do the same as once. Return the job's own id.
    """
    queued = import_string(f"diary.tasks.{job}").enqueue(**ids)
    return str(queued.id)


def job(work: Callable[..., None], *, priority: int = 0) -> "Task[..., None]":
    """Let `work` be deferred under its own name; a greater `priority` comes first.

    The message of an exception may hold a name or an address, and would be kept with
    the job and in the log: kind and place have to do.
    """

    @wraps(work)
    def discreetly(**ids: int) -> None:
        try:
            work(**ids)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told below)
            raise JobFailedError(kind_and_places(error)) from None

    return task(discreetly, priority=priority)


def kind_and_places(error: Exception) -> str:
    """Return what may be told of an error: not its message."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    places = "".join(format_tb(error.__traceback__)[1:])
    return f"{kind}\n{places}"
