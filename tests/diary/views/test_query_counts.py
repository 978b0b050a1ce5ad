"""Today and a spot's page ask the database a fixed number of times."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from diary.models import Spot
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

AT_MOST = 10
NOTICED = date(2026, 10, 10)
TODAY = date(2026, 11, 8)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 8, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def parent(client: Client) -> Membership:
    member = MembershipFactory()
    client.force_login(member.user)
    return member


def spots_of(member: Membership, *, count: int, entries: int) -> list[Spot]:
    """Make spots past their limit, each with entries and photos, assessed today."""
    child = ChildFactory(household=member.household)
    spots: list[Spot] = [
        SpotFactory(child=child, noticed_on=NOTICED) for _ in range(count)
    ]
    for spot in spots:
        for number in range(entries):
            entry = ObservationFactory(
                spot=spot,
                observed_at=datetime(2026, 10, 11, 8, number % 60, tzinfo=UTC),
            )
            PhotoFactory(observation=entry)
    assessments.reassess(spots, on=TODAY)
    return spots


@pytest.mark.parametrize(("count", "entries"), [(1, 1), (12, 1), (3, 30)])
def test_today_asks_at_most_ten_times(
    count: int,
    entries: int,
    parent: Membership,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    spots_of(parent, count=count, entries=entries)

    with django_assert_max_num_queries(AT_MOST):
        response = client.get(reverse("today"))

    assert response.content.count(b"spot-card-name") == count


@pytest.mark.parametrize("children", [2, 6])
def test_today_asks_no_more_often_for_more_children(
    children: int,
    parent: Membership,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _child in range(children):
        spots_of(parent, count=2, entries=1)

    with django_assert_max_num_queries(AT_MOST):
        response = client.get(reverse("today"))

    assert response.content.count(b"1 more spot to show") == children


@pytest.mark.parametrize("entries", [1, 40])
def test_a_spot_page_asks_at_most_eleven_times(
    entries: int,
    parent: Membership,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    [spot] = spots_of(parent, count=1, entries=entries)
    log(spot, on=TODAY, signs=["INFECTION_SIGNS"], exposures={"soap_wash": ""})

    with django_assert_max_num_queries(AT_MOST + 1):
        response = client.get(reverse("spot", args=[spot.uuid]), {"all": ""})

    assert response.content.count(b'class="diary-entry') == entries + 1


@pytest.mark.parametrize("count", [2, 12])
def test_a_day_that_moves_every_spot_asks_a_fixed_number_of_times(
    count: int,
    parent: Membership,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    spots = spots_of(parent, count=count, entries=2)
    assessments.reassess(spots, on=TODAY - timedelta(days=1))
    Spot.objects.update(next_change_on=TODAY)

    with django_assert_num_queries(22):
        client.get(reverse("today"))

    assert Spot.objects.filter(level="exceeded").count() == count
