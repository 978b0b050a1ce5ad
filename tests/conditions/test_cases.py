"""The place where whoever knows how to assess registers to try cases."""

import pytest

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conditions import cases
from conditions.cases import NoJudge, Outcome, outcomes
from conditions.models import Case as Row, Revision
from conditions.rules import RuleBook
from conditions.services import curation
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


def test_row_out_of_format_is_refused_with_its_place() -> None:
    said = {"facts": {"today": "2026-03-01"}, "expect": {"level": "fine"}}
    row = Row(revision=Revision(), name="A day", **said)

    with pytest.raises(ValidationError, match=r"expect\.level: must be one of"):
        row.clean()


@pytest.mark.usefixtures("loaded")
def test_second_case_of_a_name_is_refused_by_the_database(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    draft.case_set.create(name=a_case().name, facts={}, expect={})

    with (
        pytest.raises(IntegrityError, match=r"case_name_once|conditions_case\."),
        transaction.atomic(),
    ):
        draft.case_set.create(name=a_case().name, facts={}, expect={})
