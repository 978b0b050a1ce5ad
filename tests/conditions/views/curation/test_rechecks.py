"""Curators see which sources to look at again, and start a draft from there."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from conditions.models import Revision
from conditions.queries import published
from conditions.services import importing
from tests.conditions.builders import A_SOURCE, a_condition, a_dataset
from tests.factories import CuratorFactory

PAGE = "/curate/rechecks/"
DRAFT = reverse("curation-draft", kwargs={"kind": "condition", "slug": "hives"})
START = reverse("curation-start", kwargs={"kind": "condition", "slug": "hives"})
DUE = datetime.fromisoformat("2027-11-21T12:00:00+00:00")
SOON = datetime.fromisoformat("2027-11-20T12:00:00+00:00")
FRESH = datetime.fromisoformat("2026-11-22T12:00:00+00:00")


def read(client: Client, at: datetime) -> str:
    with time_machine.travel(at, tick=False):
        client.force_login(CuratorFactory())
        return client.get(PAGE).content.decode()


def with_source(checked_on: date | None, year: int | None = None) -> None:
    source = replace(A_SOURCE, key="own", checked_on=checked_on, year=year)
    hives = a_condition("hives", rule={"sources": (source,)})
    importing.load(a_dataset(conditions=(hives,)))


def test_nothing_due_is_said(loaded: None, client: Client) -> None:
    page = read(client, FRESH)

    assert "Nothing is due" in page
    assert "Every source in force was checked within the last 12 months." in page
    assert "A publisher" not in page


def test_what_is_due_names_its_source_days_and_uses(
    empty: None, client: Client
) -> None:
    with_source(date(2026, 11, 20), year=2019)

    page = read(client, DUE)

    assert "2 sources are due" in page
    link = '<a href="https://example.org/" rel="noopener noreferrer"'
    assert f'{link} referrerpolicy="no-referrer">A publisher: A title</a>' in page
    assert "(2019)" in page
    assert "Last checked 20 November 2026" in page
    assert "due since 20 November 2027" in page
    assert f'action="{START}"' in page
    assert "Warning signs" in page


def test_what_was_never_dated_says_so(empty: None, client: Client) -> None:
    with_source(None)

    page = read(client, FRESH)

    assert "1 source is due" in page
    assert "No day is written down on which it was checked" in page


def test_day_that_is_yet_to_come_is_no_check(empty: None, client: Client) -> None:
    with_source(date(9999, 12, 31))

    page = read(client, FRESH)

    assert "1 source is due" in page
    assert "checked on 31 December 9999, which is yet to come" in page


def test_what_will_be_due_stands_below(loaded: None, client: Client) -> None:
    page = read(client, SOON)

    assert "Nothing is due" in page
    assert "due on 21 November 2027" in page.split("Next, within 3 months")[1]


def test_a_draft_is_started_from_there_and_then_opened(
    loaded: None, client: Client, hives: Revision
) -> None:
    read(client, DUE)
    started = client.post(START)

    assert started["Location"] == DRAFT
    page = read(client, DUE)
    assert f'href="{DRAFT}"' in page
    assert f'action="{START}"' not in page


def test_the_places_lead_there(loaded: None, client: Client) -> None:
    client.force_login(CuratorFactory())

    assert f'href="{PAGE}"' in client.get("/curate/").content.decode()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("count", [2, 12])
def test_more_sources_take_no_more_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = tuple(a_condition(f"rash-{n}") for n in range(count))
    importing.load(a_dataset(conditions=many))
    with time_machine.travel(DUE, tick=False):
        client.force_login(CuratorFactory())
        client.get(PAGE)
        published()

        with django_assert_num_queries(9):
            client.get(PAGE)
