"""Read doors assess again what time or a curator has moved, and keep the answers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conditions.queries import published
from diary.models import AssessmentRecord, Spot
from diary.services import assessments
from tests.factories import ChildFactory, HouseholdFactory, SpotFactory

NOTICED = date(2026, 10, 10)
DUE = NOTICED + timedelta(days=29)
pytestmark = pytest.mark.django_db


def a_rash(timezone: str = "UTC") -> Spot:
    household = HouseholdFactory(timezone=timezone)
    spot = SpotFactory(
        child=ChildFactory(household=household, born_on=None), noticed_on=NOTICED
    )
    assessments.reassess([spot], on=NOTICED)
    return spot


def refresh(spot: Spot, now: datetime) -> None:
    assessments.refresh([spot], now=now, data=published())


def test_a_read_on_a_later_day_shows_the_level_of_that_day() -> None:
    spot = a_rash()

    refresh(spot, datetime(2026, 11, 8, 0, 1, tzinfo=UTC))

    assert spot.level == "exceeded"
    assert Spot.objects.get().level == "exceeded"


@pytest.mark.parametrize(
    ("timezone", "level"),
    [("Pacific/Auckland", "exceeded"), ("America/New_York", "nearing_limit")],
)
def test_the_day_turns_at_the_familys_own_midnight(timezone: str, level: str) -> None:
    spot = a_rash(timezone)

    refresh(spot, datetime(2026, 11, 7, 12, 0, tzinfo=UTC))

    assert spot.level == level


def test_a_read_before_anything_changes_writes_nothing(
    django_assert_num_queries: object,
) -> None:
    spot = a_rash()
    data = published()

    with django_assert_num_queries(0):  # type: ignore[operator]
        assessments.refresh([spot], now=datetime(2026, 10, 12, tzinfo=UTC), data=data)


def test_newly_published_data_is_used_at_the_next_read() -> None:
    spot = a_rash()
    Spot.objects.update(assessed_under="before", level="resolved")
    spot.refresh_from_db()

    refresh(spot, datetime(2026, 10, 10, 12, tzinfo=UTC))

    assert (spot.level, spot.assessed_under) == ("within_window", published().stamp)


def test_an_answer_is_kept_only_when_it_differs() -> None:
    spot = a_rash()

    for days in range(1, 31):
        assessments.reassess([spot], on=NOTICED + timedelta(days=days))

    kept = AssessmentRecord.objects.filter(spot=spot)
    assert list(kept.values_list("level", "assessed_on")) == [
        ("within_window", NOTICED),
        ("within_window", NOTICED + timedelta(days=8)),
        ("nearing_limit", NOTICED + timedelta(days=23)),
        ("exceeded", DUE),
    ]
    assert set(kept.values_list("rule_revision", flat=True)) == {1}
