"""A source is looked at again 12 months after somebody last did."""

import calendar
from collections.abc import Iterator
from datetime import date

from conditions.exchange import Dataset, Fault
from conditions.rules import Source


def recheck_on(source: Source) -> date | None:
    """Return the day a year after the last look; None where nobody wrote it down."""
    day = source.checked_on
    if day is None:
        return None
    year = day.year + 1
    return day.replace(year=year, day=min(day.day, _days_in(year, day.month)))


def is_due(source: Source, today: date) -> bool:
    """Tell whether it is to be looked at again, that day included."""
    day = recheck_on(source)
    return day is None or day <= today


def warnings_in(part: Dataset, today: date) -> Iterator[Fault]:
    """Yield the claims in use whose source is to be looked at again."""
    for index, condition in enumerate(part.conditions):
        for at, claim in enumerate(condition.claims):
            if claim.used_for and is_due(claim.source, today):
                place = f"conditions[{index}].claims[{at}]"
                yield Fault(place, f"'{claim.source.key}' {_since(claim.source)}")


def _since(source: Source) -> str:
    day = source.checked_on
    return f"was last checked on {day}" if day else "has no day on which it was checked"


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
