"""The place where whoever knows how to assess registers to try cases."""

import pytest

from conditions import cases
from conditions.cases import NoJudge, Outcome, outcomes
from conditions.rules import RuleBook
from diary.assessment.judge import judge
from tests.conditions.builders import a_case


def test_diary_tries_the_cases() -> None:
    assert cases._judges == [judge]


def test_without_a_judge_no_case_passes_silently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cases, "_judges", [])

    with pytest.raises(NoJudge):
        outcomes(RuleBook(rules={}, signs=()), [a_case()])


def test_case_has_passed_only_if_all_that_is_expected_is_so() -> None:
    got = {"level": "nearing_limit", "due_on": "2026-03-31", "reason": "clock"}

    assert Outcome(a_case(), got).passed
    assert not Outcome(a_case(), got | {"due_on": None}).passed
    assert not Outcome(a_case(), got, unreadable="x must be a day.").passed
