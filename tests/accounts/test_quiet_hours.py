"""Quiet hours hold by the clocks of the family, also where those are changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.quiet_hours import first_waking_tomorrow, quiet_until

LONDON = ZoneInfo("Europe/London")
NIGHT = {"start": time(21), "end": time(7)}
# Summer begins, and ends.
CHANGES = [
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Pacific/Auckland", date(2026, 4, 5)),
    ("Pacific/Auckland", date(2026, 9, 27)),
    ("Asia/Kathmandu", date(2026, 10, 25)),
]


def here(day: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


@pytest.mark.parametrize(("zone", "on"), CHANGES)
def test_the_night_before_a_change_ends_at_seven_by_the_new_clocks(
    zone: str, on: date
) -> None:
    place, before = ZoneInfo(zone), on - timedelta(days=1)
    evening, morning = here(before, 21, 0, place), here(on, 7, 0, place)

    minute = timedelta(minutes=1)
    assert quiet_until(evening - minute, place, **NIGHT) is None
    now = evening
    while now < morning:
        assert quiet_until(now, place, **NIGHT) == morning
        now += 7 * minute
    assert quiet_until(morning, place, **NIGHT) is None


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(12, 59, False), (13, 0, True), (14, 59, True), (15, 0, False)],
)
def test_quiet_hours_of_one_day_end_on_it(
    hour: int, minute: int, *, quiet: bool
) -> None:
    now = here(date(2026, 11, 21), hour, minute, LONDON)

    ends = quiet_until(now, LONDON, start=time(13), end=time(15))

    assert (ends is not None) is quiet


@pytest.mark.parametrize("hour", range(24))
def test_from_and_until_the_same_are_no_quiet_hours(hour: int) -> None:
    now = here(date(2026, 11, 21), hour, 0, LONDON)

    assert quiet_until(now, LONDON, start=time(7), end=time(7)) is None


def test_an_hour_that_the_clocks_show_twice_does_not_begin_them_again() -> None:
    # At two it is one again: the second half past one is an hour after the first.
    first = here(date(2026, 10, 25), 1, 30, LONDON)

    until = {"start": time(22), "end": time(1, 15)}
    for minutes in range(0, 90, 5):
        now = first + timedelta(minutes=minutes)
        assert quiet_until(now, LONDON, **until) is None


def test_an_hour_that_the_clocks_skip_ends_them_all_the_same() -> None:
    # At one it is two.
    now = here(date(2026, 3, 29), 0, 30, LONDON)

    ends = quiet_until(now, LONDON, start=time(22), end=time(1, 30))

    assert ends == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_tomorrow_begins_where_its_quiet_hours_end() -> None:
    now = here(date(2026, 11, 21), 9, 0, LONDON)

    assert first_waking_tomorrow(now, LONDON, **NIGHT) == here(
        date(2026, 11, 22), 7, 0, LONDON
    )
    assert first_waking_tomorrow(now, LONDON, start=time(7), end=time(7)) == here(
        date(2026, 11, 22), 0, 0, LONDON
    )
