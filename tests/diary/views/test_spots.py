"""A spot begins, is corrected and comes back through its pages."""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from django.test import Client
from django.urls import reverse

from diary.models import Child, Spot
from diary.services import assessments
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

TODAY = date(2026, 10, 20)
BORN = date(2026, 10, 1)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Child = ChildFactory(household=member.household, born_on=BORN)
    return found


def begin(client: Client, child: Child, **said: object) -> "Response":
    fields = {"place": "cheek:left", "kind": "rash", "since": "today", **said}
    address = f"{reverse('spot-new')}?child={child.uuid}"
    response: Response = client.post(address, fields)
    return response


@pytest.mark.parametrize(
    ("said", "noticed_on", "about"),
    [
        ({"since": "today"}, TODAY, False),
        ({"since": "week"}, date(2026, 10, 17), True),
        ({"since": "birth"}, BORN, False),
        ({"since": "date", "noticed_on": "2026-10-05"}, date(2026, 10, 5), False),
        (
            {"since": "date", "noticed_on": "2026-10-05", "noticed_about": "on"},
            date(2026, 10, 5),
            True,
        ),
        ({"since": "unknown"}, None, False),
    ],
)
def test_since_when_becomes_a_day(
    said: dict[str, str],
    noticed_on: date | None,
    about: bool,  # noqa: FBT001 (a case of the table)
    client: Client,
    child: Child,
) -> None:
    response = begin(client, child, **said)

    spot = Spot.objects.get()
    assert response["Location"] == reverse("spot-log", args=[spot.uuid])
    assert (spot.noticed_on, spot.noticed_about) == (noticed_on, about)
    assert (spot.site, spot.side) == ("cheek", "left")


def test_a_spot_without_a_first_day_says_what_is_missing(
    client: Client, child: Child
) -> None:
    begin(client, child, since="unknown")

    page = client.get(reverse("spot", args=[Spot.objects.get().uuid])).content.decode()

    assert "One thing is missing" in page
    assert reverse("spot-edit", args=[Spot.objects.get().uuid]) in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"place": ""}, "Choose where it is."),
        ({"since": ""}, "Choose since when"),
        ({"since": "date"}, "Pick the day"),
        ({"since": "date", "noticed_on": "2026-10-21"}, "This day is in the future."),
        (
            {"since": "date", "noticed_on": "2026-09-30"},
            "This day is before the birth.",
        ),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_rest(
    said: dict[str, str], sentence: str, client: Client, child: Child
) -> None:
    response = begin(client, child, look="Tiny white dots", **said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Tiny white dots" in page
    assert not Spot.objects.exists()


def test_what_parents_think_sets_the_clock(client: Client, child: Child) -> None:
    begin(client, child, suspected=["neonatal-milia", "heat-rash"])

    spot = Spot.objects.get()
    assert spot.suspected == ["neonatal-milia", "heat-rash"]
    assert (spot.answer["rule"]["slug"], spot.due_on) == (
        "heat-rash",
        date(2026, 10, 24),
    )


def test_a_corrected_date_counts_at_once(client: Client, child: Child) -> None:
    begin(client, child)
    spot = Spot.objects.get()

    client.post(
        reverse("spot-edit", args=[spot.uuid]),
        {
            "place": "tummy:",
            "kind": "rash",
            "since": "date",
            "noticed_on": "2026-10-02",
        },
    )

    spot.refresh_from_db()
    assert (spot.site, spot.side, spot.due_on) == ("tummy", "", date(2026, 10, 31))


def test_a_spot_that_came_back_points_at_the_first(
    client: Client, child: Child
) -> None:
    first = SpotFactory(child=child, noticed_on=BORN, gone_on=date(2026, 10, 9))
    second = SpotFactory(
        child=child, came_back_from=first, noticed_on=date(2026, 10, 12)
    )
    address = f"{reverse('spot-new')}?child={child.uuid}&back={second.uuid}"

    client.post(address, {"place": "tummy:", "kind": "rash", "since": "today"})

    third = Spot.objects.get(noticed_on=TODAY)
    assert third.came_back_from == first
    assert (third.level, third.answer["reason"]) == ("exceeded", "recurrence")


def test_a_spot_of_another_child_cannot_come_back_here(
    client: Client, child: Child
) -> None:
    sibling = ChildFactory(household=child.household)
    other = SpotFactory(child=sibling)
    assessments.reassess([other], on=TODAY)

    address = f"{reverse('spot-new')}?child={child.uuid}&back={other.uuid}"

    assert client.get(address).status_code == 404


def test_the_page_says_when_to_see_a_doctor_and_why(
    client: Client, child: Child
) -> None:
    begin(client, child, suspected=["neonatal-milia"], since="birth")

    page = client.get(reverse("spot", args=[Spot.objects.get().uuid])).content.decode()

    assert "See a doctor if still there on 31 December." in page
    assert "Not yet checked by a clinician." in page
    assert "contemporarypediatrics.com" in page


def test_an_owner_without_a_child_is_led_to_add_one(client: Client) -> None:
    client.force_login(MembershipFactory().user)

    assert client.get(reverse("spot-new"))["Location"] == reverse("family")
    assert "Add a child" in client.get(reverse("today")).content.decode()


def test_the_place_of_an_open_spot_is_striped_and_said(
    client: Client, child: Child
) -> None:
    SpotFactory(child=child, site="thigh", side="left")
    SpotFactory(child=child, site="knee", side="left", gone_on=TODAY)

    page = client.get(f"{reverse('spot-new')}?child={child.uuid}").content.decode()

    assert "Left thigh (a spot is open here)" in page
    assert "Left knee (a spot is open here)" not in page
    assert page.count("bm-striped") == 2


def test_a_spot_does_not_take_its_own_place(client: Client, child: Child) -> None:
    spot = SpotFactory(child=child, site="thigh", side="left")

    page = client.get(reverse("spot-edit", args=[spot.uuid])).content.decode()

    assert "bm-striped" not in page
    assert re.search('value="thigh:left"[^>]* checked', page)


CORRECTED = {"place": "cheek:left", "kind": "rash", "since": "date"}


def correct(client: Client, spot: Spot, **said: object) -> "Response":
    fields = {**CORRECTED, "noticed_on": "2026-10-05", **said}
    response: Response = client.post(reverse("spot-edit", args=[spot.uuid]), fields)
    return response


@pytest.mark.parametrize(
    ("sent", "gone_on"),
    [("2026-10-12", date(2026, 10, 12)), ("", None)],
)
def test_a_wrong_end_is_corrected_or_taken_back(
    sent: str, gone_on: date | None, client: Client, child: Child
) -> None:
    spot = SpotFactory(child=child, gone_on=date(2026, 10, 15))

    correct(client, spot, gone_on=sent)

    spot.refresh_from_db()
    assert spot.gone_on == gone_on


def test_a_spot_closed_while_it_was_corrected_stays_closed(
    client: Client, child: Child
) -> None:
    spot = SpotFactory(child=child, gone_on=date(2026, 10, 15))

    correct(client, spot)

    spot.refresh_from_db()
    assert spot.noticed_on == date(2026, 10, 5)
    assert spot.gone_on == date(2026, 10, 15)


def test_a_spot_cannot_begin_after_its_first_entry(
    client: Client, child: Child
) -> None:
    spot = SpotFactory(child=child, noticed_on=date(2026, 10, 5))
    ObservationFactory(spot=spot, observed_on=date(2026, 10, 8))

    response = correct(client, spot, noticed_on="2026-10-09", label="Mine")

    page = response.content.decode()
    assert "There is an entry of 8 October already." in page
    assert 'value="Mine"' in page
