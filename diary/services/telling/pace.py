"""How soon something is told, and when a person may next be written to."""

from datetime import datetime

from accounts.models import Household, User
from accounts.quiet_hours import first_waking_tomorrow, quiet_until
from diary.assessment import Level
from diary.models import Telling

Pace = Telling.Pace
PACES = {Level.EMERGENCY: Pace.AT_ONCE, Level.URGENT: Pace.DAYTIME}


def pace_of(level: str) -> Pace:
    """Return how soon a prompt of that level is told."""
    return PACES.get(Level(level), Pace.DIGEST)


def not_before(now: datetime, user: User, household: Household, pace: str) -> datetime:
    """Return the first instant from `now` on at which the person may be written to."""
    if pace in (Pace.AT_ONCE, Pace.CHOSEN):
        return now
    hours = {"start": user.quiet_from, "end": user.quiet_until}
    return quiet_until(now, household.zone, **hours) or now


def next_day(now: datetime, user: User, household: Household) -> datetime:
    """Return when the next day's digest may go."""
    hours = {"start": user.quiet_from, "end": user.quiet_until}
    return first_waking_tomorrow(now, household.zone, **hours)
