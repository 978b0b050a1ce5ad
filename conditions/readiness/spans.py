"""Spans fit into each other: the usual time ends before a doctor is to be seen."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.exchange.values import Condition


def faults_in(part: Dataset) -> Iterator[Fault]:
    for index, condition in enumerate(part.conditions):
        yield from _window(condition, f"conditions[{index}]")


def _window(condition: Condition, place: str) -> Iterator[Fault]:
    """Hold the end of the usual time against the limit that is in force during it.

    That is the limit after a review for what is counted under treatment, or seen first.
    """
    rule = condition.rule
    seen = condition.under_treatment or rule.always_see_doctor
    limit = rule.limit_after_review_days if seen else rule.limit_days
    last = rule.window.max_days
    if last is None or limit is None or last <= limit:
        return
    which = "limit after a review" if seen else "limit"
    message = f"ends after {last} days, later than the {which} of {limit}"
    if not seen:
        message += "; if it is the time under treatment, say so: under_treatment"
    yield Fault(f"{place}.typical_resolution", message)
