"""Calendar arithmetic: ages in months, and days spelled for parents."""

from calendar import monthrange
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_IN_EVERY_MONTH = 28


def add_months(day: date, months: int) -> date:
    """Move `day` by calendar months; a day that does not exist becomes the last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month, day.day)
    return date(year, month, min(day.day, _days_in(year, month)))


def completed_months(born_on: date, on: date) -> int:
    """Count the calendar months of age completed on the day `on`."""
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    if on.day >= born_on.day or on.day == _days_in(on.year, on.month):
        return months
    return months - 1


def spelled(day: date) -> str:
    """Write a day the way it is said: 12 January 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
