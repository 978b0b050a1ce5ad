"""The list of conditions, whole or searched."""

import pytest

from conditions.queries import published
from conditions.queries.listing import listing

pytestmark = pytest.mark.django_db


def test_without_words_every_condition_stands_in_one_group() -> None:
    shown = listing(published(), "  ")

    slugs = [one.slug for group in shown.groups for one in group.conditions]
    assert sorted(slugs) == sorted(published().conditions)
    assert shown.count == len(slugs)


def test_what_cannot_wait_stands_first() -> None:
    assert listing(published(), "").groups[0].code == "emergency"


def test_with_words_only_what_they_find_is_listed_best_first() -> None:
    shown = listing(published(), " cradle cap ")

    assert [one.slug for one in shown.found] == ["cradle-cap"]
    assert shown.groups == ()
    assert shown.count == 1


def test_what_has_no_name_is_offered_beside_a_search_that_finds_nothing() -> None:
    shown = listing(published(), "qwerty")

    assert shown.found == ()
    assert [one.slug for one in shown.nameless] == ["unknown-rash", "unknown-spot"]
