"""Times on the wall of a zone as instants, also where its clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant(on: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant at which the clocks of `zone` show `at` on the day `on`.

    A time that they skip comes as late as they skip, one that they repeat comes the
    first time.
    """
    return datetime.combine(on, at, zone).astimezone(UTC)


def next_instant(
    on: date, at: time, zone: ZoneInfo, *, after: datetime, every_days: int = 1
) -> datetime:
    """Return the first such instant later than `after`.

    It is on the day `on`, or on one that is a multiple of `every_days` later.
    """
    while (found := instant(on, at, zone)) <= after:
        on += timedelta(days=every_days)
    return found
