"""The first day on which the answer changes by time alone, day by day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conditions.rules import AgeRule, Recurrence, Rule, RuleBook, Urgency
from diary.assessment.answer import Assessment
from diary.assessment.engine import assess
from diary.assessment.facts import Facts, Visit
from tests.diary.assessment.makers import BORN, DAY_0, a_rule, a_spot, after, on_day
from tests.diary.assessment.random_cases import RandomCases
from tests.rulebook import rulebook

FAR = 2_300


def standing(answer: Assessment) -> object:
    return answer.level, answer.reasons


def first_change(facts: Facts, rules: RuleBook, today: date, most: int) -> date | None:
    """Assess on every single day until the level or a reason differs."""
    now = standing(assess(facts, rules, today))
    days = (today + timedelta(days=ahead) for ahead in range(1, most))
    return next((d for d in days if standing(assess(facts, rules, d)) != now), None)


@pytest.mark.slow
def test_next_change_is_exact_for_random_spots_day_by_day() -> None:
    rules, near = rulebook(), 120
    cases = RandomCases(rules, seed=11)

    for facts, today in (cases.draw() for _ in range(400)):
        told = assess(facts, rules, today).next_change_on
        found = first_change(facts, rules, today, near)

        soon = told and (told - today).days < near
        assert found == (told if soon else None), (facts, today)


@pytest.mark.slow
def test_next_change_is_exact_over_years_for_a_few() -> None:
    rules = rulebook()
    cases = RandomCases(rules, seed=12)

    for facts, today in (cases.draw() for _ in range(12)):
        told = assess(facts, rules, today).next_change_on

        assert told == first_change(facts, rules, today, FAR), (facts, today)


def test_a_spot_tells_every_day_of_its_course_in_turn() -> None:
    rule = a_rule(early_advice_after_days=7, early_advice="Show it.")

    assert changes(a_spot(), rule) == [8, 23, 29]


def changes(facts: Facts, *rules: Rule) -> list[int]:
    """List the days of change after day 0, each told by the one before it."""
    found: list[int] = []
    while True:
        change = on_day(found[-1] if found else 0, facts, *rules).next_change_on
        if change is None:
            return found
        found.append((change - DAY_0).days)


def test_resolved_never_changes() -> None:
    assert changes(a_spot(gone_on=DAY_0)) == []


def test_a_return_counts_from_its_start_until_its_days_are_over() -> None:
    rule = a_rule(recurrence=Recurrence(2, 10), limit_days=None)

    assert changes(a_spot(earlier_starts_on=(after(-4),)), rule) == [7]
    assert changes(a_spot(earlier_starts_on=(after(3),)), rule) == [3, 11]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ({"age_days": {"lt": 415}}, [5]),
        ({"age_days": {"lte": 415}}, [6]),
        ({"age_days": {"gt": 415}}, [6]),
        ({"age_days": {"gte": 415}}, [5]),
        ({"age_days": {"eq": 415}}, [5, 6]),
        ({"age_days": {"gt": 415.5}}, [6]),
        ({"age_months": {"lt": 14}}, [14]),
        ({"age_months": {"lte": 14}}, [45]),
        ({"age_months": {"eq": 14}}, [14, 45]),
        ({"not": {"any": [{"age_days": {"lt": 415}}]}}, [5]),
        ({"onset_age_days": {"gt": 415}}, []),
        ({"missing": "date_of_birth"}, []),
    ],
)
def test_an_age_rule_turns_on_the_days_of_its_ages(
    when: dict[str, Any], days: list[int]
) -> None:
    age_rule = AgeRule("AGED", when, Urgency.SOON, "Aged.")
    rule = a_rule(age_rules=(age_rule,), limit_days=None)

    assert changes(a_spot(), rule) == days


def test_without_a_birth_date_no_age_turns() -> None:
    age_rule = AgeRule("AGED", {"age_days": {"lt": 415}}, Urgency.SOON, "Aged.")
    rule = a_rule(age_rules=(age_rule,), limit_days=None)

    assert changes(a_spot(born_on=None), rule) == []


def test_every_visit_ahead_is_followed_in_turn() -> None:
    visits = (
        Visit(on=after(12), review_on=after(22)),
        Visit(on=after(2), only_if_it_changes=True),
        Visit(on=after(50)),
    )

    assert changes(a_spot(visits=visits)) == [2, 12, 20, 22, 50, 58]


def test_a_visit_ahead_that_changes_nothing_is_passed_over() -> None:
    facts = a_spot(visits=(Visit(on=after(2)), Visit(on=after(3))))

    assert changes(facts, a_rule(limit_days=28)) == [23, 29]


def test_the_days_of_a_clock_that_a_visit_replaces_are_not_looked_at() -> None:
    facts = a_spot(visits=(Visit(on=after(20), review_on=after(90)),))

    assert changes(facts) == [20, 76, 90]


def test_a_misfits_generic_clock_turns_too() -> None:
    rule = a_rule(onset_hard_max_days=3, limit_days=400)

    assert changes(a_spot(), rule) == [29]


def test_a_misfit_leaves_the_days_of_the_labels_before_it() -> None:
    rules = (a_rule("quick", limit_days=4), a_rule("early", onset_hard_max_days=3))
    facts = a_spot(suspected=("quick", "early"), came_back_on=DAY_0)

    assert on_day(0, facts, *rules).reason == "label_age_mismatch"
    assert changes(facts, *rules) == [5]


def test_the_label_of_purple_dots_turns_with_its_age_rules_too() -> None:
    old = AgeRule("OLD", {"age_days": {"gte": 415}}, Urgency.SOON, "Old.")
    rule = a_rule("petechiae-purpura", age_rules=(old,))

    assert changes(a_spot(suspected=("petechiae-purpura",)), rule) == [5]


def test_the_days_of_every_suspected_label_turn() -> None:
    rules = (a_rule("quick", limit_days=4), a_rule("slow", limit_days=9))
    facts = a_spot(suspected=("slow", "quick"))

    assert changes(facts, *rules) == [4, 5]


def test_a_birth_date_ahead_ends_its_error_on_its_day() -> None:
    facts = a_spot(born_on=after(6), noticed_on=after(6), gone_on=after(8))

    assert changes(facts) == [8]
    assert on_day(5, replace(facts, gone_on=None)).next_change_on == after(6)


def test_nothing_changes_when_nothing_can() -> None:
    rule = a_rule(limit_days=None)

    assert changes(a_spot(born_on=BORN), rule) == []
