"""One step of a revision after another: who did what, when and why."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from conditions.models import Event, Revision, Status, Subject, What

Someone = AbstractBaseUser | AnonymousUser


class MovedOn(Exception):  # noqa: N818 (named for the fact)
    """The revision is no longer where this step begins: somebody was quicker.

    `status` is where it is now.
    """

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = Status(status)


class NotTheSame(Exception):  # noqa: N818 (named for the fact)
    """Something happened to the revision since the person last saw it."""


def expect(revision: Revision, *statuses: Status, seen: int | None = None) -> Revision:
    """Lock the subject of `revision` and return the revision as it is now.

    Stands first in the transaction of a step, so that of two people who take one
    at the same time the second raises MovedOn. `seen` is the key of the last event
    that the person saw: where another came after it, NotTheSame is raised.
    """
    Subject.objects.select_for_update().get(pk=revision.subject_id)
    current = Revision.objects.select_related("subject").get(pk=revision.pk)
    if current.status not in statuses:
        raise MovedOn(current.status)
    if seen is not None and current.events.filter(pk__gt=seen).exists():
        raise NotTheSame
    return current


def record(
    revision: Revision, what: What, *, by: Someone | None, at: datetime, why: str = ""
) -> None:
    """Add to what happened to `revision`."""
    Event.objects.create(
        revision=revision, what=what, by_id=by.pk if by else None, at=at, why=why
    )
