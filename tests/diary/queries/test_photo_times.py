"""A photo taken on another day than its entry speaks of is told, if it can be."""

from datetime import UTC, date, datetime

import pytest

from diary.models import Observation
from diary.queries.photo_times import taken_another_day
from tests.factories import ObservationFactory, PhotoFactory, SpotFactory

TODAY = date(2026, 10, 20)
NOTICED = date(2026, 10, 10)
# In London the clock is an hour ahead: 23:20 on the 14th is 00:20 on the 15th.
BEFORE = datetime(2026, 10, 14, 23, 20, 41, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Observation:
    made: Observation = ObservationFactory(
        spot=SpotFactory(noticed_on=NOTICED),
        observed_at=datetime(2026, 10, 19, 18, tzinfo=UTC),
        observed_on=date(2026, 10, 19),
        timezone="Europe/London",
    )
    return made


def told(entry: Observation, *taken: datetime | None) -> datetime | None:
    for at in taken:
        PhotoFactory(observation=entry, taken_at=at)
    return taken_another_day(entry, entry.spot, today=TODAY)


def test_another_day_is_told_on_the_clock_of_the_entry(entry: Observation) -> None:
    assert told(entry, BEFORE) == datetime(2026, 10, 15, 0, 20)  # noqa: DTZ001 (a clock's)


def test_of_several_the_first_that_tells_counts(entry: Observation) -> None:
    later = datetime(2026, 10, 16, 9, tzinfo=UTC)

    assert told(entry, None, BEFORE, later) == datetime(2026, 10, 15, 0, 20)  # noqa: DTZ001


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param([], id="no photo"),
        pytest.param([None], id="not told"),
        pytest.param([datetime(2026, 10, 19, 7, tzinfo=UTC)], id="the same day"),
        pytest.param(
            [BEFORE, datetime(2026, 10, 19, 7, tzinfo=UTC)], id="one of the same day"
        ),
        pytest.param([datetime(2026, 10, 9, 12, tzinfo=UTC)], id="before noticed"),
        pytest.param([datetime(2000, 1, 1, tzinfo=UTC)], id="a clock never set"),
        pytest.param([datetime(2026, 10, 21, 12, tzinfo=UTC)], id="in the future"),
    ],
)
def test_what_is_no_other_day_of_the_spot_is_not_told(
    taken: list[datetime | None], entry: Observation
) -> None:
    assert told(entry, *taken) is None


def test_where_nobody_knows_since_when_birth_is_the_first_day(
    entry: Observation,
) -> None:
    entry.spot.noticed_on = None
    entry.spot.child.born_on = date(2026, 10, 16)

    assert told(entry, BEFORE) is None
