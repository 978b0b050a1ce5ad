"""Try the cases of the curated data with the one function that assesses spots."""

from collections.abc import Sequence
from typing import Any

from conditions.cases import Outcome
from conditions.exchange.values import Case
from conditions.rules import RuleBook
from diary.assessment.engine import assess
from diary.assessment.fields import BadInput
from diary.assessment.wire import assessment_to_json, facts_from_json

COMPARED = ("level", "act_by", "error", "reason", "due_on", "next_change_on")


def judge(rules: RuleBook, cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Say what each case comes to under `rules`, in their order."""
    return tuple(_outcome(rules, case) for case in cases)


def _outcome(rules: RuleBook, case: Case) -> Outcome:
    try:
        facts, today = facts_from_json(case.facts)
    except BadInput as error:
        return Outcome(case, {}, unreadable=str(error))
    answer: dict[str, Any] = assessment_to_json(assess(facts, rules, today))
    return Outcome(case, {key: answer[key] for key in COMPARED})
