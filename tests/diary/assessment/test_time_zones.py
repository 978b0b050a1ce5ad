"""Today comes from an instant and a zone: midnights and both changes of the clock."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from diary.assessment import assess, facts_from_json
from diary.assessment.answer import Level
from tests.rulebook import rulebook

# The night before and the night after each change of the clock, and a plain one.
NIGHTS = {
    "Europe/London": [(2026, 3, 29), (2026, 10, 25), (2026, 6, 1), (2024, 2, 29)],
    "America/New_York": [(2026, 3, 8), (2026, 11, 1), (2026, 1, 1), (2024, 2, 29)],
    "Pacific/Auckland": [(2026, 4, 5), (2026, 9, 27), (2026, 1, 1), (2028, 2, 29)],
    "Asia/Kathmandu": [(2026, 1, 1), (2026, 6, 30)],
}
DAYS = [(zone, date(*day)) for zone, days in NIGHTS.items() for day in days]


def told(now: datetime, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any field)
    return {"id": "z", "now": now.astimezone(UTC).isoformat(), **changes}


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_a_day_lasts_from_midnight_to_midnight_of_its_zone(
    zone: str, day: date
) -> None:
    here = ZoneInfo(zone)
    first = datetime(day.year, day.month, day.day, tzinfo=here)
    last = datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=here)

    for instant in (first, last):
        _, today = facts_from_json(told(instant, timezone=zone))
        assert today == day


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_the_instant_before_and_after_a_day_belong_to_its_neighbours(
    zone: str, day: date
) -> None:
    here = ZoneInfo(zone)
    before = datetime.fromordinal(day.toordinal() - 1).replace(
        hour=23, minute=59, second=59, tzinfo=here
    )
    following = datetime.fromordinal(day.toordinal() + 1).replace(tzinfo=here)

    assert facts_from_json(told(before, timezone=zone))[1].toordinal() == (
        day.toordinal() - 1
    )
    assert facts_from_json(told(following, timezone=zone))[1].toordinal() == (
        day.toordinal() + 1
    )


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_a_spot_turns_at_the_midnight_of_its_household(zone: str, day: date) -> None:
    here = ZoneInfo(zone)
    noticed_on = date.fromordinal(day.toordinal() - 4)
    spot = {"suspected": ["heat-rash"], "noticed_on": noticed_on.isoformat()}
    midnight = datetime(day.year, day.month, day.day, tzinfo=here)
    eve = datetime.fromordinal(day.toordinal() - 1).replace(
        hour=23, minute=59, tzinfo=here
    )

    def level(instant: datetime) -> Level | None:
        facts, today = facts_from_json(told(instant, timezone=zone, **spot))
        return assess(facts, rulebook(), today).level

    assert level(eve) is Level.NEARING_LIMIT
    assert level(midnight) is Level.EXCEEDED


def test_one_instant_is_two_days_in_two_places() -> None:
    now = datetime(2026, 2, 7, 12, 30, tzinfo=UTC)

    assert facts_from_json(told(now, timezone="Pacific/Auckland"))[1] == date(
        2026, 2, 8
    )
    assert facts_from_json(told(now, timezone="Asia/Kathmandu"))[1] == date(2026, 2, 7)


def test_summer_time_changes_no_count_of_days() -> None:
    line = {"suspected": ["unknown-rash"], "noticed_on": "2026-03-01"}
    now = datetime(2026, 3, 29, 23, 30, tzinfo=ZoneInfo("Europe/London"))

    facts, today = facts_from_json(told(now, timezone="Europe/London", **line))

    assert assess(facts, rulebook(), today).elapsed_days == 28
