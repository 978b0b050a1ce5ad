"""Which numbers a condition states, and what each rests on."""

from dataclasses import replace

import pytest

from conditions.exchange.numbers import is_code, own_choice, resting_on_nothing, stated
from conditions.exchange.values import Claim, OwnChoice
from conditions.rules import Urgency, Window
from tests.conditions.builders import A_SOURCE, a_condition


def test_every_number_a_parent_meets_is_stated_in_words() -> None:
    rule = {
        "onset_hard_max_days": 400,
        "early_advice_after_days": 0,
        "early_advice": "Ask.",
    }

    said = {number.code: number.words for number in stated(a_condition(rule=rule))}

    assert said == {
        "onset": "usual age of 0 to 365 days",
        "onset_hard_max": "latest age of 400 days",
        "size": "size of 1 to 20 mm",
        "window": "usual time of 1 to 14 days",
        "limit": "limit of 28 days",
        "limit_after_review": "limit of 28 days after a review",
        "early_advice": "early advice after 0 days",
        "recurrence": "3 times within 90 days",
        "age_rule:YOUNG": "age of the rule 'YOUNG'",
    }


def test_what_is_null_is_not_stated() -> None:
    rule = {
        "limit_days": None,
        "limit_after_review_days": None,
        "window": Window(None, None, "years"),
        "age_rules": (),
    }

    codes = [number.code for number in stated(a_condition(rule=rule))]

    assert codes == ["onset", "size", "recurrence"]


def test_what_a_doctor_should_always_see_is_not_waited_for() -> None:
    rule = {"always_urgency": Urgency.SOON, "always_reason": "It may scar."}

    codes = {number.code for number in stated(a_condition(rule=rule))}

    assert codes == {"onset", "size", "window", "limit_after_review", "age_rule:YOUNG"}


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(None, 28, ""), "usual time of up to 28 days"),
        (Window(28, None, ""), "usual time of from 28 days"),
    ],
)
def test_open_usual_time_is_stated(window: Window, words: str) -> None:
    condition = a_condition(rule={"window": window})

    assert words in [number.words for number in stated(condition)]


def test_a_number_rests_on_a_claim_used_for_it_or_on_our_own_choice() -> None:
    claim = Claim(A_SOURCE, None, 28, "a month", verified=True, used_for=("limit",))
    condition = a_condition(
        claims=(claim,), own_choices=(OwnChoice("size", "We chose it."),)
    )

    bare = [number.code for number in resting_on_nothing(condition)]

    assert bare == [
        "onset",
        "window",
        "limit_after_review",
        "recurrence",
        "age_rule:YOUNG",
    ]


def test_a_claim_that_is_used_for_nothing_stands_behind_nothing() -> None:
    condition = a_condition()
    claim = Claim(A_SOURCE, None, 28, "a month", verified=True)
    bare = replace(condition, claims=(claim,), own_choices=())

    assert len(list(resting_on_nothing(bare))) == len(list(stated(bare)))


def test_reason_of_an_own_choice_is_found_by_its_number() -> None:
    condition = a_condition(own_choices=(OwnChoice("size", "We chose it."),))

    assert own_choice(condition, "size") == "We chose it."
    assert own_choice(condition, "limit") == ""


def test_codes_are_those_of_the_vocabulary_and_of_age_rules() -> None:
    assert is_code("limit", [])
    assert is_code("age_rule:YOUNG", ["YOUNG"])
    assert not is_code("age_rule:OLD", ["YOUNG"])
    assert not is_code("YOUNG", ["YOUNG"])
