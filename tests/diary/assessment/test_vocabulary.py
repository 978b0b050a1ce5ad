"""The closed vocabulary, in three values."""

from datetime import date, timedelta
from typing import Any

import pytest

from conditions.rules import When
from diary.assessment.facts import Entry
from diary.assessment.vocabulary import RANK, Scene, compile_when, leaves

ON = date(2026, 3, 1)
YES: When = {"well": True}
NO: When = {"spreading": True}
UNKNOWN: When = {"cough": True}


def held(
    when: When,
    *,
    in_force: dict[str, int] | None = None,
    **scene: Any,  # noqa: ANN401 (any field)
) -> object:
    """Test `when` on a child of 59 days, well, not spreading, cough unknown."""
    given: dict[str, Any] = {
        "entry": Entry(on=ON, well=True, spreading=False, temperature_c=38.0),
        "on": ON,
        "born_on": date(2026, 1, 1),
        "onset_on": date(2026, 1, 11),
        "label": "hives",
        "checked": False,
        "head_and_neck": frozenset({"cheek", "neck"}),
        "in_force": in_force or {},
    }
    return compile_when(when)(Scene(**(given | scene)))


@pytest.mark.parametrize(
    ("comparator", "answers"),
    [
        ("lt", [False, False, True]),
        ("lte", [False, True, True]),
        ("gt", [True, False, False]),
        ("gte", [True, True, False]),
        ("eq", [False, True, False]),
    ],
)
def test_a_number_is_held_against_its_bound(
    comparator: str, answers: list[bool]
) -> None:
    bounds = (37.9, 38.0, 38.1)

    found = [held({"temperature_c": {comparator: bound}}) for bound in bounds]

    assert found == answers


@pytest.mark.parametrize(
    ("fact", "value"), [("age_days", 59), ("age_months", 2), ("onset_age_days", 10)]
)
def test_ages_count_from_birth(fact: str, value: int) -> None:
    assert held({fact: {"eq": value}}) is True
    assert held({fact: {"eq": value}}, born_on=None) is None


def test_the_age_at_onset_is_unknown_without_an_onset() -> None:
    assert held({"onset_age_days": {"gte": 0}}, onset_on=None) is None


@pytest.mark.parametrize(
    "fact", ["vesicles", "pustules", "cough", "after_straining", "well", "spreading"]
)
def test_yes_and_no_are_told_and_nothing_is_unknown(fact: str) -> None:
    facts: list[dict[str, Any]] = [{fact: True}, {fact: False}]
    yes, no = (Entry(on=ON, **told) for told in facts)

    assert held({fact: True}, entry=yes) is True
    assert held({fact: True}, entry=no) is False
    assert held({fact: False}, entry=yes) is False
    assert held({fact: False}, entry=no) is True
    assert held({fact: True}, entry=Entry(on=ON)) is None
    assert held({fact: False}, entry=Entry(on=ON)) is None


def test_days_of_fever_are_read() -> None:
    assert held({"fever_days": {"gte": 5}}, entry=Entry(on=ON, fever_days=5)) is True
    assert held({"fever_days": {"gte": 5}}) is None


def test_checked_is_never_unknown() -> None:
    assert held({"checked": False}) is True
    assert held({"checked": True}) is False
    assert held({"checked": True}, checked=True) is True


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        ([YES, YES], True),
        ([YES, NO], False),
        ([UNKNOWN, NO], False),
        ([NO, UNKNOWN], False),
        ([YES, UNKNOWN], None),
        ([UNKNOWN, YES], None),
        ([], True),
    ],
)
def test_all_is_false_before_unknown_before_true(
    members: list[When], answer: object
) -> None:
    assert held({"all": members}) is answer


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        ([NO, NO], False),
        ([NO, YES], True),
        ([UNKNOWN, YES], True),
        ([YES, UNKNOWN], True),
        ([NO, UNKNOWN], None),
        ([UNKNOWN, NO], None),
        ([], False),
    ],
)
def test_any_is_true_before_unknown_before_false(
    members: list[When], answer: object
) -> None:
    assert held({"any": members}) is answer


def test_not_of_unknown_is_unknown() -> None:
    assert held({"not": YES}) is False
    assert held({"not": NO}) is True
    assert held({"not": UNKNOWN}) is None


def test_a_sign_is_in_force_or_not() -> None:
    assert held({"sign": "BOIL"}, in_force={"BOIL": 3}) is True
    assert held({"sign": "BOIL"}, in_force={"OTHER": 0}) is False


def test_a_condition_is_the_label_being_assessed() -> None:
    assert held({"condition": {"in": ["hives", "measles"]}}) is True
    assert held({"condition": {"in": ["measles"]}}) is False
    assert held({"condition": {"not_in": ["measles"]}}) is True
    assert held({"condition": {"not_in": ["hives"]}}) is False


@pytest.mark.parametrize(
    ("sites", "answer"),
    [
        (("cheek",), True),
        (("cheek", "neck"), True),
        (("cheek", "chest"), False),
        (("chest",), False),
        ((), None),
    ],
)
def test_every_recorded_site_must_belong_to_the_group(
    sites: tuple[str, ...], answer: object
) -> None:
    entry = Entry(on=ON, sites=sites)

    assert held({"sites_only": "above_nipple_line"}, entry=entry) is answer


def test_a_missing_birth_date_is_never_unknown() -> None:
    assert held({"missing": "date_of_birth"}) is False
    assert held({"missing": "date_of_birth"}, born_on=None) is True


@pytest.mark.parametrize(
    ("urgency", "rank", "answer"),
    [
        ("same_day", 0, False),
        ("same_day", 1, False),
        ("same_day", 2, True),
        ("emergency", 1, True),
        ("routine", 3, False),
    ],
)
def test_no_other_sign_of_that_urgency_or_above(
    urgency: str, rank: int, *, answer: bool
) -> None:
    when = {"no_other_sign": urgency}
    both = {"DOTS": 0, "OTHER": rank}

    assert held(when, in_force=both, left_out="DOTS") is answer
    assert held(when, in_force={"DOTS": 0}, left_out="DOTS") is True
    assert held(when, in_force={}, left_out="DOTS") is True
    assert held(when, in_force={"DOTS": 0}) is False


def test_urgencies_rank_from_emergency_to_routine() -> None:
    assert list(RANK.values()) == [0, 1, 2, 3]
    assert list(RANK) == ["emergency", "same_day", "soon", "routine"]


@pytest.mark.parametrize(
    "when",
    [
        {"weather": True},
        {"sites_only": "below_the_knee"},
        {"missing": "shoe_size"},
        {"age_days": {"about": 3}},
        {"condition": {"near": ["hives"]}},
        {"no_other_sign": "someday"},
        {},
        {"well": True, "cough": True},
    ],
)
def test_a_word_outside_the_vocabulary_is_refused(when: When) -> None:
    with pytest.raises((KeyError, ValueError)):
        compile_when(when)


def test_the_leaves_of_a_condition_are_all_it_reads() -> None:
    when: When = {
        "all": [
            {"any": [{"well": True}, {"not": {"sign": "BOIL"}}]},
            {"age_days": {"lt": 3}},
        ]
    }

    assert list(leaves(when)) == [
        ("well", True),
        ("sign", "BOIL"),
        ("age_days", {"lt": 3}),
    ]


def test_an_age_grows_by_a_day_a_day() -> None:
    tomorrow = ON + timedelta(days=1)

    assert held({"age_days": {"eq": 60}}, on=tomorrow) is True
