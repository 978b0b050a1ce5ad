"""What the cases of everything published come to with a draft in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conditions.cases import Outcome, outcomes
from conditions.exchange.values import Case, Condition, Dataset
from conditions.models import Kind, Revision
from conditions.queries.published import with_draft
from conditions.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Tried:
    """A case of the subject `kind`, `slug`, and what it came to."""

    kind: str
    slug: str
    outcome: Outcome


def tried_with(draft: Revision) -> tuple[Tried, ...]:
    """Try the cases of `draft` and of every other subject as if it were published.

    Raises NoContent where the draft of a condition says nothing yet.
    """
    state = with_draft(draft)
    return _tried(state.rulebook, state.conditions.values(), state.sign_cases)


def tried_in(data: Dataset) -> tuple[Tried, ...]:
    """Try every case of `data` under its own rules."""
    return _tried(data.rulebook(), data.conditions, data.signs.cases)


def _tried(
    rules: RuleBook, conditions: Iterable[Condition], sign_cases: Iterable[Case]
) -> tuple[Tried, ...]:
    found = list(_cases(conditions, sign_cases))
    came_to = outcomes(rules, [case for *_of, case in found])
    return tuple(
        Tried(kind, slug, outcome)
        for (kind, slug, _case), outcome in zip(found, came_to, strict=True)
    )


def _cases(
    conditions: Iterable[Condition], sign_cases: Iterable[Case]
) -> Iterator[tuple[str, str, Case]]:
    for condition in conditions:
        for case in condition.cases:
            yield Kind.CONDITION.value, condition.slug, case
    for case in sign_cases:
        yield Kind.SIGNS.value, Kind.SIGNS.value, case
