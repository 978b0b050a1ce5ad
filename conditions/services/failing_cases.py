"""The cases that do not come to what they expect, as faults of the data."""

from collections.abc import Iterable

from conditions.exchange import Dataset, Fault
from conditions.models import Revision
from conditions.queries.tried import Tried, tried_in, tried_with


def with_draft(draft: Revision) -> list[Fault]:
    """Return the cases that fail with `draft` in force: its own, and all others'."""
    return _faults(tried_with(draft))


def within(data: Dataset) -> list[Fault]:
    """Return the cases of `data` that fail under its own rules."""
    return _faults(tried_in(data))


def _faults(results: Iterable[Tried]) -> list[Fault]:
    return [
        Fault(f"{one.slug}.cases “{one.outcome.case.name}”", _words(one))
        for one in results
        if not one.outcome.passed
    ]


def _words(one: Tried) -> str:
    if one.outcome.unreadable:
        return one.outcome.unreadable
    return "; ".join(
        f"expected {key} {wanted or 'none'}, got {got or 'none'}"
        for key, wanted, got in one.outcome.differing
    )
