"""Codes and numbers of the data in parents' words."""

import pytest

from conditions.exchange.values import Claim, OnsetAges
from conditions.queries import published
from conditions.rules import Ages, Clock, Urgency
from conditions.templatetags import condition_words as words
from tests.conditions.builders import A_SOURCE, a_rule


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (28, "28 days"),
        (55, "55 days"),
        (56, "56 days (about 2 months)"),
        (548, "548 days (about 18 months)"),
        (730, "730 days (about 2 years)"),
    ],
)
def test_long_times_are_said_twice(days: int, said: str) -> None:
    assert words.in_days(days) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (14, 28, "14 to 28 days"),
        (None, 28, "up to 28 days"),
        (7, 7, "7 days"),
        (3, None, "from 3 days"),
        (None, None, ""),
    ],
)
def test_a_claim_is_said_in_days(
    first: int | None, last: int | None, said: str
) -> None:
    claim = Claim(A_SOURCE, first, last, "words", verified=True)

    assert words.claim_days(claim) == said


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        (Ages(), ""),
        (Ages(under_months=3), "Under 3 months of age"),
        (Ages(from_months=3, under_months=6), "From 3 to under 6 months of age"),
        (Ages(max_days=28), "Up to 28 days of age"),
        (Ages(min_days=29), "From 29 days of age"),
    ],
)
def test_ages_at_which_a_sign_is_asked_are_said(ages: Ages, said: str) -> None:
    assert words.ages_words(ages) == said


@pytest.mark.parametrize(
    ("onset", "said"),
    [
        (OnsetAges(0, 28), "from birth to 28 days of age"),
        (OnsetAges(14, 42), "from 14 days to 42 days of age"),
    ],
)
def test_usual_ages_of_onset_are_said(onset: OnsetAges, said: str) -> None:
    assert words.onset_words(onset) == said


@pytest.mark.parametrize("clock", list(Clock))
def test_every_clock_has_its_sentence(clock: Clock) -> None:
    sentence = words.limit_sentence(a_rule(clock=clock))

    assert "28 days after" in sentence
    assert sentence.startswith("See a doctor if ")


def test_no_sentence_counts_days_where_nothing_counts() -> None:
    always = a_rule(always_urgency=Urgency.SOON, always_reason="why", limit_days=0)

    assert words.limit_sentence(a_rule(limit_days=None)) == ""
    assert words.limit_sentence(always) == ""


@pytest.mark.parametrize("text", ["Harmless, slow to go.", "Normal at first"])
def test_a_text_that_reassures_is_left_out(text: str) -> None:
    assert words.unless_comforting(text) == ""


def test_what_a_source_is_said_to_say_is_kept() -> None:
    text = "Sources call it normal for 1 to 2 weeks."

    assert words.unless_comforting(text) == text


@pytest.mark.django_db
def test_every_group_of_the_data_has_a_heading() -> None:
    groups = {one.group for one in published().conditions.values()}

    assert groups <= words.GROUPS.keys()
    assert words.group_title("new_kind") == "New kind"
