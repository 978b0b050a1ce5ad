"""A date as a calendar shows it. No framework."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A date in a calendar.

    `uid` stays when it moves; `version` counts up then. `start` is an instant with a
    time zone, or a day of no certain hour. `is_busy` whether it takes up time.
    """

    uid: str
    summary: str
    start: date
    changed_at: datetime
    version: int = 0
    where: str = ""
    is_busy: bool = True
