"""A published rule on a page: its bar, and what to do about its signs."""

import pytest

from accounts.countries import EmergencyContact
from conditions.rules import Sign, Urgency, Window
from diary.templatetags.rules import always_text, bar_of_rule, instruction_of
from diary.window_bar import Bar
from tests.conditions.builders import a_rule

CONTACT = EmergencyContact("999", advice_line="NHS 111")


def test_a_rule_is_drawn_without_a_day_of_today() -> None:
    assert bar_of_rule(a_rule()) == Bar(window_min=1, window_max=14, limit_days=28)


def test_what_a_doctor_should_always_see_has_no_limit_on_its_bar() -> None:
    rule = a_rule(always_urgency=Urgency.SOON, always_reason="why", limit_days=0)

    bar = bar_of_rule(rule)

    assert bar
    assert bar.limit_days is None


def test_a_rule_that_counts_nothing_has_no_bar() -> None:
    rule = a_rule(window=Window(None, None, "For life"), limit_days=None)

    assert bar_of_rule(rule) is None


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ("Ring {advice_line} now.", "Ring NHS 111 now."),
        ("", "Call 999 or go to an emergency department now."),
    ],
)
def test_a_sign_says_whom_to_ring(instruction: str, said: str) -> None:
    sign = Sign("A", "Is it?", Urgency.EMERGENCY, instruction=instruction)

    assert instruction_of(sign, CONTACT) == said


def test_a_doctor_to_see_always_is_said_with_the_reason() -> None:
    rule = a_rule(always_urgency=Urgency.SAME_DAY, always_reason="can be serious")

    assert always_text(rule, CONTACT) == (
        "A doctor should see this, whatever the day count: can be serious. "
        "Speak to a doctor or NHS 111 today, day or night."
    )
    assert always_text(a_rule(), CONTACT) == ""
