"""What a curator should look at before publishing; nothing of it refuses."""

from dataclasses import replace
from datetime import date

import pytest

from conditions import readiness
from conditions.exchange import Dataset
from conditions.exchange.values import Claim, LookAlike, OwnChoice
from conditions.readiness.reading_age import reading_age
from conditions.readiness.rechecks import is_due, recheck_on
from tests.conditions.builders import A_SOURCE, a_condition, a_dataset

SOON_AFTER = date(2026, 12, 1)
MEASLES = LookAlike("measles", "Measles", "with a fever")
HARD = (
    "Erythematous, intermittently confluent maculopapular efflorescences characterise"
    " the hypersensitivity reaction subsequent to environmental sensitisation."
)


def warnings(dataset: Dataset, today: date = SOON_AFTER) -> list[str]:
    return [str(one) for one in readiness.warnings_in(dataset, dataset, today)]


def test_plain_data_warns_of_nothing() -> None:
    assert warnings(a_dataset()) == []


def test_look_alike_named_one_way_is_told_on_both_sides() -> None:
    hives = a_condition("hives", look_alikes=(MEASLES,))
    dataset = a_dataset(conditions=(hives, a_condition("measles")))

    assert warnings(dataset) == [
        "conditions[0].look_alikes: Measles does not name it in return",
        "conditions[1].look_alikes: Hives names it, and is not named here",
    ]


def test_look_alikes_named_both_ways_are_not_told() -> None:
    hives = a_condition("hives", look_alikes=(MEASLES,))
    named = LookAlike("hives", "Hives", "moves about")
    measles = a_condition("measles", look_alikes=(named, LookAlike("", "Rare", "odd")))

    assert warnings(a_dataset(conditions=(hives, measles))) == []


def test_claim_in_use_that_nobody_saw_is_told() -> None:
    claim = Claim(A_SOURCE, None, 28, "a month", verified=False, used_for=("limit",))
    unused = replace(claim, used_for=(), not_used_because="Recalled.")

    found = warnings(a_dataset(conditions=(a_condition(claims=(claim, unused)),)))

    message = "is used for limit, but was not seen in the source"
    assert found == [f"conditions[0].claims[0]: {message}"]


@pytest.mark.parametrize(
    ("number", "claimed", "own", "fault"),
    [
        ("limit", (None, 28), (), ""),
        ("limit", (None, 27), (), "see_doctor_after_days: the limit of 28 days"),
        ("limit", (14, 35), (), "see_doctor_after_days: the limit of 28 days"),
        ("limit", (None, 27), ("limit",), ""),
        ("limit", (None, None), (), ""),
        ("window", (1, 14), (), ""),
        ("window", (0, 20), (), ""),
        (
            "window",
            (None, 14),
            (),
            "typical_resolution: the usual time of 1 to 14 days",
        ),
        ("window", (None, 14), ("window",), ""),
    ],
)
def test_days_that_are_not_what_their_claims_say_are_told(
    number: str, claimed: tuple[int | None, int | None], own: tuple[str], fault: str
) -> None:
    claim = Claim(A_SOURCE, *claimed, "it goes", verified=True, used_for=(number,))
    rest = [one for one in a_condition().own_choices if one.number != number]
    ours = [OwnChoice(code, "We round.") for code in own]
    condition = a_condition(claims=(claim,), own_choices=(*rest, *ours))

    found = warnings(a_dataset(conditions=(condition,)))

    days = ", ".join(str(end) for end in claimed if end is not None)
    words = f"conditions[0].{fault} is not what its claims say: {days}"
    assert found == ([words] if fault else [])


@pytest.mark.parametrize(
    ("checked_on", "today", "message"),
    [
        (date(2026, 11, 21), date(2027, 11, 20), None),
        (
            date(2026, 11, 21),
            date(2027, 11, 21),
            "'a-page' was last checked on 2026-11-21",
        ),
        (None, SOON_AFTER, "'a-page' has no day on which it was checked"),
        (
            date(9999, 12, 31),
            SOON_AFTER,
            "'a-page' says it was checked on 9999-12-31, which is yet to come",
        ),
    ],
)
def test_claim_in_use_is_told_a_year_after_its_source_was_checked(
    checked_on: date | None, today: date, message: str | None
) -> None:
    source = replace(A_SOURCE, checked_on=checked_on)
    claim = Claim(source, None, 28, "a month", verified=True, used_for=("limit",))
    condition = a_condition(claims=(claim,), rule={"sources": (source,)})

    found = warnings(a_dataset(conditions=(condition,)), today)

    assert found == ([f"conditions[0].claims[0]: {message}"] if message else [])


def test_source_checked_on_a_leap_day_is_due_on_the_last_of_february() -> None:
    source = replace(A_SOURCE, checked_on=date(2028, 2, 29))

    assert recheck_on(source, date(2028, 3, 1)) == date(2029, 2, 28)
    assert is_due(source, date(2029, 2, 28))
    assert not is_due(source, date(2029, 2, 27))


def test_text_that_is_hard_to_read_is_told_with_its_age() -> None:
    found = warnings(a_dataset(conditions=(a_condition(description=HARD),)))

    [warning] = found
    assert warning.startswith("conditions[0].description: reads as for age ")


def test_reading_age_rises_with_the_words() -> None:
    plain = "Call your doctor. The spots may come back. Keep the skin dry and cool."

    assert 5 <= reading_age(plain) <= 9
    assert reading_age(HARD) > 20
