"""What must be mended before anything reaches a parent, with its place."""

from dataclasses import replace
from typing import Any

import pytest

from conditions import readiness
from conditions.exchange import Dataset, DoNot, Exposure
from conditions.exchange.values import Claim, Condition, OnsetAges, OwnChoice, Signs
from conditions.rules import Ages, Clock, Sign, Source, Urgency, Window
from tests.conditions.builders import (
    A_SOURCE,
    a_condition,
    a_dataset,
    a_full_dataset,
    a_sign,
    a_site,
    an_exception,
)

NOTHING = "rests on no source and is not marked as our own choice"
SEEN_AT_ONCE = {
    "always_urgency": Urgency.SOON,
    "always_reason": "It may scar.",
    "limit_days": 0,
}
FEVER = {"temperature_c": {"gte": 38.0}}


def of(condition: Condition) -> Dataset:
    return a_dataset(conditions=(condition,))


def with_sign(**changes: Any) -> Dataset:  # noqa: ANN401
    return a_dataset(signs=Signs((a_sign(**changes),)))


def faults(dataset: Dataset) -> list[str]:
    return [str(fault) for fault in readiness.faults_in(dataset)]


def test_whole_data_has_no_fault() -> None:
    assert faults(a_full_dataset()) == []


@pytest.mark.parametrize(
    ("dataset", "fault"),
    [
        (
            of(replace(a_condition(), own_choices=())),
            (
                "conditions[0].see_doctor_after_days: Hives: the limit of 28 days"
                f" {NOTHING}"
            ),
        ),
        (
            of(replace(a_condition(), own_choices=())),
            f"conditions[0].age_rules[0]: Hives: the age of the rule 'YOUNG' {NOTHING}",
        ),
        (
            of(a_condition(claims=(Claim(A_SOURCE, None, 3, "days", verified=True),))),
            (
                "conditions[0].claims[0]: gives days that are used for nothing:"
                " say why not"
            ),
        ),
        (
            with_sign(sources=(), ages=Ages(max_days=28)),
            f"red_flags[0]: BREATHING: the age at which it is asked {NOTHING}",
        ),
        (
            with_sign(sources=(), computed_when=FEVER, computed_when_text="38 or more"),
            f"red_flags[0]: BREATHING: the threshold '38 or more' {NOTHING}",
        ),
        (
            of(
                a_condition(
                    rule={
                        "signs": (
                            Sign("HOT", "Hot?", Urgency.SOON, computed_when=FEVER),
                        )
                    }
                )
            ),
            (
                "conditions[0].red_flags[0]: HOT: the threshold 'its computed"
                " threshold'"
                f" {NOTHING}"
            ),
        ),
        (
            a_dataset(signs=Signs((a_sign(),), (an_exception(sources=()),))),
            "exceptions.AFTER_STRAIN: rests on no source and does not say why",
        ),
        (
            of(a_condition(rule={"window": Window(1, 29, "weeks")})),
            (
                "conditions[0].typical_resolution: ends after 29 days, later than the"
                " limit"
                " of 28; if it is the time under treatment, say so: under_treatment"
            ),
        ),
        (
            of(
                a_condition(
                    rule={"window": Window(1, 29, "weeks"), "limit_days": 7},
                    under_treatment=True,
                )
            ),
            (
                "conditions[0].typical_resolution: ends after 29 days, later than the"
                " limit"
                " after a review of 28"
            ),
        ),
        (
            of(a_condition(rule={"limit_days": 0})),
            (
                "conditions[0].see_doctor_after_days: is over on the first day:"
                " always_urgency says that better"
            ),
        ),
        (
            of(a_condition(rule={"limit_days": None})),
            (
                "conditions[0].limit_after_review_days: has no clock to count on:"
                " see_doctor_after_days is null"
            ),
        ),
        (
            of(a_condition(rule={"early_advice_after_days": 7})),
            "conditions[0].early_advice: must stand where its day does",
        ),
        (
            of(a_condition(rule={"early_advice": "Ask."})),
            "conditions[0].early_advice_after_days: must stand where its words do",
        ),
        (
            of(
                a_condition(
                    rule={"early_advice_after_days": 28, "early_advice": "Ask."}
                )
            ),
            (
                "conditions[0].early_advice_after_days: never speaks: day 28 is not"
                " before"
                " the limit of 28"
            ),
        ),
        (
            of(a_condition(onset=OnsetAges(0, 29), rule={"clock": Clock.BIRTH})),
            (
                "conditions[0].clock_basis: counts from birth: a start at 29 days is"
                " past"
                " the limit 28"
            ),
        ),
        (
            of(a_condition(rule={"sources": (A_SOURCE, Source("b", "Another"))})),
            "conditions[0].sources[1]: 'b' is cited by nothing",
        ),
    ],
)
def test_fault_is_named_with_its_place(dataset: Dataset, fault: str) -> None:
    assert fault in faults(dataset)


