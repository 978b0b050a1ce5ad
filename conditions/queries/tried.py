"""What the cases of everything published come to with a draft in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conditions.cases import Outcome, outcomes
from conditions.exchange.values import Case, Condition, Dataset
from conditions.models import Case as CaseRow, Kind, Revision
from conditions.queries.from_rows import NoContent
from conditions.queries.if_published import published_with
from conditions.queries.published import published
from conditions.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Tried:
    """A case of the subject `kind`, `slug`, and what it came to."""

    kind: str
    slug: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of a draft. `outcome` is None while the draft says no rule to try."""

    row: CaseRow
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class DraftCases:
    """The cases of a draft, and those of other subjects that it would break."""

    own: tuple[OwnCase, ...]
    broken: tuple[Tried, ...]

    @property
    def failing_of_all(self) -> int:
        """How many fail, its own and those of others."""
        return self.failing + len(self.broken)

    @property
    def failing(self) -> int:
        """How many of its own fail."""
        return sum(bool(one.outcome and not one.outcome.passed) for one in self.own)


def tried_with(draft: Revision) -> tuple[Tried, ...]:
    """Try the cases of `draft` and of every other subject as if it were published.

    Raises NoContent where the draft of a condition says nothing yet.
    """
    state = published_with(draft)
    return _tried(state.rulebook, state.conditions.values(), state.sign_cases)


def draft_cases(draft: Revision) -> DraftCases:
    """Return the cases of `draft`, each with what it comes to, in their order."""
    rows = list(draft.case_set.all())
    try:
        results = tried_with(draft)
    except NoContent:
        return DraftCases(tuple(OwnCase(row, None) for row in rows), ())
    subject = draft.subject
    its = (subject.kind, subject.slug)
    own = {
        one.outcome.case.name: one.outcome
        for one in results
        if (one.kind, one.slug) == its
    }
    failing = (one for one in results if not one.outcome.passed)
    return DraftCases(
        tuple(OwnCase(row, own.get(row.name)) for row in rows),
        tuple(one for one in failing if (one.kind, one.slug) != its),
    )


def unreadable(case: Case) -> str:
    """Say why the facts of `case` cannot be read; empty where they can."""
    (outcome,) = outcomes(published().rulebook, [case])
    return outcome.unreadable


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
