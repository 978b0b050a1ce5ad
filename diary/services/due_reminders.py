"""What becomes of reminders whose time has come: told, passed over, or stopped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.roles import Capability
from diary import access
from diary.models import Observation, Reminder
from diary.services import reminders

UNANSWERED_FOR = timedelta(days=14)
BATCH = 250
Stopped = Reminder.Stopped


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is to be told; `is_last` where it stops with that."""

    reminder: Reminder
    was_due_at: datetime
    is_last: bool


@dataclass(frozen=True, slots=True)
class LastLogged:
    """The last day of which a spot has an entry, and when the last was written."""

    on: date
    at: datetime


@transaction.atomic
def take_due(now: datetime) -> list[Due]:
    """Take some of what is due: put each off or stop it, and return those to be told.

    Nothing is left where fewer than BATCH were due. They are written in the caller's
    transaction with what is told: cut off anywhere, both are done or neither.
    """
    rows = Reminder.objects.due(now).order_by("next_at", "pk")
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    found = list(locked.select_related("user", "spot__household")[:BATCH])
    may_log, logged = _may_log(found), _last_logged(found)
    return [
        due
        for one in found
        if (due := _take(one, logged.get(one.spot_id), now, may_log=one.pk in may_log))
    ]


def _take(
    reminder: Reminder, logged: LastLogged | None, now: datetime, *, may_log: bool
) -> Due | None:
    was_due_at = reminder.next_at or now
    household = reminder.spot.household
    today = household.day(now)
    answered_on = household.day(logged.at) if logged else reminder.started_on
    if not (reminder.spot.is_kept and reminder.spot.is_open):
        reminders.stop(reminder, Stopped.GONE, now=now)
    elif not may_log:
        reminders.stop(reminder, Stopped.MAY_NOT_LOG, now=now)
    elif today - max(answered_on, reminder.started_on) >= UNANSWERED_FOR:
        reminders.stop(reminder, Stopped.UNANSWERED, now=now)
        return Due(reminder, was_due_at, is_last=True)
    else:
        reminders.put_off(reminder, now)
        if not (logged and today in (logged.on, answered_on)):
            return Due(reminder, was_due_at, is_last=False)
    return None


def _may_log(found: Sequence[Reminder]) -> set[int]:
    """Return the ids of the reminders whose person may still log the spot."""
    by_user: dict[User, list[Reminder]] = defaultdict(list)
    for reminder in found:
        by_user[reminder.user].append(reminder)
    return {pk for user, own in by_user.items() for pk in _own(user, own)}


def _own(user: User, own: Iterable[Reminder]) -> list[int]:
    by_spot = {reminder.spot_id: reminder.pk for reminder in own}
    spots = access.spots(user, Capability.LOG).filter(pk__in=by_spot)
    return [by_spot[pk] for pk in spots.values_list("pk", flat=True)]


def _last_logged(found: Sequence[Reminder]) -> dict[int, LastLogged]:
    rows = Observation.objects.kept().filter(spot__in={one.spot_id for one in found})
    by_spot = rows.order_by().values("spot")
    last = by_spot.annotate(Max("observed_on"), Max("created_at"))
    return {
        row["spot"]: LastLogged(row["observed_on__max"], row["created_at__max"])
        for row in last
    }
