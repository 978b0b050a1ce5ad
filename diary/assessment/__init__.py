"""Where a spot stands: a pure function of facts, published rules and a day."""

from diary.assessment.answer import ActBy, Assessment, ErrorCode, Level, Reason
from diary.assessment.ask import signs_to_ask
from diary.assessment.engine import assess, stance
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal
from diary.assessment.fields import BadInput
from diary.assessment.labels import UNNAMED
from diary.assessment.verdict import Answer
from diary.assessment.wire import (
    assessment_from_json,
    assessment_to_json,
    facts_from_json,
    facts_to_json,
)

__all__ = [
    "UNNAMED",
    "ActBy",
    "Answer",
    "Assessment",
    "BadInput",
    "Entry",
    "ErrorCode",
    "Facts",
    "Level",
    "Reason",
    "TakenBack",
    "Visit",
    "Withdrawal",
    "assess",
    "assessment_from_json",
    "assessment_to_json",
    "facts_from_json",
    "facts_to_json",
    "signs_to_ask",
    "stance",
]
