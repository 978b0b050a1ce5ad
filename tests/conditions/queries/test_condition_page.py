"""What a condition's page shows of its numbers, signs and look-alikes."""

from dataclasses import replace

import pytest

from conditions.exchange.values import Claim, LookAlike
from conditions.models import Revision, Status
from conditions.queries import published
from conditions.queries.condition_page import (
    ConditionPage,
    asked,
    condition_page,
)
from conditions.rules import Source, Urgency
from conditions.services import importing
from tests.conditions.builders import (
    A_SOURCE,
    a_condition,
    a_dataset,
    a_sign,
)

pytestmark = pytest.mark.usefixtures("empty")
OTHER = Source("other", "Another publisher", supports="where it sits")


def page_of(**changes: object) -> ConditionPage:
    """Publish hives with `changes` and return its page."""
    hives = a_condition("hives", **changes)  # type: ignore[arg-type]
    hives = replace(hives, rule=replace(hives.rule, sources=(A_SOURCE, OTHER)))
    importing.load(a_dataset(conditions=(hives, a_condition("measles"))))
    page = condition_page(published(), "hives")
    assert page
    return page


def test_each_number_rests_on_the_claims_used_for_it_or_on_our_own_choice() -> None:
    weeks = Claim(A_SOURCE, 1, 14, "two weeks", verified=True, used_for=("window",))
    month = Claim(OTHER, None, 28, "a month", verified=True, used_for=("limit",))

    page = page_of(claims=(weeks, month))

    shown = {one.code: (one.claims, one.own_choice) for one in page.numbers}
    assert shown["window"] == ((weeks,), "")
    assert shown["limit"] == ((month,), "")
    assert shown["size"] == ((), "We chose it.")


def test_a_source_no_claim_is_taken_from_is_shown_apart() -> None:
    claim = Claim(A_SOURCE, 1, 14, "two weeks", verified=True, used_for=("window",))

    assert page_of(claims=(claim,)).others == (OTHER,)


def test_what_a_doctor_should_always_see_has_no_limit() -> None:
    rule = {"always_urgency": Urgency.SOON, "always_reason": "why", "limit_days": 0}

    page = page_of(rule=rule)

    assert {"limit", "recurrence"}.isdisjoint(one.code for one in page.numbers)


def test_early_advice_from_the_first_day_is_a_number_too() -> None:
    page = page_of(rule={"early_advice_after_days": 0, "early_advice": "Ask."})

    assert "early_advice" in [one.code for one in page.numbers]


def test_a_look_alike_without_a_page_has_no_slug() -> None:
    others = (
        LookAlike("measles", "Measles", "with a fever"),
        LookAlike("", "Something rare", "on the nose"),
    )

    page = page_of(look_alikes=others)

    assert [one.slug for one in page.look_alikes] == ["measles", ""]


def test_emergencies_of_everyone_stand_on_every_page() -> None:
    page = page_of()

    assert page.everyones == (a_sign(),)


def test_signs_are_asked_most_pressing_first() -> None:
    signs = [a_sign("A", urgency=Urgency.SOON), a_sign("B"), a_sign("C")]

    groups = asked(signs)

    assert [(one.urgency, [s.code for s in one.signs]) for one in groups] == [
        (Urgency.EMERGENCY, ["B", "C"]),
        (Urgency.SOON, ["A"]),
    ]


def test_a_retired_condition_keeps_its_page(loaded: None) -> None:
    at = "2026-03-01T12:00:00Z"
    revision = Revision.objects.filter(subject__slug="measles")
    revision.update(status=Status.RETIRED, retired_at=at)

    page = condition_page(published(), "measles")

    assert page
    assert page.is_retired


def test_an_unknown_slug_has_no_page(loaded: None) -> None:
    assert condition_page(published(), "nowhere") is None
