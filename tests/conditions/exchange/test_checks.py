"""Whatever is spoken of exists, stands once, and spans are upright."""

from dataclasses import replace

import pytest

from conditions.exchange.checks import faults_in
from conditions.exchange.values import (
    Claim,
    Condition,
    Dataset,
    DoNot,
    Exposure,
    Look,
    LookAlike,
    OnsetAges,
    OwnChoice,
    Signs,
)
from conditions.rules import AgeRule, Ages, Sign, Urgency, When, Window
from tests.conditions.builders import (
    A_SOURCE,
    a_condition,
    a_dataset,
    a_sign,
    a_site,
    an_exception,
)

HIVES = a_condition("hives")
A_RULE = AgeRule("YOUNG", {"age_days": {"lt": 28}}, Urgency.SOON, "See a doctor.")


def of(condition: Condition) -> Dataset:
    return a_dataset(conditions=(condition,))


def with_when(when: When) -> Dataset:
    return of(a_condition(rule={"age_rules": (replace(A_RULE, when=when),)}))


@pytest.mark.parametrize(
    ("dataset", "fault"),
    [
        (
            a_dataset(conditions=(HIVES, HIVES)),
            "conditions: 'hives' stands there 2 times",
        ),
        (
            of(a_condition(body_sites=("wing",))),
            "conditions[0].body_sites: unknown 'wing'",
        ),
        (
            of(a_condition(do_not=("dance",))),
            "conditions[0].do_not: unknown 'dance'",
        ),
        (
            of(a_condition(look_alikes=(LookAlike("warts", "Warts", "rough"),))),
            "conditions[0].look_alikes[0].slug: unknown 'warts'",
        ),
        (
            of(a_condition(look_alikes=(LookAlike("hives", "Hives", "the same"),))),
            "conditions[0].look_alikes[0].slug: is the condition itself",
        ),
        (
            of(a_condition(look_alikes=(LookAlike("", "Warts", "rough"),) * 2)),
            "conditions[0].look_alikes: 'Warts' stands there 2 times",
        ),
        (
            of(a_condition(synonyms=("wheals", "wheals"))),
            "conditions[0].synonyms: 'wheals' stands there 2 times",
        ),
        (
            of(a_condition(body_sites=("cheek", "cheek"))),
            "conditions[0].body_sites: 'cheek' stands there 2 times",
        ),
        (
            of(a_condition(onset=OnsetAges(9, 3))),
            "conditions[0].age_of_onset_days: is upside down: 9 to 3",
        ),
        (
            of(a_condition(rule={"onset_hard_max_days": 300})),
            "conditions[0].age_of_onset_days.hard_max: is upside down: 365 to 300",
        ),
        (
            of(a_condition(look=Look("red", 3, 1, "flat", "same"))),
            "conditions[0].look.size_mm: is upside down: 3 to 1",
        ),
        (
            of(a_condition(rule={"window": Window(14, 7, "days")})),
            "conditions[0].typical_resolution: is upside down: 14 to 7",
        ),
        (
            of(a_condition(claims=(Claim(A_SOURCE, 9, 8, "days", verified=True),))),
            "conditions[0].claims[0]: is upside down: 9 to 8",
        ),
        (
            of(
                a_condition(
                    claims=(Claim(A_SOURCE, 1, 2, "", verified=True, used_for=("x",)),)
                )
            ),
            "conditions[0].claims[0].used_for: no number 'x'",
        ),
        (
            of(a_condition(own_choices=(OwnChoice("age_rule:OLD", "We chose."),))),
            "conditions[0].own_choices: no number 'age_rule:OLD'",
        ),
        (
            of(a_condition(own_choices=(OwnChoice("size", "Our eyes."),) * 2)),
            "conditions[0].own_choices: 'size' stands there 2 times",
        ),
        (
            of(a_condition(rule={"always_urgency": Urgency.SOON})),
            "conditions[0].always_reason: must say why a doctor should see it",
        ),
        (
            of(a_condition(rule={"always_reason": "It may scar."})),
            "conditions[0].always_urgency: must stand where a reason does",
        ),
        (
            of(a_condition(rule={"age_rules": (A_RULE, A_RULE)})),
            "conditions[0].age_rules: 'YOUNG' stands there 2 times",
        ),
        (
            with_when({"not": {"sign": "NOWHERE"}}),
            "conditions[0].age_rules[0].when: unknown 'NOWHERE'",
        ),
        (
            with_when({"any": [{"condition": {"not_in": ["warts"]}}]}),
            "conditions[0].age_rules[0].when: unknown 'warts'",
        ),
        (
            a_dataset(signs=Signs((a_sign(), a_sign()))),
            "red_flags: 'BREATHING' stands there 2 times",
        ),
        (
            a_dataset(signs=Signs((a_sign(instruction=""),))),
            "red_flags[0].instruction: must say what to do",
        ),
        (
            a_dataset(signs=Signs((a_sign(),), (an_exception(applies_to="NO"),))),
            "exceptions.AFTER_STRAIN.applies_to: no sign 'NO'",
        ),
        (
            a_dataset(
                signs=Signs((a_sign(),), (an_exception(lowers_to=Urgency.ROUTINE),))
            ),
            "exceptions.AFTER_STRAIN.lowers_urgency_to: must be same_day or soon",
        ),
        (
            a_dataset(
                signs=Signs((a_sign(),), (an_exception(lowers_to=Urgency.EMERGENCY),))
            ),
            "exceptions.AFTER_STRAIN.lowers_urgency_to: must be same_day or soon",
        ),
        (
            a_dataset(signs=Signs((a_sign(ages=Ages(9, 3)),))),
            "red_flags[0].applies_to_age: is upside down: 9 to 3 days",
        ),
        (
            of(a_condition(rule={"signs": (a_sign(ages=Ages(0, None, 6, 6)),)})),
            (
                "conditions[0].red_flags[0].applies_to_age: is upside down: from 6 to"
                " under 6 months"
            ),
        ),
        (
            a_dataset(sites=(a_site(), a_site())),
            "sites: 'cheek' stands there 2 times",
        ),
        (
            a_dataset(exposures=(Exposure("food", "Food", relevant_to=("warts",)),)),
            "categories[0].relevant_to: unknown 'warts'",
        ),
        (
            a_dataset(exposures=(Exposure("food", "Food", red_flags=("NOWHERE",)),)),
            "categories[0].red_flag: unknown 'NOWHERE'",
        ),
        (
            a_dataset(
                do_not=(
                    DoNot("squeeze", "Squeezing", "Scars", "well"),
                    DoNot("squeeze", "Picking", "Scars", "well"),
                )
            ),
            "meta.do_not_catalogue: 'squeeze' stands there 2 times",
        ),
        (
            a_dataset(
                signs=Signs(
                    (
                        a_sign(),
                        a_sign("OTHER", sources=(replace(A_SOURCE, title="Another"),)),
                    )
                )
            ),
            "red_flags.sources: 'a-page' is described in two ways",
        ),
    ],
)
def test_fault_between_parts_is_named_with_its_place(
    dataset: Dataset, fault: str
) -> None:
    assert fault in map(str, faults_in(dataset))


def test_any_site_is_a_site() -> None:
    dataset = of(a_condition(body_sites=("any",)))

    assert list(faults_in(dataset)) == []


def test_a_condition_may_read_its_own_sign_and_a_global_one() -> None:
    when = {"all": [{"sign": "FEVER_ANY"}, {"sign": "BREATHING"}]}

    assert list(faults_in(with_when(when))) == []


def test_sign_of_a_condition_needs_no_instruction() -> None:
    own = Sign("OWN", "Is it sore?", Urgency.SOON)

    assert list(faults_in(of(a_condition(rule={"signs": (own,)})))) == []
