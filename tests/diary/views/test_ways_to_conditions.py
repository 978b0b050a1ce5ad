"""The conditions pages are reached from wherever a question comes up."""

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from django.test import Client
from django.urls import reverse

from diary.services import assessments
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, UserFactory

LIST = reverse("conditions")
pytestmark = pytest.mark.django_db


def links(client: Client, address: str, inside: str) -> list[Tag]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.select(f"{inside} a[href^='{LIST}']")


def test_before_sign_in_the_foot_leads_there(client: Client) -> None:
    assert len(links(client, reverse("today"), ".foot")) == 1


@pytest.mark.parametrize("bar", [".top-nav", ".tab-bar", "main"])
def test_today_leads_there(bar: str, client: Client) -> None:
    member = MembershipFactory()
    ChildFactory(household=member.household)
    client.force_login(member.user)

    assert len(links(client, reverse("today"), bar)) == 1


@pytest.mark.parametrize("page", [LIST, reverse("condition", args=["hives"])])
def test_the_place_is_marked_on_its_list_and_its_pages(
    page: str, client: Client
) -> None:
    client.force_login(UserFactory())

    marked = links(client, page, ".tab-bar") + links(client, page, ".top-nav")

    assert [link.get("aria-current") for link in marked] == ["page", "page"]


def test_no_other_place_is_marked_as_this_one(client: Client) -> None:
    client.force_login(UserFactory())

    [link] = links(client, reverse("today"), ".tab-bar")

    assert link.get("aria-current") is None


def test_the_reasons_of_a_spot_lead_to_what_it_is_counted_as(client: Client) -> None:
    member = MembershipFactory()
    child = ChildFactory(household=member.household)
    spot = SpotFactory(child=child, noticed_on=date(2026, 10, 10))
    assessments.reassess([spot], on=date(2026, 10, 11))
    client.force_login(member.user)

    then, now = links(client, reverse("spot", args=[spot.uuid]), ".why")

    assert then["href"] == reverse("condition-revision", args=["unknown-rash", 1])
    assert now["href"] == reverse("condition", args=["unknown-rash"])
