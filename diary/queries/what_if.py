"""What the rules would say: as they are published, and with a draft in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.countries import emergency_contact
from conditions.exchange import Case
from conditions.queries import Published, open_drafts, published
from diary.assessment import Assessment, assess, assessment_to_json, facts_from_json
from diary.assessment.judge import COMPARED
from diary.queries.standing import with_numbers


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An answer, its reasons in words. `is_draft` where a draft was in force."""

    is_draft: bool
    assessment: Assessment
    reasons: tuple[tuple[str, str], ...]


def answer(facts: Mapping[str, Any], state: Published, *, is_draft: bool) -> WhatIf:
    """Assess a line of `manage.py assess` in `state`. Raises BadInput."""
    read, today = facts_from_json(facts)
    assessment = assess(read, state.rulebook, today)
    contact = emergency_contact("")
    reasons = tuple(
        (reason.code, with_numbers(reason.text, contact))
        for reason in assessment.reasons
    )
    return WhatIf(is_draft, assessment, reasons)


def answers(facts: Mapping[str, Any], draft: str) -> tuple[WhatIf, ...]:
    """Answer under the published rules and, where one is named, under a draft.

    A draft is named by kind and slug, as `condition/hives`. Raises BadInput.
    """
    state = _state(draft)
    beside = (answer(facts, state, is_draft=True),) if state else ()
    return (answer(facts, published(), is_draft=False), *beside)


def as_case(facts: Mapping[str, Any], given: WhatIf, name: str) -> Case:
    """Make a case of facts and the answer they got; an error only if there is one."""
    told = assessment_to_json(given.assessment)
    expect = {key: told[key] for key in COMPARED}
    if expect["error"] is None:
        del expect["error"]
    return Case(name, facts, expect)


def case_facts(draft: str, case: str) -> Mapping[str, Any] | None:
    """Return the facts of a draft's case, named by its key; None where none is."""
    kind, _slash, slug = draft.partition("/")
    found = open_drafts.draft(kind, slug)
    rows = open_drafts.cases_of(found) if found else ()
    return next((row.facts for row in rows if str(row.pk) == case), None)


def _state(draft: str) -> Published | None:
    kind, _slash, slug = draft.partition("/")
    found = open_drafts.draft(kind, slug)
    return open_drafts.state_with(found) if found else None