@pytest.mark.parametrize(
    "dataset",
    [
        of(a_condition(rule={"window": Window(1, 28, "weeks")})),
        of(
            a_condition(
                rule={"window": Window(1, 28, ""), "limit_days": 3},
                under_treatment=True,
            )
        ),
        of(a_condition(onset=OnsetAges(0, 28), rule={"clock": Clock.BIRTH})),
        of(a_condition(rule=SEEN_AT_ONCE)),
        of(
            a_condition(
                onset=OnsetAges(0, 28), rule={"clock": Clock.BIRTH} | SEEN_AT_ONCE
            )
        ),
        of(a_condition(rule={"limit_days": None, "limit_after_review_days": None})),
        of(
            a_condition(
                claims=(
                    Claim(A_SOURCE, 1, 2, "", verified=True, not_used_because="Old."),
                )
            )
        ),
        with_sign(sources=(), ages=Ages(max_days=28), own_choice="Our caution."),
        with_sign(sources=()),
        with_sign(computed_when=FEVER),
        a_dataset(signs=Signs((a_sign(),), (an_exception(sources=(), why="So."),))),
    ],
)
def test_what_is_just_within_has_no_fault(dataset: Dataset) -> None:
    assert faults(dataset) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A harmless rash.", "harmless"),
        ("Normal in the first weeks.", "normal"),
        ("It normally goes.", "normally"),
        ("It is Nothing to worry about.", "nothing to worry about"),
        ("A doctor diagnosed it.", "diagnosed"),
        ("Do not self-diagnose.", "self-diagnose"),
        ("Treat it with cream.", "treat it with"),
    ],
)
def test_word_that_is_never_said_to_parents_is_found(words: str, said: str) -> None:
    dataset = of(a_condition(description=words))

    message = f"says '{said}', which is never said to parents"
    assert faults(dataset) == [f"conditions[0].description: {message}"]


@pytest.mark.parametrize(
    ("dataset", "place"),
    [
        (a_dataset(sites=(a_site(name="Normal cheek"),)), "sites[0].name"),
        (with_sign(question="Not their normal cry?"), "red_flags[0].question"),
        (
            a_dataset(exposures=(Exposure("food", "Food", ("normal milk",)),)),
            "categories[0].examples[0]",
        ),
        (
            a_dataset(do_not=(DoNot("squeeze", "Squeezing", "Normal", "well"),)),
            "meta.do_not_catalogue[0].reason",
        ),
        (
            of(a_condition(own_choices=(OwnChoice("size", "It is normal."),))),
            "conditions[0].own_choices[0].reason",
        ),
        (
            of(a_condition(care_do=("Keep it normal",))),
            "conditions[0].care.do[0]",
        ),
    ],
)
def test_every_text_of_ours_is_read(dataset: Dataset, place: str) -> None:
    found = [line for line in faults(dataset) if "never said" in line]

    message = "says 'normal', which is never said to parents"
    assert found == [f"{place}: {message}"]


def test_what_a_source_says_is_its_own() -> None:
    source = replace(A_SOURCE, title="Normal skin", supports="it is harmless")
    claim = Claim(
        source, 1, 14, "normally harmless", verified=True, used_for=("window",)
    )

    condition = a_condition(claims=(claim,), rule={"sources": (source,)})

    assert faults(of(condition)) == []
