"""The smallest valid curated data."""

from dataclasses import replace
from datetime import date
from typing import Any

from conditions.exchange.numbers import resting_on_nothing
from conditions.exchange.values import (
    Case,
    Claim,
    Code,
    Codes,
    Condition,
    Dataset,
    DoNot,
    Exposure,
    Look,
    LookAlike,
    Meta,
    Metas,
    OnsetAges,
    OwnChoice,
    Signs,
    Site,
)
from conditions.rules import (
    AgeRule,
    Clock,
    Recurrence,
    Rule,
    Sign,
    SignException,
    Source,
    Urgency,
    Window,
)

A_SOURCE = Source(
    "a-page",
    "A publisher",
    title="A title",
    url="https://example.org/",
    supports="how it looks",
    checked_on=date(2026, 11, 21),
)


def a_rule(slug: str = "hives", **changes: Any) -> Rule:  # noqa: ANN401
    rule = Rule(
        slug=slug,
        revision=1,
        name=slug.capitalize(),
        clock=Clock.ONSET,
        limit_days=28,
        limit_after_review_days=28,
        window=Window(1, 14, "Up to two weeks"),
        recurrence=Recurrence(3, 90),
        signs=(Sign("FEVER_ANY", "Is there a fever?", Urgency.SOON),),
        age_rules=(
            AgeRule("YOUNG", {"age_days": {"lt": 28}}, Urgency.SOON, "See a doctor."),
        ),
        sources=(A_SOURCE,),
    )
    return replace(rule, **changes)


def a_condition(
    slug: str = "hives",
    rule: dict[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401
) -> Condition:
    """Make a condition; `rule` holds changes of its rule.

    What rests on no claim is our own choice, unless `own_choices` are given.
    """
    condition = Condition(
        rule=a_rule(slug, **(rule or {})),
        group="rash",
        description="Raised spots.",
        onset=OnsetAges(0, 365),
        body_sites=("cheek",),
        body_sites_text="cheeks",
        look=Look("red", 1, 20, "raised", "harder to see"),
        contagious=False,
        contagious_note="",
        needs_treatment=False,
        rationale="Where it comes from.",
        chosen="Why this one.",
        do_not=("squeeze",),
    )
    changed = replace(condition, **changes)
    if "own_choices" in changes:
        return changed
    own = (OwnChoice(one.code, "We chose it.") for one in resting_on_nothing(changed))
    return replace(changed, own_choices=tuple(own))


def a_sign(code: str = "BREATHING", **changes: Any) -> Sign:  # noqa: ANN401
    sign = Sign(
        code,
        "Is it hard to breathe?",
        Urgency.EMERGENCY,
        instruction="Call now.",
        group="airway",
        sources=(A_SOURCE,),
    )
    return replace(sign, **changes)


def a_site(code: str = "cheek", **changes: Any) -> Site:  # noqa: ANN401
    site = Site(
        code, "Cheek", sides=True, views=("face",), above_nipple_line=True, photos=True
    )
    return replace(site, **changes)


def an_exception(**changes: Any) -> SignException:  # noqa: ANN401
    exception = SignException(
        "AFTER_STRAIN",
        applies_to="BREATHING",
        lowers_to=Urgency.SAME_DAY,
        when={"after_straining": True},
        instruction="Have it looked at today.",
        requires=("it came after straining",),
        sources=(A_SOURCE,),
    )
    return replace(exception, **changes)


def a_case(name: str = "Day 28 is within the limit", **changes: Any) -> Case:  # noqa: ANN401
    case = Case(
        name,
        facts={
            "today": "2026-03-30",
            "child": {"born_on": "2024-11-15"},
            "suspected": ["hives"],
            "noticed_on": "2026-03-02",
        },
        expect={"level": "nearing_limit", "due_on": "2026-03-31"},
    )
    return replace(case, **changes)


def a_dataset(**changes: Any) -> Dataset:  # noqa: ANN401
    meta = Meta(status="draft for clinician review")
    dataset = Dataset(
        conditions=(a_condition("hives"), a_condition("measles")),
        signs=Signs((a_sign(),), (an_exception(),)),
        sites=(a_site(), a_site("buttocks", above_nipple_line=False, photos=False)),
        exposures=(Exposure("food", "Food", ("egg",), sources=(A_SOURCE,)),),
        do_not=(DoNot("squeeze", "Squeezing", "Scars", "well", (A_SOURCE,)),),
        metas=Metas(meta, meta, meta, meta),
    )
    return replace(dataset, **changes)


def a_full_dataset() -> Dataset:
    """Make data that has a row in every table."""
    full = a_condition(
        look_alikes=(LookAlike("measles", "Measles", "with a fever"),),
        codes=Codes(icd11=Code("EB00", "Urticaria", verified=True)),
        claims=(
            Claim(A_SOURCE, 1, 14, "two weeks", verified=True, used_for=("window",)),
        ),
        cases=(a_case(),),
    )
    urgent = a_case("A sign", expect={"level": "nearing_limit", "reason": "clock"})
    return a_dataset(
        conditions=(full, a_condition("measles")),
        signs=Signs((a_sign(),), (an_exception(),), (urgent,)),
    )
