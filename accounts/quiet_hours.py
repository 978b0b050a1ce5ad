"""Hours in which nobody is written to, by the clocks of a time zone. No framework."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def quiet_until(
    now: datetime, zone: ZoneInfo, *, start: time, end: time
) -> datetime | None:
    """Return the instant (UTC) at which the quiet hours end that `now` is in, or None.

    The same `start` and `end` are no quiet hours; an `end` before the `start` is on
    the next day. They are compared as instants: an hour that the clocks show twice
    neither ends them early nor begins them again.
    """
    if start == end:
        return None
    today = now.astimezone(zone).date()
    for day in (today - DAY, today):
        begins = datetime.combine(day, start, zone).astimezone(UTC)
        last = day if start < end else day + DAY
        ends = datetime.combine(last, end, zone).astimezone(UTC)
        if begins <= now < ends:
            return ends
    return None


def quiet_length(start: time, end: time) -> timedelta:
    """Return for how long clocks that do not change show quiet hours."""
    day = date(2000, 1, 1)
    return (datetime.combine(day, end) - datetime.combine(day, start)) % DAY


def first_waking_tomorrow(
    now: datetime, zone: ZoneInfo, *, start: time, end: time
) -> datetime:
    """Return the first instant (UTC) outside quiet hours of the day after `now`."""
    tomorrow = now.astimezone(zone).date() + DAY
    midnight = datetime.combine(tomorrow, time(0), zone).astimezone(UTC)
    return quiet_until(midnight, zone, start=start, end=end) or midnight
