"""Impossible facts: which error, and the sentence that says so."""

from datetime import timedelta
from typing import Any

import pytest

from conditions.rules import Sign, Urgency
from diary.assessment.answer import ErrorCode
from diary.assessment.facts import Visit
from tests.diary.assessment.makers import (
    BORN,
    DAY_0,
    a_rule,
    a_spot,
    after,
    on_day,
    ticked,
)

BEFORE = BORN - timedelta(days=1)
BIRTH = "is before the birth on 15 January 2025."
FUTURE = "is in the future."


@pytest.mark.parametrize(
    ("changes", "code", "text"),
    [
        (
            {"noticed_on": BEFORE},
            "ONSET_BEFORE_BIRTH",
            f"The day it was first noticed, 14 January 2025, {BIRTH}",
        ),
        (
            {"came_back_on": BEFORE},
            "ONSET_BEFORE_BIRTH",
            f"The day it came back, 14 January 2025, {BIRTH}",
        ),
        (
            {"flare_started_on": BEFORE},
            "ONSET_BEFORE_BIRTH",
            f"The day the flare began, 14 January 2025, {BIRTH}",
        ),
        (
            {"first_seen_on": BEFORE},
            "ONSET_BEFORE_BIRTH",
            f"The day this spot was first seen, 14 January 2025, {BIRTH}",
        ),
        (
            {"noticed_on": after(1)},
            "ONSET_IN_FUTURE",
            f"The day it was first noticed, 2 March 2026, {FUTURE}",
        ),
        (
            {"came_back_on": after(1)},
            "ONSET_IN_FUTURE",
            f"The day it came back, 2 March 2026, {FUTURE}",
        ),
        (
            {"flare_started_on": after(1)},
            "ONSET_IN_FUTURE",
            f"The day the flare began, 2 March 2026, {FUTURE}",
        ),
        (
            {"first_seen_on": after(1)},
            "ONSET_IN_FUTURE",
            f"The day this spot was first seen, 2 March 2026, {FUTURE}",
        ),
        (
            {"born_on": after(1), "noticed_on": None},
            "BIRTH_IN_FUTURE",
            f"The day of birth, 2 March 2026, {FUTURE}",
        ),
        (
            {"gone_on": after(-1)},
            "RESOLVED_BEFORE_ONSET",
            (
                "The day it was gone, 28 February 2026, "
                "is before it was first noticed on 1 March 2026."
            ),
        ),
        (
            {"gone_on": after(1)},
            "RESOLVED_IN_FUTURE",
            f"The day it was gone, 2 March 2026, {FUTURE}",
        ),
        (
            {"suspected": ("mild-rash", "no-such-thing")},
            "UNKNOWN_CONDITION",
            "There is no condition called “no-such-thing”. Choose one of the list.",
        ),
        (
            {"entries": (ticked("MILD", "NO_SUCH_SIGN"),)},
            "UNKNOWN_SIGN",
            "There is no warning sign called “NO_SUCH_SIGN”. Choose one of the list.",
        ),
    ],
)
def test_an_error_says_which_fact_and_why(
    changes: dict[str, Any], code: str, text: str
) -> None:
    answer = on_day(0, a_spot(**changes))

    assert (answer.level, answer.error) == (None, ErrorCode(code))
    assert answer.error_text == text


@pytest.mark.parametrize(
    "changes",
    [
        {"noticed_on": BORN},
        {"came_back_on": BORN},
        {"flare_started_on": BORN},
        {"first_seen_on": BORN},
        {"flare_started_on": DAY_0},
        {"first_seen_on": DAY_0},
        {"born_on": DAY_0},
        {"born_on": None, "noticed_on": BEFORE},
        {"gone_on": DAY_0},
        {"gone_on": BEFORE, "noticed_on": None},
        {"gone_on": BEFORE, "came_back_on": DAY_0},
        {"earlier_starts_on": (after(400),)},
        {"entries": (ticked("MILD", "mild-rash/MILD", "no-such-thing/MILD"),)},
    ],
)
def test_the_day_itself_is_no_error(changes: dict[str, Any]) -> None:
    answer = on_day(0, a_spot(**changes))

    assert (answer.error, answer.error_text) == (None, "")
    assert answer.level is not None


def test_errors_are_reported_in_the_order_of_the_paper() -> None:
    wrong: dict[str, Any] = {
        "born_on": after(5),
        "noticed_on": after(4),
        "gone_on": after(3),
        "suspected": ("no-such-thing",),
        "entries": (ticked("NO_SUCH_SIGN"),),
    }
    mends: list[dict[str, Any]] = [
        {},
        {"born_on": None},
        {"born_on": after(5), "noticed_on": None},
        {"born_on": BORN, "noticed_on": DAY_0, "gone_on": BORN},
        {"born_on": BORN, "noticed_on": DAY_0},
        {"born_on": BORN, "noticed_on": DAY_0, "gone_on": None},
        {"born_on": BORN, "noticed_on": DAY_0, "gone_on": None, "suspected": ()},
    ]

    found = [on_day(0, a_spot(**(wrong | mended))).error for mended in mends]

    assert found == list(ErrorCode)


def test_gone_before_noticed_comes_before_gone_in_the_future() -> None:
    facts = a_spot(noticed_on=DAY_0, gone_on=after(-1))

    assert on_day(-2, facts).error is ErrorCode.ONSET_IN_FUTURE
    assert on_day(0, facts).error is ErrorCode.RESOLVED_BEFORE_ONSET


def test_an_error_of_a_day_ahead_ends_when_that_day_has_come() -> None:
    facts = a_spot(noticed_on=after(3))

    answer = on_day(0, facts)

    assert (answer.level, answer.next_change_on) == (None, after(3))
    assert on_day(3, facts).error is None


def test_of_two_days_ahead_the_answer_changes_with_the_later() -> None:
    facts = a_spot(noticed_on=after(3), flare_started_on=after(5))

    assert on_day(0, facts).next_change_on == after(5)


def test_an_error_that_time_does_not_mend_never_changes() -> None:
    assert on_day(0, a_spot(suspected=("no-such-thing",))).next_change_on is None


@pytest.mark.parametrize(
    ("sign", "known"),
    [
        ("OWN", True),
        ("owner/OWN", True),
        ("mild-rash/OWN", False),
        ("no-such-thing/OWN", False),
        ("owner/NO_SUCH_SIGN", False),
        ("/OWN", True),
        ("owner/", False),
        ("", False),
    ],
)
def test_a_sign_is_known_by_its_code_or_by_the_condition_that_words_it(
    sign: str, *, known: bool
) -> None:
    owner = a_rule("owner", signs=(Sign("OWN", "Own?", Urgency.ROUTINE),))

    answer = on_day(0, a_spot(entries=(ticked(sign),)), a_rule(), owner)

    assert (answer.error is None) is known


def test_an_unknown_sign_takes_no_part() -> None:
    owner = a_rule("owner", signs=(Sign("OWN", "Own?", Urgency.EMERGENCY),))
    facts = a_spot(suspected=("owner",), entries=(ticked("mild-rash/OWN"),))

    answer = on_day(0, facts, a_rule(), owner)

    assert (answer.level, answer.error) == (None, ErrorCode.UNKNOWN_SIGN)


def test_a_visit_that_lies_ahead_brings_its_error_on_its_day() -> None:
    facts = a_spot(visits=(Visit(on=after(3), diagnosis="no-such-thing"),))

    assert on_day(2, facts).error is None
    assert on_day(2, facts).next_change_on == after(3)
    assert on_day(3, facts).error is ErrorCode.UNKNOWN_CONDITION
