"""When a photo was taken is offered as the time of its entry."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from diary.models import Observation
from diary.services import assessments
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]
LONDON = "Europe/London"
OFFER = "Move the entry of 20 Oct there"


@pytest.fixture
def mum() -> Membership:
    member: Membership = MembershipFactory(household__timezone=LONDON)
    return member


@pytest.fixture
def entry(mum: Membership) -> Observation:
    """An entry of today, whose photo was taken on the day it was first noticed."""
    child = ChildFactory(household=mum.household)
    spot = SpotFactory(child=child, noticed_on=date(2026, 10, 15))
    made: Observation = ObservationFactory(
        spot=spot,
        observed_at=datetime(2026, 10, 20, 9, tzinfo=UTC),
        observed_on=date(2026, 10, 20),
        timezone=LONDON,
    )
    PhotoFactory(observation=made, taken_at=datetime(2026, 10, 15, 6, 5, tzinfo=UTC))
    assessments.reassess([spot], on=date(2026, 10, 20))
    return made


def diary(client: Client, entry: Observation, by: Membership) -> BeautifulSoup:
    client.force_login(by.user)
    page = client.get(reverse("spot", args=[entry.spot.uuid]))
    return BeautifulSoup(page.content, "html.parser")


def test_the_diary_tells_it_and_the_form_is_filled_in_with_it(
    client: Client, entry: Observation, mum: Membership
) -> None:
    page = diary(client, entry, mum)
    [link] = [one for one in page.select(".diary-entry a") if OFFER in one.text]

    form = BeautifulSoup(client.get(str(link["href"])).content, "html.parser")

    assert "The photo was taken on Thu 15 Oct, at 07:05." in page.text
    [when] = form.select("details[open] [name=observed_at]")
    assert when["value"] == "2026-10-15T07:05"


def test_saved_so_the_entry_is_of_that_day_and_nothing_is_offered(
    client: Client, entry: Observation, mum: Membership
) -> None:
    diary(client, entry, mum)
    address = reverse("entry-edit", args=[entry.uuid]) + "?taken"

    client.post(address, {"version": "1", "observed_at": "2026-10-15T07:05"})

    entry.refresh_from_db()
    assert entry.observed_on == date(2026, 10, 15)
    assert entry.observed_at == datetime(2026, 10, 15, 6, 5, tzinfo=UTC)
    assert "was taken on" not in diary(client, entry, mum).text


def test_who_may_only_look_is_told_and_offered_nothing(
    client: Client, entry: Observation, mum: Membership
) -> None:
    aunt = MembershipFactory(household=mum.household, role="viewer")

    page = diary(client, entry, aunt)

    assert "The photo was taken on Thu 15 Oct, at 07:05." in page.text
    assert OFFER not in page.text


def test_without_such_a_photo_the_form_says_when_the_entry_was(
    client: Client, entry: Observation, mum: Membership
) -> None:
    entry.photos.all().delete()
    client.force_login(mum.user)

    page = client.get(reverse("entry-edit", args=[entry.uuid]) + "?taken")

    [when] = BeautifulSoup(page.content, "html.parser").select("[name=observed_at]")
    assert when["value"] == "2026-10-20T10:00"
