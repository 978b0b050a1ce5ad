"""The numbers of a condition in parents' words, and how well a source is dated."""

from dataclasses import replace
from datetime import date

import pytest

from conditions.templatetags import number_words as words
from tests.conditions.builders import A_SOURCE, a_condition

CONDITION = a_condition(
    rule={
        "onset_hard_max_days": 400,
        "early_advice_after_days": 0,
        "early_advice": "Ask.",
    }
)


@pytest.mark.parametrize(
    ("code", "title", "value"),
    [
        ("onset", "Usually starts", "from birth to 365 days (about 12 months) of age"),
        ("onset_hard_max", "Starts at the latest", "400 days (about 13 months)"),
        ("size", "Size", "1 to 20 mm"),
        ("window", "Usually gone", "1 to 14 days"),
        ("limit", "See a doctor after", "28 days"),
        ("limit_after_review", "See a doctor again after", "28 days"),
        ("early_advice", "Ask for advice from", "0 days"),
        (
            "recurrence",
            "See a doctor if it keeps coming back",
            "3 times within 90 days (about 3 months)",
        ),
        ("age_rule:YOUNG", "Rule for some ages", "See a doctor."),
    ],
)
def test_a_number_has_a_name_and_a_value(code: str, title: str, value: str) -> None:
    assert words.number_title(code) == title
    assert words.number_value(CONDITION, code) == value


def test_several_numbers_are_named_in_one_line_each_once() -> None:
    codes = ("window", "age_rule:A", "age_rule:B")

    assert words.number_names(codes) == "usual time, age rule"


@pytest.mark.parametrize(
    ("year", "checked_on", "said"),
    [
        (2019, date(2026, 11, 21), "2019, checked 21 Nov 2026"),
        (None, date(2026, 1, 2), "no year given, checked 2 Jan 2026"),
        (None, None, "no year given, day of the last check not recorded"),
    ],
)
def test_a_source_says_from_when_it_is_and_when_it_was_checked(
    year: int | None, checked_on: date | None, said: str
) -> None:
    source = replace(A_SOURCE, year=year, checked_on=checked_on)

    assert words.source_standing(source) == said
