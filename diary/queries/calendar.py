"""What a calendar shows of a diary: dates, and not a word of what they are about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from unicodedata import category

from django.utils.translation import gettext as _

from diary.calendar_event import CalendarEvent
from diary.models import Visit


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


def _start(visit: Visit) -> date:
    """Return the instant that the family's clock shows then, or the bare day."""
    if visit.at is None:
        return visit.on
    return datetime.combine(visit.on, visit.at, visit.household.zone).astimezone(UTC)


def _plain(text: str) -> str:
    """Leave out what no calendar may hold: control characters."""
    return "".join(" " if category(one) == "Cc" else one for one in text)
