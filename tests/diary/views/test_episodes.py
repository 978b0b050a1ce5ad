"""A spot that comes back tells how often, and leads to the times before."""

import re
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from diary.models import Child, Spot
from diary.services import assessments
from diary.templatetags.episodes import nth_time
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

TODAY = date(2026, 10, 20)
STARTS = (date(2026, 3, 3), date(2026, 4, 12), None)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Child = ChildFactory(household=member.household, born_on=date(2026, 1, 1))
    return found


def chain_of(child: Child, *starts: date | None) -> list[Spot]:
    first: Spot = SpotFactory(child=child, noticed_on=starts[0], gone_on=starts[0])
    returns: list[Spot] = [
        SpotFactory(child=child, noticed_on=start, came_back_from=first)
        for start in starts[1:]
    ]
    assessments.reassess([first, *returns], on=TODAY)
    return [first, *returns]


def read(client: Client, spot: Spot) -> str:
    """Return the page's words, one blank between them."""
    page = client.get(reverse("spot", args=[spot.uuid])).content.decode()
    return re.sub(r"\s+", " ", page)


def link(spot: Spot, words: str) -> str:
    return f'<a href="{reverse("spot", args=[spot.uuid])}">{words}</a>'


def test_the_third_time_names_and_links_the_two_before(
    client: Client, child: Child
) -> None:
    first, second, third = chain_of(child, *STARTS)

    page = read(client, third)

    assert "<strong>Third time:</strong>" in page
    assert f"first {link(first, '3 March')}, then {link(second, '12 April')}." in page


def test_the_first_time_leads_to_those_that_followed(
    client: Client, child: Child
) -> None:
    first, second, third = chain_of(child, *STARTS)

    page = read(client, first)

    assert "First time" not in page
    came_back = f"{link(second, '12 April')}, {link(third, 'day not known')}."
    assert f"<strong>It came back:</strong> {came_back}" in page


def test_a_spot_that_never_came_back_says_nothing(client: Client, child: Child) -> None:
    [only] = chain_of(child, STARTS[0])
    chain_of(child, *STARTS)

    page = read(client, only)

    assert "time:</strong>" not in page
    assert "It came back:" not in page


def test_the_chain_never_leads_to_another_child(client: Client, child: Child) -> None:
    [elsewhere] = chain_of(ChildFactory(household=child.household), STARTS[0])
    here = SpotFactory(child=child, noticed_on=STARTS[1], came_back_from=elsewhere)
    assessments.reassess([here], on=TODAY)

    page = read(client, here)

    assert str(elsewhere.uuid) not in page


@pytest.mark.parametrize("times", [2, 12])
def test_a_long_chain_asks_no_more_often(
    times: int,
    client: Client,
    child: Child,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    *_before, last = chain_of(child, *[STARTS[0]] * times)

    with django_assert_max_num_queries(10):
        page = read(client, last)

    assert page.count("then <a") == times - 2


@pytest.mark.parametrize(
    ("number", "words"), [(2, "Second time"), (10, "Tenth time"), (11, "Time 11")]
)
def test_a_time_is_said_in_words_up_to_ten(number: int, words: str) -> None:
    assert nth_time(number) == words
