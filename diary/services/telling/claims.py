"""Who sends what: a worker holds what is due to one person by a lease."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Min

from diary.models import Telling
from diary.models.telling import TellingQuerySet
from diary.services.telling.pace import Pace, next_day, not_before

# How long a worker holds what it sends, and so the time until the next try: the first
# is longer than any server may take to answer, the last comes again and again.
WAITS = [timedelta(minutes=minutes) for minutes in (5, 10, 30, 120, 360, 720, 1440)]
# What is pressing does not wait long for a server that is back.
LONGEST = {Pace.AT_ONCE: timedelta(minutes=30), Pace.DAYTIME: timedelta(hours=2)}
GIVE_UP_AFTER = timedelta(days=14)
Outcome = Telling.Outcome


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one person is told at once: of one family, by one channel."""

    user: int
    household: int
    channel: str
    pace: str


def due_bundles(
    now: datetime, *, limit: int, but: Collection[str] = ()
) -> list[Bundle]:
    """Return what is due by all channels `but` these, the most pressing first."""
    names = list(Bundle.__dataclass_fields__)
    due = Telling.objects.due(now).exclude(channel__in=but)
    rows = due.order_by("pace", "user", "household", "channel")
    return [Bundle(**row) for row in rows.values(*names).distinct()[:limit]]


@transaction.atomic
def claim(bundle: Bundle, now: datetime) -> list[Telling]:
    """Return what is due of a bundle, held for this worker; nothing that must wait.

    Others find it due no more. A worker that dies gives it back by the time alone, and
    a failed try needs no further word: the next is where the lease ends.
    """
    rows = Telling.objects.filter(**asdict(bundle))
    due = rows.due(now).select_for_update(of=("self",))
    related = ("user", "household", "event__prompt", "visit", "reminder")
    found = list(due.select_related(*related))
    if not found:
        return []
    same = Telling.objects.filter(pk__in=[one.pk for one in found])
    waits_until = _waits_until(found[0], rows, now)
    if waits_until > now:
        same.update(next_try_at=waits_until)
        return []
    wait = _wait(max(one.tries for one in found), bundle.pace)
    same.update(next_try_at=now + wait, tries=F("tries") + 1)
    return found


def settle(tellings: Iterable[Telling], outcome: Outcome, now: datetime) -> None:
    """Write down what became of tellings that were claimed."""
    sent_at = now if outcome == Outcome.SENT else None
    same = Telling.objects.open().filter(pk__in=[one.pk for one in tellings])
    same.update(outcome=outcome, sent_at=sent_at, next_try_at=None)


def give_up(tellings: Iterable[Telling], now: datetime) -> None:
    """Try no more what could not be told for two weeks."""
    old = [one for one in tellings if one.created_at < now - GIVE_UP_AFTER]
    settle(old, Outcome.GIVEN_UP, now)


def _wait(tries: int, pace: str) -> timedelta:
    """Return how long the next try is held, after so many."""
    wait = WAITS[min(tries, len(WAITS) - 1)]
    return min(wait, LONGEST.get(Pace(pace), wait))


def _waits_until(first: Telling, rows: TellingQuerySet, now: datetime) -> datetime:
    """Return `now`, or when it may be sent: settings may have changed meanwhile.

    Of a digest (`rows` are all that ever was of it) there is one a day, one at a time.
    """
    user, household = first.user, first.household
    waking = not_before(now, user, household, first.pace)
    if first.pace != Pace.DIGEST or waking > now:
        return waking
    last = rows.aggregate(at=Max("sent_at"))["at"]
    if last and household.day(last) == household.day(now):
        return next_day(now, user, household)
    return rows.in_hand(now).aggregate(at=Min("next_try_at"))["at"] or now
