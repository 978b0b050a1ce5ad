"""The shipped cases: two readings agree with them, and no number goes untried."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conditions.exchange.values import Case
from conditions.rules import Rule, RuleBook, Urgency
from diary.assessment import prepared
from diary.assessment.judge import judge
from diary.assessment.wire import facts_from_json
from tests.diary.assessment.second_reading import Reading, SecondReading
from tests.diary.assessment.shipped_cases import (
    ALL,
    BOOK,
    OWN,
    SIGNS,
    age_rules,
    more_urgent,
    numbers,
    turned,
    with_rule,
)

PAPER = SecondReading(BOOK)
RULES = list(BOOK.rules.values())


def failing(book: RuleBook, cases: Sequence[Case]) -> list[str]:
    prepared._books.clear()
    return [each.case.name for each in judge(book, cases) if not each.passed]


def test_every_shipped_case_comes_to_what_it_expects() -> None:
    assert failing(BOOK, [case for _slug, case in ALL]) == []


def told(reading: Reading, days: dict[str, str | None]) -> dict[str, str | None]:
    return {
        "level": reading.level,
        "act_by": reading.act_by,
        "error": reading.error,
        "reason": reading.reasons[0][0] if reading.reasons else None,
        "due_on": reading.due_on.isoformat() if reading.due_on else None,
        **days,
    }


@pytest.mark.parametrize("slug", [*OWN, "signs"])
def test_second_reading_of_the_paper_expects_the_same(slug: str) -> None:
    for case in [case for of, case in ALL if of == slug]:
        facts, today = facts_from_json(case.facts)
        next_change = {"next_change_on": case.expect.get("next_change_on")}
        second = told(PAPER.read(facts, today), next_change)

        assert {key: second[key] for key in case.expect} == case.expect, case.name


CHANGING = [
    pytest.param(case, id=f"{slug} {case.name}")
    for slug, case in ALL
    if case.expect.get("next_change_on")
]


@pytest.mark.parametrize("case", CHANGING)
def test_second_reading_differs_on_the_day_of_the_next_change_and_not_before(
    case: Case,
) -> None:
    facts, today = facts_from_json(case.facts)
    change_on = date.fromisoformat(str(case.expect["next_change_on"]))

    def standing(day: date) -> tuple[object, ...]:
        reading = PAPER.read(facts, day)
        return reading.level, reading.reasons

    assert standing(change_on) != standing(today)
    assert standing(change_on - timedelta(days=1)) == standing(today)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_no_number_of_a_rule_can_change_without_a_case_noticing(rule: Rule) -> None:
    unnoticed = [
        name
        for name, changed in numbers(rule)
        if not failing(with_rule(changed), OWN[rule.slug])
    ]

    assert unnoticed == []


BOUNDS = [
    pytest.param(rule.slug, either, id=name)
    for rule in RULES
    for name, either in age_rules(rule)
]


@pytest.mark.parametrize(("slug", "either"), BOUNDS)
def test_no_age_of_an_age_rule_can_move_without_a_case_noticing(
    slug: str, either: list[Rule]
) -> None:
    assert any(failing(with_rule(rule), OWN[slug]) for rule in either)


# Of the label of purple dots that sign stands first, whatever else is ticked.
TICKED = [rule for rule in RULES if rule.slug != "petechiae-purpura"]


@pytest.mark.parametrize("rule", TICKED, ids=lambda rule: rule.slug)
def test_every_own_sign_is_ticked_with_its_urgency(rule: Rule) -> None:
    everyones = {sign.code: sign.urgency for sign in BOOK.signs}
    lesser = [
        sign
        for sign in rule.signs
        if Urgency.EMERGENCY not in (sign.urgency, everyones.get(sign.code))
    ]

    for sign in lesser:
        signs = tuple(more_urgent(one) if one is sign else one for one in rule.signs)
        changed = with_rule(replace(rule, signs=signs))
        assert failing(changed, OWN[rule.slug]), sign.code


def everyones() -> Iterator[Any]:
    for index, sign in enumerate(BOOK.signs):
        either: dict[str, list[RuleBook]] = {}
        for name, when in turned(sign.computed_when) if sign.computed_when else ():
            changed = replace(sign, computed_when=when)
            signs = (*BOOK.signs[:index], changed, *BOOK.signs[index + 1 :])
            either.setdefault(name, []).append(replace(BOOK, signs=signs))
        for name, books in either.items():
            yield pytest.param(books, id=f"{sign.code} {name}")


@pytest.mark.parametrize("either", list(everyones()))
def test_no_threshold_of_a_computed_sign_can_move_without_a_case_noticing(
    either: list[RuleBook],
) -> None:
    assert any(failing(book, SIGNS) for book in either)


@pytest.mark.parametrize("sign", BOOK.signs, ids=lambda sign: sign.code)
def test_every_sign_of_everyone_is_ticked_with_its_urgency(sign: Any) -> None:  # noqa: ANN401
    other = Urgency.SOON if sign.urgency is not Urgency.SOON else Urgency.SAME_DAY
    signs = tuple(
        replace(one, urgency=other) if one is sign else one for one in BOOK.signs
    )

    assert failing(replace(BOOK, signs=signs), SIGNS)


(EXCEPTION,) = BOOK.exceptions


@pytest.mark.parametrize("left_out", range(len(EXCEPTION.when["all"])))
def test_no_condition_of_the_exception_can_go_without_a_case_noticing(
    left_out: int,
) -> None:
    kept = [one for at, one in enumerate(EXCEPTION.when["all"]) if at != left_out]
    changed = replace(EXCEPTION, when={"all": kept})

    assert failing(replace(BOOK, exceptions=(changed,)), SIGNS)


def test_the_exception_cannot_go_without_a_case_noticing() -> None:
    assert failing(replace(BOOK, exceptions=()), SIGNS)
