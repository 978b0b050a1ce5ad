"""What a case of the curated data comes to."""

from datetime import timedelta

from conditions.exchange.values import Case
from diary.assessment.judge import judge
from tests.diary.assessment.makers import BORN, DAY_0, a_book, a_rule

LAST, OVER = DAY_0 + timedelta(days=28), DAY_0 + timedelta(days=29)


def a_case(expect: dict[str, str | None], **facts: object) -> Case:
    given = {
        "today": LAST.isoformat(),
        "child": {"born_on": BORN.isoformat()},
        "suspected": ["mild-rash"],
        "noticed_on": DAY_0.isoformat(),
    }
    return Case("A case", given | facts, expect)


def test_case_that_comes_to_what_it_expects_has_passed() -> None:
    case = a_case({"level": "nearing_limit", "due_on": OVER.isoformat()})

    (outcome,) = judge(a_book(a_rule()), [case])

    assert outcome.passed
    assert outcome.got == {
        "level": "nearing_limit",
        "act_by": None,
        "error": None,
        "reason": "clock",
        "due_on": OVER.isoformat(),
        "next_change_on": OVER.isoformat(),
    }


def test_case_that_does_not_says_what_differs() -> None:
    case = a_case({"level": "exceeded", "reason": "clock", "due_on": None})

    (outcome,) = judge(a_book(a_rule()), [case])

    assert not outcome.passed
    assert outcome.differing == (
        ("level", "exceeded", "nearing_limit"),
        ("due_on", None, OVER.isoformat()),
    )


def test_expecting_no_day_is_not_the_same_as_expecting_nothing() -> None:
    silent = a_case({"level": "nearing_limit"})
    none = a_case({"level": "nearing_limit", "due_on": None})

    outcomes = judge(a_book(a_rule()), [silent, none])

    assert [outcome.passed for outcome in outcomes] == [True, False]


def test_facts_that_cannot_be_read_fail_with_a_sentence() -> None:
    case = a_case({"level": "exceeded"}, noticed_on="yesterday")

    (outcome,) = judge(a_book(a_rule()), [case])

    assert not outcome.passed
    assert outcome.unreadable == "noticed_on must be a day such as 2026-01-31."


def test_error_beside_no_level_can_be_expected() -> None:
    case = a_case(
        {"level": None, "error": "ONSET_IN_FUTURE"}, noticed_on=OVER.isoformat()
    )

    (outcome,) = judge(a_book(a_rule()), [case])

    assert outcome.passed
