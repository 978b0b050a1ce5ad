"""The conditions pages say what is known, and never more than that."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from conditions.exchange.values import Claim, Condition
from conditions.models import Revision, Status
from conditions.queries import published
from conditions.services import importing
from tests.conditions.builders import A_SOURCE, a_condition, a_dataset
from tests.factories import MembershipFactory, UserFactory
from tests.rulebook import rulebook

SLUGS = list(rulebook().rules)
COMFORT = re.compile(
    r"harmless|is normal|normal in|nothing to worry|don.t worry|!", re.IGNORECASE
)
pytestmark = pytest.mark.django_db


def text_of(client: Client, slug: str) -> str:
    page = client.get(reverse("condition", args=[slug]))
    assert page.status_code == 200
    return page.content.decode()


def publish(**changes: object) -> Condition:
    """Publish hives with `changes` and nothing else."""
    hives = a_condition("hives", **changes)  # type: ignore[arg-type]
    importing.load(a_dataset(conditions=(hives,)))
    return hives


@pytest.mark.parametrize("slug", SLUGS)
def test_every_condition_has_a_page_that_says_how_far_it_was_checked(
    slug: str, client: Client
) -> None:
    page = text_of(client, slug)

    assert "Not yet checked by a clinician." in page
    assert "On brown and black skin" in page
    assert "{" not in page


@pytest.mark.parametrize("slug", SLUGS)
def test_no_page_reassures_in_its_own_voice(slug: str, client: Client) -> None:
    page = BeautifulSoup(text_of(client, slug), "html.parser")
    for spoken_by_others in page.select(
        "q, details .small, .cited a, .claims-table th"
    ):
        spoken_by_others.decompose()

    assert not COMFORT.search(page.get_text())


def test_sources_that_differ_stand_side_by_side_with_what_was_chosen(
    client: Client,
) -> None:
    page = BeautifulSoup(text_of(client, "neonatal-milia"), "html.parser")

    rows = {
        q.text: row.get_text(" ", strip=True)
        for q, row in zip(
            page.select("tr q"), page.select(".claims-table tbody tr"), strict=True
        )
    }

    assert "when to see a doctor" in rows["gone by the age of 3 months"]
    seller = rows["longer than three weeks, seek attention"]
    assert "up to 21 days Not used. An article by a seller" in seller
    assert "the 3 weeks of seller article B would prompt" in page.get_text()


def test_each_number_names_its_sources_or_says_that_it_is_our_own(
    client: Client,
) -> None:
    page = BeautifulSoup(text_of(client, "neonatal-milia"), "html.parser")

    said = {
        dt.text: dd.get_text(" ", strip=True)
        for dt, dd in zip(
            page.select("#numbers dt"), page.select("#numbers dd"), strict=True
        )
    }

    assert said["See a doctor after"].startswith(
        "90 days (about 3 months) Contemporary"
    )
    assert "No year given, checked 21 Nov 2026" in said["See a doctor after"]
    own = "3 times within 90 days (about 3 months) Our own choice"
    assert said["See a doctor if it keeps coming back"].startswith(own)


@pytest.mark.parametrize("slug", SLUGS)
def test_no_number_of_the_shipped_data_lacks_what_it_rests_on(
    slug: str, client: Client
) -> None:
    assert "No source was written down for this number." not in text_of(client, slug)


def test_that_it_is_not_catching_is_never_said(client: Client) -> None:
    assert "Catching" not in text_of(client, "petechiae-purpura")
    assert "Yes: until all spots have scabs" in text_of(client, "chickenpox")
    assert "Can pass between a baby&#x27;s mouth" in text_of(client, "oral-thrush")


def test_what_to_leave_alone_says_why(client: Client) -> None:
    page = text_of(client, "neonatal-milia")

    assert "Squeezing, picking, scraping or needling spots at home." in page
    assert "Can scar and let germs in." in page


def test_sources_are_not_told_where_a_parent_came_from(client: Client) -> None:
    page = BeautifulSoup(text_of(client, "neonatal-milia"), "html.parser")

    links = page.select('a[href^="http"]')

    assert links
    for link in links:
        assert link["rel"] == ["noopener", "noreferrer"]
        assert link["referrerpolicy"] == "no-referrer"


def test_a_claim_that_was_not_seen_says_so(client: Client) -> None:
    page = text_of(client, "hives")

    assert "The text we read did not show this number." in page


@pytest.mark.usefixtures("empty")
def test_words_of_the_data_are_never_markup(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    publish(
        chosen=evil,
        synonyms=(evil,),
        claims=(Claim(A_SOURCE, 1, 2, evil, verified=True, used_for=("window",)),),
    )

    page = text_of(client, "hives")

    assert evil not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.usefixtures("empty")
def test_who_checked_it_is_named(client: Client) -> None:
    publish(checked_by="Dr A. Example, paediatric dermatologist")

    page = text_of(client, "hives")

    assert "Checked by Dr A. Example, paediatric dermatologist." in page
    assert "Not yet checked" not in page


@pytest.mark.usefixtures("loaded")
def test_a_retired_condition_answers_and_says_that_it_is_no_longer_kept(
    client: Client,
) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    revision = Revision.objects.filter(subject__slug="measles")
    revision.update(status=Status.RETIRED, retired_at=at)

    page = text_of(client, "measles")
    shown = client.get(reverse("conditions")).content.decode()

    assert "No longer kept" in page
    assert reverse("condition", args=["measles"]) not in shown


def test_an_unknown_condition_is_not_here(client: Client) -> None:
    assert client.get(reverse("condition", args=["nowhere"])).status_code == 404


@pytest.mark.parametrize("words", ["exema", "EXEMA", " exema "])
def test_a_search_leads_to_what_was_meant(words: str, client: Client) -> None:
    page = client.get(reverse("conditions"), {"q": words}).content.decode()

    assert "1 found for" in page
    assert reverse("condition", args=["atopic-eczema"]) in page


def test_a_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    page = client.get(reverse("conditions"), {"q": "<b>qwerty"}).content.decode()

    assert "0 found for “&lt;b&gt;qwerty”." in page
    assert "Try one or two words for what you see" in page
    assert reverse("condition", args=["unknown-rash"]) in page


def test_a_search_of_any_length_is_answered(client: Client) -> None:
    page = client.get(reverse("conditions"), {"q": "spot " * 10_000})

    assert page.status_code == 200
    assert len(page.content) < 20_000


def test_the_warning_signs_of_everyone_stand_with_their_sources(client: Client) -> None:
    page = client.get(reverse("warning-signs")).content.decode()

    assert page.count('class="asked-do"') == len(published().signs)
    assert "Call 112 or go to an emergency department now." in page
    assert "NICE NG143" in page


def test_the_number_to_call_is_that_of_the_household(client: Client) -> None:
    member = MembershipFactory(household__country="GB")
    before = text_of(client, "petechiae-purpura")

    client.force_login(member.user)

    assert "Call 112" in before
    assert "Call 999" in text_of(client, "petechiae-purpura")


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize("name", ["conditions", "condition", "warning-signs"])
def test_a_page_takes_one_query_however_much_is_published(
    name: str,
    count: int,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    many = tuple(
        a_condition(f"rash-{n}", synonyms=tuple(f"x{more}" for more in range(n)))
        for n in range(count)
    )
    importing.load(a_dataset(conditions=many))
    published()

    with django_assert_num_queries(1):
        client.get(reverse(name, args=["rash-0"] if name == "condition" else []))


def test_a_signed_in_page_takes_four_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(UserFactory())
    published()

    with django_assert_num_queries(4):
        text_of(client, "hives")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_condition_page_is_light(slug: str, client: Client) -> None:
    page = reverse("condition", args=[slug])

    sent = client.get(page, headers={"accept-encoding": "gzip"})

    assert len(sent.content) < 12_000
    assert b"htmx" not in client.get(page).content
