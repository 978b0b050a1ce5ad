"""What a calendar shows of a diary: dates, and not a word of what they are about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import chain
from unicodedata import category
from uuid import uuid5

from django.utils.translation import gettext as _

from accounts.models import Household, Membership
from diary.calendar_event import CalendarEvent
from diary.models import Spot, Visit
from diary.queries.visits import visits_of


def appointment_event(visits: Sequence[Visit], *, with_place: bool) -> CalendarEvent:
    """Return the date of a visit from its rows, one a spot.

    `with_place` also says where and with whom: for a file that one person saves.
    """
    visit = visits[0]
    return CalendarEvent(
        uid=f"{visit.appointment}@milkspot",
        summary=_("Appointment (Milkspot)"),
        start=_start(visit),
        changed_at=max(one.plan_changed_at for one in visits),
        version=max(one.plan_version for one in visits),
        where=_plain(visit.where) if with_place else "",
    )


def feed_events(
    member: Membership, spots: Sequence[Spot], *, today: date, made_at: datetime
) -> list[CalendarEvent]:
    """Return the visits that are planned for `spots`, and the days to look at them.

    `spots` are what the member may see of the household, refreshed for `today`.
    """
    planned: dict[object, list[Visit]] = {}
    for visit in chain.from_iterable(visits_of(spots).values()):
        if visit.planned:
            planned.setdefault(visit.appointment, []).append(visit)
    visits = [appointment_event(rows, with_place=False) for rows in planned.values()]
    due = {spot.due_on for spot in spots if spot.is_open and spot.due_on}
    days = sorted(day for day in due if day >= today)
    return visits + [_due_event(member.household, day, made_at) for day in days]


def _due_event(household: Household, day: date, made_at: datetime) -> CalendarEvent:
    """Return a day to look at the diary: one for all that is due, as it says nothing.

    It never changes: a day that is no longer one is gone, and another is another.
    """
    return CalendarEvent(
        uid=f"{uuid5(household.uuid, day.isoformat())}@milkspot",
        summary=_("Milkspot: a day to open the diary"),
        start=day,
        changed_at=made_at,
        is_busy=False,
    )


def _start(visit: Visit) -> date:
    """Return the instant that the family's clock shows then, or the bare day."""
    if visit.at is None:
        return visit.on
    return datetime.combine(visit.on, visit.at, visit.zone).astimezone(UTC)


def _plain(text: str) -> str:
    """Leave out what no calendar may hold: control characters."""
    return "".join(" " if category(one) == "Cc" else one for one in text)
