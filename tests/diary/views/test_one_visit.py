"""Today asks for one visit a child: a doctor sees one at an appointment."""

import re
from datetime import UTC, date, datetime

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import User
from diary.models import Child
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

NOTICED, TODAY = date(2026, 10, 10), date(2026, 11, 20)
ASKED = re.compile(r"(\w+)\u2069(: [\w ]+), 41 days\. |(.*\d more spots? to show.*)")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def parent(client: Client) -> User:
    user: User = MembershipFactory().user
    client.force_login(user)
    return user


def a_child(parent: User, name: str) -> Child:
    """Return a child of a family of its own."""
    household = MembershipFactory(user=parent).household
    child: Child = ChildFactory(household=household, name=name)
    return child


def with_spots(child: Child, *sites: str) -> None:
    """Begin spots that are past their time."""
    spots = [SpotFactory(child=child, site=site, noticed_on=NOTICED) for site in sites]
    assessments.reassess(spots, on=TODAY)


def shown(client: Client) -> list[str]:
    """Return what the page asks for, and what it folds, in its order."""
    page = client.get(reverse("today")).content.decode()
    words = re.sub("<[^>]*>", "", page)
    return ["".join(one).strip() for one in ASKED.findall(words)]


def test_the_spots_of_a_child_are_one_visit(client: Client, parent: User) -> None:
    with_spots(a_child(parent, "Maya"), "tummy", "chest", "chin")

    assert shown(client) == [
        "Maya: Tummy",
        "2 more spots to show at the visit",
        "Maya: Chest",
        "Maya: Chin",
    ]


def test_what_another_child_should_be_seen_for_is_never_folded_behind_it(
    client: Client, parent: User
) -> None:
    child = a_child(parent, "Maya")
    with_spots(child, "tummy", "chest")
    with_spots(ChildFactory(household=child.household, name="Tom"), "chin")

    assert shown(client) == [
        "Maya: Tummy",
        "Maya: 1 more spot to show at the visit",
        "Maya: Chest",
        "Tom: Chin",
    ]


def test_each_of_two_families_has_a_visit_of_its_own(
    client: Client, parent: User
) -> None:
    with_spots(a_child(parent, "Maya"), "tummy", "chest")
    with_spots(a_child(parent, "Tom"), "chin", "nape", "tummy")

    assert shown(client) == [
        "Maya: Tummy",
        "Maya: 1 more spot to show at the visit",
        "Maya: Chest",
        "Tom: Chin",
        "Tom: 2 more spots to show at the visit",
        "Tom: Back of the neck",
        "Tom: Tummy",
    ]


def test_what_presses_stands_for_itself_before_the_visits(
    client: Client, parent: User
) -> None:
    child = a_child(parent, "Maya")
    with_spots(child, "tummy", "chest")
    log(child.spots.get(site="chest"), on=TODAY, signs=["INFECTION_SIGNS"])

    assert shown(client) == ["Maya: Chest", "Maya: Tummy"]
