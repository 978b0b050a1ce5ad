"""What a clock needs: a limit to count to, and a label that may begin before it."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.exchange.values import Condition
from conditions.rules import Clock, Rule


def faults_in(part: Dataset) -> Iterator[Fault]:
    for index, condition in enumerate(part.conditions):
        place = f"conditions[{index}]"
        yield from _limits(condition.rule, place)
        yield from _early_advice(condition.rule, place)
        yield from _birth(condition, place)


def _limits(rule: Rule, place: str) -> Iterator[Fault]:
    if rule.limit_days == 0 and not rule.always_see_doctor:
        message = "is over on the first day: always_urgency says that better"
        yield Fault(f"{place}.see_doctor_after_days", message)
    if rule.limit_days is None and rule.limit_after_review_days is not None:
        message = "has no clock to count on: see_doctor_after_days is null"
        yield Fault(f"{place}.limit_after_review_days", message)


def _early_advice(rule: Rule, place: str) -> Iterator[Fault]:
    day, limit = rule.early_advice_after_days, rule.limit_days
    if day is not None and not rule.early_advice:
        yield Fault(f"{place}.early_advice", "must stand where its day does")
    if day is None and rule.early_advice:
        yield Fault(f"{place}.early_advice_after_days", "must stand where its words do")
    if day is not None and limit is not None and day >= limit:
        message = f"never speaks: day {day} is not before the limit of {limit}"
        yield Fault(f"{place}.early_advice_after_days", message)


def _birth(condition: Condition, place: str) -> Iterator[Fault]:
    """Hold a clock from birth against the latest age at which the label fits."""
    rule = condition.rule
    limit = rule.limit_after_review_days if rule.always_see_doctor else rule.limit_days
    if rule.clock is not Clock.BIRTH or limit is None:
        return
    hard_max = rule.onset_hard_max_days
    last = condition.onset.max_days if hard_max is None else hard_max
    if last > limit:
        message = f"counts from birth: a start at {last} days is past the limit {limit}"
        yield Fault(f"{place}.clock_basis", message)
