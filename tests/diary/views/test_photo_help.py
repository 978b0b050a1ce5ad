"""The page on good photos is everyone's, and names its sources."""

import pytest
from bs4 import BeautifulSoup

from django.test import Client
from django.urls import reverse

from diary.views.photo_help import SOURCES
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> BeautifulSoup:
    response = client.get(reverse("photo-help"))
    return BeautifulSoup(response.content, "html.parser")


def test_every_source_is_named_and_learns_nothing_of_the_reader(
    page: BeautifulSoup,
) -> None:
    links = {link["href"]: link for link in page.select(".sources a")}

    assert links.keys() == {source.url for source in SOURCES.values()}
    assert all("noreferrer" in link["rel"] for link in links.values())


def test_each_part_says_where_it_comes_from_or_that_it_is_ours(
    page: BeautifulSoup,
) -> None:
    parts = page.select("section.card:has(.advice)")

    assert len(parts) == 5
    assert all(part.select(".sources a") for part in parts)
    assert "Not yet checked by a clinician." in page.text


def test_it_speaks_of_skin_of_every_colour_and_of_what_not_to_photograph(
    page: BeautifulSoup,
) -> None:
    assert "Brown and black skin" in page.text
    assert "Never private parts" in page.text


def test_who_sees_an_emergency_is_told_to_call_and_not_to_photograph(
    page: BeautifulSoup,
) -> None:
    assert "call 112 at once. No picture is needed." in page.text


def test_it_names_the_pictures_and_places_that_tell_more(page: BeautifulSoup) -> None:
    advice = page.select_one("section.card:-soup-contains('Three pictures')")
    skin = page.select_one("section.card:-soup-contains('Brown and black skin')")

    assert advice
    assert skin
    for words in ("wet", "other side", "If dots stay under the glass", "call 112"):
        assert words in advice.text
    for words in ("palms", "soles", "mouth", "eyelids", "dots that stay"):
        assert words in skin.text


def test_every_drawing_is_described_in_words(page: BeautifulSoup) -> None:
    described = [drawing["aria-label"] for drawing in page.select(".photo-guide svg")]

    assert len(described) == 3
    assert all(str(words).startswith("Drawing: ") for words in described)


def test_the_log_form_leads_there_in_a_tab_of_its_own(client: Client) -> None:
    member = MembershipFactory()
    client.force_login(member.user)
    spot = SpotFactory(child=ChildFactory(household=member.household))

    form = client.get(reverse("spot-log", args=[spot.uuid])).content

    to_help = f'main a[href="{reverse("photo-help")}"][target="_blank"]'
    assert BeautifulSoup(form, "html.parser").select(to_help)
