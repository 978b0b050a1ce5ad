"""Entries are written once, close a spot that has gone, and can be taken away."""

import uuid
from datetime import UTC, date, datetime

import pytest

from diary.models import Observation, Spot, Tag
from diary.services import observations
from diary.services.observations import Seen
from tests.diary.services.entries import log
from tests.factories import ChildFactory, HouseholdFactory, SpotFactory, UserFactory

NOTICED = date(2026, 10, 10)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


def test_the_same_id_sent_twice_is_one_entry() -> None:
    spot, by, once = SpotFactory(), UserFactory(), uuid.uuid4()
    seen = Seen(observed_at=datetime(2026, 10, 11, 8, tzinfo=UTC), signs=["BREATHING"])

    first = observations.record(spot, seen, by=by, uuid=once)
    second = observations.record(spot, seen, by=by, uuid=once)

    assert first == second
    assert Observation.objects.count() == 1
    assert Tag.objects.count() == 1


def test_an_entry_keeps_the_day_and_zone_it_was_made_in() -> None:
    household = HouseholdFactory(timezone="Pacific/Auckland")
    spot = SpotFactory(child=ChildFactory(household=household))
    seen = Seen(observed_at=datetime(2026, 10, 11, 18, tzinfo=UTC))

    entry = observations.record(spot, seen, by=UserFactory(), uuid=uuid.uuid4())
    household.timezone = "America/New_York"
    household.save()

    entry.refresh_from_db()
    assert entry.observed_on == date(2026, 10, 12)
    assert entry.timezone == "Pacific/Auckland"


def test_an_entry_that_says_gone_closes_the_spot_on_its_day() -> None:
    spot = SpotFactory(noticed_on=NOTICED)

    log(spot, on=date(2026, 10, 18), course="gone")

    kept = Spot.objects.get()
    assert (kept.gone_on, kept.level) == (date(2026, 10, 18), "resolved")


def test_deleting_the_entry_that_said_gone_opens_the_spot_again() -> None:
    spot = SpotFactory(noticed_on=NOTICED)
    entry = log(spot, on=date(2026, 10, 18), course="gone")

    observations.delete(entry, by=UserFactory())

    kept = Spot.objects.get()
    assert (kept.gone_on, kept.level) == (None, "within_window")


def test_deleting_an_entry_closes_what_it_caused_as_corrected() -> None:
    spot = SpotFactory(noticed_on=NOTICED)
    entry = log(spot, on=date(2026, 10, 18), signs=["BREATHING"])

    observations.delete(entry, by=UserFactory())

    assert Spot.objects.get().level == "within_window"
    assert spot.prompts.get().closed_as == "corrected"
    assert not Observation.objects.kept().exists()
    assert Observation.objects.exists()


def test_a_fever_under_three_months_is_an_emergency_without_any_tick() -> None:
    spot = SpotFactory(noticed_on=NOTICED)

    log(spot, on=date(2026, 10, 18), temperature_c=38)

    kept = Spot.objects.get()
    assert (kept.level, kept.answer["reason"]) == ("emergency", "FEVER_UNDER_3M")
