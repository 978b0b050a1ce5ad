"""A source is looked at again 12 months after somebody last did."""

import calendar
from collections.abc import Iterator
from datetime import date

from conditions.exchange import Dataset, Fault
from conditions.rules import Source

_YEAR = 12


def recheck_on(source: Source, today: date) -> date | None:
    """Return the day a year after the last look.

    None where nobody wrote it down, or wrote a day that is yet to come: a slip, which
    would keep the source from being looked at again for years.
    """
    day = source.checked_on
    return None if day is None or day > today else months_after(day, _YEAR)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, _days_in(year, month)))


def is_due(source: Source, today: date) -> bool:
    """Tell whether it is to be looked at again, that day included."""
    day = recheck_on(source, today)
    return day is None or day <= today


def warnings_in(part: Dataset, today: date) -> Iterator[Fault]:
    """Yield the claims in use whose source is to be looked at again."""
    for index, condition in enumerate(part.conditions):
        for at, claim in enumerate(condition.claims):
            if claim.used_for and is_due(claim.source, today):
                place = f"conditions[{index}].claims[{at}]"
                since = _since(claim.source, today)
                yield Fault(place, f"'{claim.source.key}' {since}")


def _since(source: Source, today: date) -> str:
    day = source.checked_on
    if day is None:
        return "has no day on which it was checked"
    if day > today:
        return f"says it was checked on {day}, which is yet to come"
    return f"was last checked on {day}"


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
