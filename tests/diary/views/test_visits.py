"""Visits are planned, moved, called off, told and taken back through their pages."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from django.test import Client
from django.urls import reverse

from diary.models import Spot, Visit
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
    VisitFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

TODAY = date(2026, 11, 20)
ASKS = "time to book a visit"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    found: Spot = SpotFactory(child=child, noticed_on=date(2026, 10, 10))
    assessments.reassess([found], on=TODAY)
    return found


def send(client: Client, name: str, *named: object, **said: object) -> "Response":
    response: Response = client.post(reverse(name, args=named), said)
    return response


def page_of(client: Client, spot: Spot) -> str:
    return client.get(reverse("spot", args=[spot.uuid])).content.decode()


def test_a_visit_booked_from_the_menu_lets_the_prompt_sleep(
    client: Client, spot: Spot
) -> None:
    before = page_of(client, spot)

    send(client, "visit-new", spot.uuid, "booked", on="2026-11-25")

    assert spot.prompts.get().sleeps_until == date(2026, 11, 26)
    assert (ASKS in before, ASKS in page_of(client, spot)) == (True, False)


def test_a_visit_moved_to_another_day_takes_the_sleep_along(
    client: Client, spot: Spot
) -> None:
    send(client, "visit-new", spot.uuid, "booked", on="2026-11-25", where="Dr Okafor")

    send(client, "visit-move", spot.visits.get().uuid, on="2026-11-27", at="09:30")

    assert spot.visits.get().on == date(2026, 11, 27)
    assert spot.prompts.get().sleeps_until == date(2026, 11, 28)


def test_a_visit_to_be_moved_shows_what_was_booked(client: Client, spot: Spot) -> None:
    visit = VisitFactory(spot=spot, planned=True, on=date(2026, 11, 25), where="Ward 4")

    page = client.get(reverse("visit-move", args=[visit.uuid])).content.decode()

    assert 'value="2026-11-25"' in page
    assert 'value="Ward 4"' in page


def test_a_visit_that_took_place_is_not_moved(client: Client, spot: Spot) -> None:
    visit = VisitFactory(spot=spot, on=date(2026, 11, 18))

    response = client.get(reverse("visit-move", args=[visit.uuid]))

    assert response["Location"] == reverse("visit-edit", args=[visit.uuid])


def test_a_prompt_speaks_again_once_the_visit_is_called_off(
    client: Client, spot: Spot
) -> None:
    send(client, "visit-new", spot.uuid, "booked", on="2026-11-25")
    visit = spot.visits.get()
    asked = client.get(reverse("visit-delete", args=[visit.uuid])).content.decode()

    send(client, "visit-delete", visit.uuid)

    assert "Call off the visit on 25 November?" in asked
    assert not spot.visits.exists()
    assert ASKS in page_of(client, spot)


@pytest.mark.parametrize("name", ["visit-new", "visit-move"])
def test_no_booking_waits_longer_than_an_emergency_may(
    name: str, client: Client, spot: Spot
) -> None:
    planned = VisitFactory(spot=spot, planned=True, on=date(2026, 11, 22))
    log(spot, on=TODAY, signs=["BREATHING"])
    named = [spot.uuid, "booked"] if name == "visit-new" else [planned.uuid]

    response = send(client, name, *named, on="2026-11-25", where="Dr Okafor")

    page = response.content.decode()
    assert "An emergency cannot wait for an appointment." in page
    assert "Dr Okafor" in page
    assert Visit.objects.get().on == date(2026, 11, 22)


def test_that_an_emergency_cannot_wait_is_said_before_a_day_is_asked(
    client: Client, spot: Spot
) -> None:
    address = reverse("visit-new", args=[spot.uuid, "booked"])
    log(spot, on=TODAY, signs=["BREATHING"])

    page = client.get(address, follow=True)

    assert page.redirect_chain == [(reverse("spot", args=[spot.uuid]), 302)]
    assert "An emergency cannot wait for an appointment." in page.content.decode()


@pytest.mark.parametrize(("signs", "offered"), [([], True), (["BREATHING"], False)])
def test_a_visit_is_offered_where_it_can_wait(
    signs: list[str], client: Client, spot: Spot, *, offered: bool
) -> None:
    log(spot, on=TODAY, signs=signs)

    menu = page_of(client, spot)

    assert (reverse("visit-new", args=[spot.uuid, "booked"]) in menu) is offered
    assert reverse("visit-new", args=[spot.uuid, "seen"]) in menu


def test_a_visit_that_never_was_is_taken_back_with_what_it_did(
    client: Client, spot: Spot
) -> None:
    send(client, "visit-new", spot.uuid, "seen", on="2026-11-18", plan="change")
    settled = page_of(client, spot)

    send(client, "visit-delete", spot.visits.get().uuid)

    assert (ASKS in settled, ASKS in page_of(client, spot)) == (False, True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"plan": "review", "review_on": "2026-12-03"},
            "The bar now counts to 3 December, the day the doctor named.",
        ),
        (
            {"plan": "change"},
            "No day is counted to any more. Warning signs still count.",
        ),
    ],
)
def test_a_visit_says_in_one_sentence_what_it_does_to_the_bar(
    said: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    send(client, "visit-new", spot.uuid, "seen", on="2026-11-18", **said)

    assert sentence in page_of(client, spot)


def test_a_visit_without_a_plan_says_until_when_the_bar_counts(
    client: Client, spot: Spot
) -> None:
    spot.suspected = ["neonatal-milia"]
    spot.save()

    send(client, "visit-new", spot.uuid, "seen", on="2026-11-18")

    spot.refresh_from_db()
    page = page_of(client, spot)
    assert spot.due_on
    assert "See a doctor again if still there." in page


def test_only_the_latest_visit_speaks_of_the_bar(client: Client, spot: Spot) -> None:
    for day in ("2026-11-16", "2026-11-18"):
        send(client, "visit-new", spot.uuid, "seen", on=day, plan="change")

    assert page_of(client, spot).count("No day is counted to") == 1


@pytest.mark.parametrize(
    ("at", "logged_at", "is_ticked"),
    [(time(10), 9, True), (time(10), 20, False), (None, 9, False), (None, None, True)],
)
def test_that_they_saw_what_was_logged_is_not_said_for_the_parent(
    at: time | None, logged_at: int | None, client: Client, *, is_ticked: bool
) -> None:
    member = MembershipFactory(household__timezone="UTC")
    client.force_login(member.user)
    spot = SpotFactory(child__household=member.household)
    visit = VisitFactory(spot=spot, at=at, planned=True)
    if logged_at:
        observed_at = datetime(2026, 10, 10, logged_at, tzinfo=UTC)
        ObservationFactory(spot=spot, observed_at=observed_at)

    form = client.get(reverse("visit-edit", args=[visit.uuid])).context["form"]

    assert form["saw_same_day"].value() is is_ticked
