"""A child's page shows its age, its spots on the body, and those that have gone."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from diary.models import Child, Spot
from diary.services import assessments
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

AT_MOST = 10
TODAY = date(2026, 11, 8)
NOTICED = date(2026, 10, 20)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 8, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Child = ChildFactory(household=member.household)
    return found


def spots_on(child: Child, *sites: str, gone_on: date | None = None) -> list[Spot]:
    spots: list[Spot] = [
        SpotFactory(child=child, site=site, noticed_on=NOTICED, gone_on=gone_on)
        for site in sites
    ]
    assessments.reassess(spots, on=TODAY)
    return spots


def read(client: Client, child: Child) -> str:
    return client.get(reverse("child", args=[child.uuid])).content.decode()


def test_the_page_says_who_it_is_and_how_old(client: Client, child: Child) -> None:
    page = read(client, child)

    assert "Maya</h1>" in page
    assert "4 weeks" in page
    assert "No spots. Long may it last." in page


def test_open_spots_are_striped_and_told_in_words(client: Client, child: Child) -> None:
    [tummy, _armpit] = spots_on(child, "tummy", "armpit")

    page = read(client, child)

    assert 'aria-label="Open spots: Tummy, Armpit."' in page
    assert "Not drawn here: Armpit." in page
    assert reverse("spot", args=[tummy.uuid]) in page


@pytest.mark.parametrize(("site", "figures"), [("tummy", 2), ("chin", 3)])
def test_the_face_is_drawn_where_only_it_shows_the_place(
    site: str, figures: int, client: Client, child: Child
) -> None:
    [spot] = spots_on(child, site)
    PhotoFactory(observation=ObservationFactory(spot=spot))

    assert read(client, child).count("body-map-drawing") == figures


def test_every_spot_that_has_gone_is_listed(client: Client, child: Child) -> None:
    gone = spots_on(child, *["chin"] * 8, gone_on=date(2026, 10, 29))

    page = read(client, child)

    assert page.count("Gone after 9 days") == len(gone)
    assert "Open spots:" not in page


def test_a_viewer_is_offered_nothing_to_write(client: Client, child: Child) -> None:
    viewer = MembershipFactory(household=child.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    page = read(client, child)

    assert reverse("child-edit", args=[child.uuid]) not in page
    assert f"{reverse('spot-new')}?child=" not in page


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_asks_at_most_ten_times(
    count: int,
    client: Client,
    child: Child,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    spots_on(child, *["chin"] * count)
    spots_on(child, *["nose"] * count, gone_on=date(2026, 10, 29))

    with django_assert_max_num_queries(AT_MOST):
        page = read(client, child)

    assert page.count("spot-card-name") == count
    assert page.count("row-title") == count


def test_today_shows_the_places_of_an_only_child(client: Client, child: Child) -> None:
    spots_on(child, "tummy")

    page = client.get(reverse("today")).content.decode()

    assert 'aria-label="Open spots: Tummy."' in page
    assert reverse("child", args=[child.uuid]) in page


def test_today_shows_each_child_with_open_spots_on_a_map_of_its_own(
    client: Client, child: Child
) -> None:
    twin = ChildFactory(household=child.household, name="Noah")
    ChildFactory(household=child.household, name="Ada")
    spots_on(child, "nose", "chin")
    spots_on(twin, "tummy")

    page = client.get(reverse("today")).content.decode()

    assert page.count("body-figures") == 2
    assert "Open spots: Nose, Chin." in page
    assert "Open spots: Tummy." in page
    assert "<bdi>Noah</bdi>’s spots are" in page
