"""What is offered first fits the age and the place; everything else stays in reach."""

from datetime import date, timedelta

import pytest

from conditions.queries import published
from diary.models import Child
from diary.queries.offers import FIRST, Offer, offers

TODAY = date(2026, 11, 8)
pytestmark = pytest.mark.django_db


def aged(days: int | None) -> Child:
    return Child(born_on=None if days is None else TODAY - timedelta(days=days))


def slugs(found: tuple[Offer, ...]) -> list[str]:
    return [offer.slug for offer in found]


@pytest.mark.parametrize("days", [0, 42, 400, None])
@pytest.mark.parametrize("site", ["", "cheek", "sole"])
def test_every_condition_is_offered_once(days: int | None, site: str) -> None:
    data = published()

    found = offers(data, aged(days), TODAY, site=site)

    named = [one.slug for one in data.conditions.values() if one.group != "generic"]
    assert sorted(slugs(found.first + found.rest)) == sorted(named)
    assert len(found.first) <= FIRST


def test_milk_spots_are_offered_first_to_a_newborn_alone() -> None:
    data = published()

    assert "neonatal-milia" in slugs(offers(data, aged(10), TODAY).first)
    assert "neonatal-milia" not in slugs(offers(data, aged(900), TODAY).first)


def test_what_is_usual_at_the_place_comes_first() -> None:
    data = published()

    first = offers(data, aged(42), TODAY, site="nappy_area").first

    fit = [offer.fits("nappy_area") for offer in first]
    assert fit == sorted(fit, reverse=True)
    assert fit[0]


def test_the_place_brings_forward_nothing_that_the_age_rules_out() -> None:
    data = published()

    first = offers(data, aged(900), TODAY, site="nose").first

    assert all(offer.order is not None for offer in first)
    assert "neonatal-milia" not in slugs(first)


def test_all_others_stand_by_name() -> None:
    rest = offers(published(), aged(42), TODAY).rest

    assert [one.name for one in rest] == sorted(one.name for one in rest)


def test_an_offer_knows_the_words_parents_use() -> None:
    data = published()

    [milia] = [
        offer
        for offer in offers(data, aged(10), TODAY).first
        if offer.slug == "neonatal-milia"
    ]

    assert "milk spots" in milia.synonyms
