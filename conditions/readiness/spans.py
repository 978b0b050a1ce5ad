"""Spans fit into each other: the usual time ends before a doctor is to be seen."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.exchange.values import Condition
from conditions.rules import Ages


def faults_in(part: Dataset) -> Iterator[Fault]:
    for index, condition in enumerate(part.conditions):
        place = f"conditions[{index}]"
        yield from _window(condition, place)
        for at, sign in enumerate(condition.rule.signs):
            yield from _ages(sign.ages, f"{place}.red_flags[{at}].applies_to_age")
    for index, sign in enumerate(part.signs.signs):
        yield from _ages(sign.ages, f"red_flags[{index}].applies_to_age")


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


def _ages(ages: Ages, place: str) -> Iterator[Fault]:
    low, high = ages.min_days, ages.max_days
    if high is not None and low > high:
        yield Fault(place, f"is upside down: {low} to {high} days")
    first, under = ages.from_months, ages.under_months
    if first is not None and under is not None and first >= under:
        yield Fault(place, f"is upside down: from {first} to under {under} months")
