"""The closed vocabulary: what it takes, and how it refuses the rest."""

import pytest

from conditions.exchange.vocabulary import faults_of

URGENCIES = "emergency or same_day or soon or routine"


@pytest.mark.parametrize(
    "when",
    [
        {"age_days": {"lte": 28}},
        {"temperature_c": {"gte": 38.0}},
        {"checked": False},
        {"all": [{"well": True}, {"any": [{"cough": True}, {"not": {"sign": "A"}}]}]},
        {"condition": {"in": ["hives"]}},
        {"condition": {"not_in": []}},
        {"sites_only": "above_nipple_line"},
        {"missing": "date_of_birth"},
        {"no_other_sign": "same_day"},
    ],
)
def test_vocabulary_takes_each_of_its_forms(when: object) -> None:
    assert list(faults_of(when, "when")) == []


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ({"age_weeks": 3}, "when: unknown fact 'age_weeks'"),
        (None, "when: must be a mapping with exactly one key"),
        ({}, "when: must be a mapping with exactly one key"),
        ({"well": True, "cough": True}, "when: must be a mapping with exactly one key"),
        (
            {"age_days": 3},
            "when.age_days: must be a mapping with exactly one comparator",
        ),
        ({"age_days": {"ne": 3}}, "when.age_days: unknown comparator 'ne'"),
        ({"age_days": {"lt": "3"}}, "when.age_days.lt: must be a number"),
        ({"age_days": {"lt": True}}, "when.age_days.lt: must be a number"),
        ({"well": 1}, "when.well: must be true or false, not 1"),
        ({"all": []}, "when.all: must be a list of conditions"),
        ({"any": {"well": True}}, "when.any: must be a list of conditions"),
        ({"all": [{"well": True}, {"x": 1}]}, "when.all[1]: unknown fact 'x'"),
        ({"not": {"y": 1}}, "when.not: unknown fact 'y'"),
        ({"sign": 3}, "when.sign: must be a code"),
        (
            {"condition": {"is": ["hives"]}},
            "when.condition: must be a mapping with the one key in or not_in",
        ),
        ({"condition": {"in": "hives"}}, "when.condition.in: must be a list of slugs"),
        (
            {"sites_only": "legs"},
            "when.sites_only: must be above_nipple_line, not 'legs'",
        ),
        ({"missing": "name"}, "when.missing: must be date_of_birth, not 'name'"),
        (
            {"no_other_sign": "now"},
            f"when.no_other_sign: must be {URGENCIES}, not 'now'",
        ),
    ],
)
def test_vocabulary_refuses_what_is_outside_it(when: object, fault: str) -> None:
    assert [str(found) for found in faults_of(when, "when")] == [fault]
