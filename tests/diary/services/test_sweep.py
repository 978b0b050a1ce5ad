"""Just after midnight news travels of what time alone has moved, once."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.models import Prompt, Slot, Spot, Visit
from diary.services import answers, assessments, bookings, in_turn, spots, sweep
from diary.services.visits import VisitDetails
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    SpotFactory,
    UserFactory,
)

NOTICED = date(2026, 10, 10)
DUE = NOTICED + timedelta(days=29)
DAY = timedelta(days=1)
ZONES = ["Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


def a_rash(zone: str = "Europe/London") -> Spot:
    """A rash nobody has a name for: on DUE it has lasted longer than its 28 days."""
    child = ChildFactory(household=HouseholdFactory(timezone=zone), born_on=None)
    spot: Spot = SpotFactory(child=child, noticed_on=NOTICED)
    assessments.reassess([spot], on=NOTICED)
    return spot


def events(spot: Spot) -> list[str]:
    return list(spot.prompts.get().events.values_list("what", flat=True))


def sweep_zone(on: date, zone: str = "Europe/London") -> None:
    sweep.sweep_zone(zone, on=on)


def test_a_spot_that_outlasts_its_time_is_assessed_and_raises_a_prompt() -> None:
    spot = a_rash()

    sweep_zone(DUE - DAY)
    before = Prompt.objects.count()
    sweep_zone(DUE)

    spot.refresh_from_db()
    assert before == 0
    assert (spot.level, events(spot)) == ("exceeded", ["raised"])
    assert spot.assessments.last().level == "exceeded"  # type: ignore[union-attr]


def test_swept_again_it_tells_nothing_twice() -> None:
    spot = a_rash()

    for _again in range(2):
        sweep_zone(DUE)

    assert events(spot) == ["raised"]


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_is_that_of_the_zone(zone: str) -> None:
    spots = {name: a_rash(name) for name in ZONES}
    slot = Slot.objects.create(job="sweep", zone=zone, at=datetime.now(UTC))
    here = spots[zone].household.zone
    midnight = datetime(DUE.year, DUE.month, DUE.day, tzinfo=here)

    sweep.sweep_slot(slot.pk, now=(midnight - DAY / 1440).astimezone(UTC))
    before = Prompt.objects.count()
    sweep.sweep_slot(slot.pk, now=midnight.astimezone(UTC))

    assert before == 0
    assert Prompt.objects.get().spot == spots[zone]


def test_what_is_deleted_or_part_of_another_is_left_alone() -> None:
    kept, deleted = a_rash(), a_rash()
    spots.delete(deleted, by=UserFactory(), on=NOTICED)
    merged = a_rash()
    Spot.objects.filter(pk=merged.pk).update(merged_into=kept)

    sweep_zone(DUE)

    assert Prompt.objects.get().spot == kept


def test_cut_off_in_the_middle_it_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_turn, "BATCH", 2)
    for _ in range(5):
        a_rash()
    batches = iter([False, False, True])

    def cut_off(execute: Callable[..., object], sql: str, *asked: object) -> object:
        if "UPDATE diary_spot SET" in sql and next(batches):
            raise OperationalError
        return execute(sql, *asked)

    with connection.execute_wrapper(cut_off), pytest.raises(OperationalError):
        sweep_zone(DUE)
    first = Prompt.objects.count()
    sweep_zone(DUE)

    assert first == 4
    assert Prompt.objects.count() == 5


def test_a_spot_that_cannot_be_assessed_costs_no_other_its_news(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, broken, last = a_rash(), a_rash(), a_rash()
    Spot.objects.filter(pk=broken.pk).update(suspected=0)
    visit = book(first, NOTICED + DAY)

    with pytest.raises(sweep.NotAllAssessedError):
        sweep_zone(DUE)

    assert {*Prompt.objects.values_list("spot", flat=True)} == {first.pk, last.pk}
    assert asked_on(visit) == DUE
    assert f"cannot be assessed: [{broken.pk}]" in caplog.text


def test_more_spots_take_no_more_queries() -> None:
    counts = []
    for number in (1, 20):
        for _spot in range(number):
            a_rash()
        with CaptureQueriesContext(connection) as queries:
            sweep_zone(DUE)
        counts.append(len(queries))

    assert Prompt.objects.count() == 21
    assert counts[0] == counts[1]


def test_a_prompt_that_has_slept_speaks_and_says_so_once() -> None:
    spot = a_rash()
    sweep_zone(DUE)
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)

    for days in range(1, 6):
        sweep_zone(DUE + days * DAY)

    assert events(spot) == ["raised", "not_now", "awake"]
    assert spot.prompts.get().events.last().on == DUE + 3 * DAY  # type: ignore[union-attr]


def test_a_prompt_that_was_put_off_again_sleeps_on() -> None:
    spot = a_rash()
    sweep_zone(DUE)
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE + 2 * DAY)

    sweep_zone(DUE + 3 * DAY)

    assert "awake" not in events(spot)


def book(spot: Spot, on: date) -> Visit:
    details = VisitDetails(on=on, planned=True)
    return bookings.book(spot, details, by=UserFactory(), on=NOTICED)


def asked_on(visit: Visit) -> date | None:
    visit.refresh_from_db()
    return visit.asked_on


def test_the_day_after_a_planned_visit_is_the_day_to_ask() -> None:
    visit = book(a_rash(), NOTICED + DAY)

    sweep_zone(NOTICED + DAY)
    before = asked_on(visit)
    for days in (2, 3):
        sweep_zone(NOTICED + days * DAY)

    assert before is None
    assert asked_on(visit) == NOTICED + 2 * DAY


def test_a_visit_that_is_moved_is_asked_about_anew() -> None:
    visit = book(a_rash(), NOTICED + DAY)
    sweep_zone(NOTICED + 2 * DAY)
    later = VisitDetails(on=NOTICED + 9 * DAY, planned=True)

    bookings.move(visit, later, by=UserFactory(), on=NOTICED + 2 * DAY)

    assert asked_on(visit) is None


def test_nobody_is_asked_about_a_visit_that_took_place_or_a_deleted_spot() -> None:
    spot, deleted = a_rash(), a_rash()
    visit, other = book(spot, NOTICED + DAY), book(deleted, NOTICED + DAY)
    Visit.objects.filter(pk=visit.pk).update(planned=False)
    spots.delete(deleted, by=UserFactory(), on=NOTICED)

    sweep_zone(NOTICED + 2 * DAY)

    assert asked_on(visit) is None
    assert asked_on(other) is None


def pages(client: Client, spot: Spot, on: date) -> str:
    """Return what Today and the spot's page say at noon of the day `on`."""
    with time_machine.travel(datetime(on.year, on.month, on.day, 12, tzinfo=UTC)):
        addresses = reverse("today"), reverse("spot", args=[spot.uuid])
        said = "".join(client.get(address).text for address in addresses)
    # Drawn by lot: the tokens of forms, and the name of a prompt that is new.
    return re.sub(r'(csrfmiddlewaretoken" value=|/prompts/)["\w-]+', r"\1", said)


@pytest.mark.parametrize("days", [8, 23, 28, 29, 32, 33])
@pytest.mark.parametrize("answer", ["none", "not now", "booked"])
def test_no_page_is_other_where_no_sweep_ever_comes(
    days: int, answer: str, client: Client
) -> None:
    spot = a_rash()
    user = MembershipFactory(household=spot.household).user
    client.force_login(user)
    on = NOTICED + days * DAY
    if answer == "booked":
        book(spot, DUE + 2 * DAY)
    elif answer == "not now" and on > DUE:
        assessments.reassess([spot], on=DUE)
        answers.not_now(spot.prompts.get(), by=user, on=DUE)
    with transaction.atomic():
        without = pages(client, spot, on)
        transaction.set_rollback(True)

    sweep_zone(on)

    assert str(spot.uuid) in without
    assert pages(client, spot, on) == without
