"""What a family in an emergency reads: the right number, sign and way out."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from django.test import Client
from django.urls import reverse

from diary.models import Spot
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Spot = SpotFactory(child=ChildFactory(household=member.household))
    return found


def page_of(client: Client, spot: Spot) -> str:
    return client.get(reverse("spot", args=[spot.uuid])).content.decode()


def test_a_sign_is_read_out_though_the_temperature_came_later(
    client: Client, spot: Spot
) -> None:
    log(spot, on=TODAY - timedelta(days=1), signs=["BREATHING"])
    log(spot, on=TODAY, temperature_c=Decimal("36.9"))

    soup = BeautifulSoup(page_of(client, spot), "html.parser")

    [say] = [part for part in soup("section") if "Say this on the phone" in part.text]
    assert "Yes to" in say.text


def test_the_number_is_that_of_the_country_the_child_lives_in(
    client: Client, spot: Spot
) -> None:
    member = spot.household.memberships.get()
    abroad = MembershipFactory(
        user=member.user, household=HouseholdFactory(country="US")
    )
    there = SpotFactory(child=ChildFactory(household=abroad.household))
    log(there, on=TODAY, signs=["BREATHING"])

    pages = [page_of(client, there), client.get(reverse("today")).content.decode()]

    for page in pages:
        [call] = BeautifulSoup(page, "html.parser").select(".emergency-call")
        assert call["href"] == "tel:911"


def test_what_only_the_label_says_is_corrected_not_taken_back(
    client: Client, spot: Spot
) -> None:
    spot.suspected = ["petechiae-purpura"]
    spot.save()
    assessments.reassess([spot], on=TODAY)

    page = client.get(reverse("signs-withdraw", args=[spot.uuid])).content.decode()

    assert spot.level == "emergency"
    assert reverse("spot-edit", args=[spot.uuid]) in page
    assert "checkbox" not in page


def test_an_emergency_opens_the_page_for_the_doctor_itself(
    client: Client, spot: Spot
) -> None:
    log(spot, on=TODAY, signs=["BREATHING"])
    address = reverse("report-print", args=[spot.child.uuid])
    soup = BeautifulSoup(page_of(client, spot), "html.parser")

    row = soup.select_one(f'a[href^="{address}"]')

    assert row is not None
    assert client.get(str(row["href"])).status_code == 200


def test_what_went_last_stands_first_among_what_has_gone(
    client: Client, spot: Spot
) -> None:
    for day, site in ((17, "nose"), (19, "chin"), (15, "neck")):
        gone = SpotFactory(
            child=spot.child, site=site, gone_on=date(2026, 11, day), noticed_on=None
        )
        assessments.reassess([gone], on=TODAY)

    page = client.get(reverse("today")).content.decode()

    _open, gone_part = page.split("<h2>Gone</h2>")
    assert sorted(("Chin", "Nose", "Neck"), key=gone_part.index) == [
        *("Chin", "Nose", "Neck"),
    ]


def test_a_person_is_called_what_this_family_calls_them(
    client: Client, spot: Spot
) -> None:
    member = spot.household.memberships.get()
    other = MembershipFactory(household=spot.household, called="Dad")
    elsewhere = MembershipFactory(user=member.user)
    MembershipFactory(user=other.user, household=elsewhere.household, called="Uncle Jo")
    ObservationFactory(spot=spot, written_by=other.user)

    page = page_of(client, spot)

    assert "Dad" in page
    assert "Uncle Jo" not in page


def test_an_entry_added_later_names_the_day_where_it_was_made(
    client: Client, spot: Spot
) -> None:
    entry = ObservationFactory(spot=spot, timezone="America/Los_Angeles")
    type(entry).objects.update(created_at=datetime(2026, 10, 20, 3, tzinfo=UTC))

    page = page_of(client, spot)

    assert "added on 19 Oct" in page
