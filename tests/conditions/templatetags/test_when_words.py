"""A condition of the vocabulary in words."""

from pathlib import Path
from typing import Any

import pytest

from conditions.exchange import read_folder
from conditions.templatetags.when_words import when_words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"age_months": {"lt": 3}}, "the age in months is under 3"),
        ({"cough": False}, "no cough"),
        ({"not": {"well": True}}, "it is not so that the child is well otherwise"),
        (
            {"all": [{"age_days": {"lte": 28}}, {"sign": "FEVER"}]},
            "(the age in days is 28 or less; and the sign FEVER is in force)",
        ),
        ({"condition": {"not_in": ["hives"]}}, "it is not labelled hives"),
        ({"missing": "date_of_birth"}, "the date of birth is missing"),
        (
            "any: [{vesicles: true}, {pustules: true}]",
            "(there are blisters; or there is pus)",
        ),
    ],
)
def test_a_condition_is_said(when: Any, words: str) -> None:  # noqa: ANN401
    assert when_words(when) == words


@pytest.mark.parametrize("when", [None, "", "age: [", {"moon": True}, "3", {}])
def test_what_is_no_condition_says_nothing(when: object) -> None:
    assert when_words(when) == ""


def test_every_condition_of_the_shipped_data_can_be_said() -> None:
    data = read_folder(Path("conditions/data"))
    rules = [rule.when for one in data.conditions for rule in one.rule.age_rules]
    signs = [sign.computed_when for sign in data.signs.signs if sign.computed_when]

    said = [when_words(when) for when in (*rules, *signs)]

    assert len(said) > 8
    assert all(said)
