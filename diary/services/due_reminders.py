"""What becomes of reminders whose time has come: told, passed over, or stopped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from accounts.models import Household, User
from accounts.roles import Capability
from diary import access
from diary.models import Observation, Reminder, SpotQuerySet
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
class Taken:
    """Those of a batch that are to be told, and whether there may be another batch."""

    told: list[Due]
    may_be_more: bool


@dataclass(frozen=True, slots=True)
class LastLogged:
    """The last day of which a spot has an entry, and when the last was written."""

    on: date
    at: datetime


@transaction.atomic
def take_due(now: datetime) -> Taken:
    """Take a batch of what is due: put each off or stop it, and say what is to be told.

    The caller writes that down in the same transaction: cut off anywhere, both are done
    or neither.
    """
    rows = Reminder.objects.due(now).order_by("next_at", "pk")
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    related = locked.select_related("user", "spot__household", "spot__child")
    found = list(related[:BATCH])
    may_log = _may_log(found)
    logged = _last_logged({one.spot_id for one in found})
    told = [
        due
        for one in found
        if (due := _take(one, logged.get(one.spot_id), now, may_log=one.pk in may_log))
    ]
    return Taken(told, may_be_more=len(found) == BATCH)


def _take(
    reminder: Reminder, logged: LastLogged | None, now: datetime, *, may_log: bool
) -> Due | None:
    if not (reminder.spot.is_kept and reminder.spot.is_open):
        reminders.stop(reminder, Stopped.GONE, now=now)
    elif not may_log:
        reminders.stop(reminder, Stopped.MAY_NOT_LOG, now=now)
    elif _is_unanswered(reminder, logged, now):
        was_due_at = reminders.put_off(reminder, now=now)
        reminders.stop(reminder, Stopped.UNANSWERED, now=now)
        return Due(reminder, was_due_at, is_last=True)
    else:
        was_due_at = reminders.put_off(reminder, now=now)
        if not _is_logged(reminder.spot.household, logged, now):
            return Due(reminder, was_due_at, is_last=False)
    return None


def _is_unanswered(reminder: Reminder, last: LastLogged | None, now: datetime) -> bool:
    """Whether nobody has written an entry for two weeks since it was turned on."""
    household, since = reminder.spot.household, reminder.started_on
    if last:
        since = max(since, household.day(last.at))
    return household.day(now) - since >= UNANSWERED_FOR


def _may_log(found: Sequence[Reminder]) -> set[int]:
    """Return the ids of the reminders whose person may still log the spot."""
    by_user: dict[User, list[Reminder]] = defaultdict(list)
    for reminder in found:
        by_user[reminder.user].append(reminder)
    return {pk for user, own in by_user.items() for pk in _own(user, own)}


def _own(user: User, own: Iterable[Reminder]) -> list[int]:
    by_spot = {reminder.spot_id: reminder.pk for reminder in own}
    return [by_spot[spot.pk] for spot in _to_log(user, by_spot)]


def to_be_logged(user: User, ids: Iterable[int], *, now: datetime) -> set[int]:
    """Return those of some open spots that a person may log and nobody has today."""
    spots = _to_log(user, ids).open()
    logged = _last_logged([spot.pk for spot in spots])
    return {
        spot.pk
        for spot in spots
        if not _is_logged(spot.household, logged.get(spot.pk), now)
    }


def _to_log(user: User, ids: Iterable[int]) -> SpotQuerySet:
    return access.spots(user, Capability.LOG).filter(pk__in=list(ids))


def _is_logged(household: Household, last: LastLogged | None, now: datetime) -> bool:
    """Whether there is an entry of this day, or one that was written on it."""
    today = household.day(now)
    return last is not None and today in (last.on, household.day(last.at))


def _last_logged(spots: Iterable[int]) -> dict[int, LastLogged]:
    rows = Observation.objects.kept().filter(spot__in=list(spots))
    by_spot = rows.order_by().values("spot")
    last = by_spot.annotate(Max("observed_on"), Max("created_at"))
    return {
        row["spot"]: LastLogged(row["observed_on__max"], row["created_at__max"])
        for row in last
    }
