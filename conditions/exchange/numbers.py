"""The numbers of a condition that reach a parent, and what each of them rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from conditions.exchange.values import Claim, Condition


class Number(StrEnum):
    """What a number of a condition stands for; an age rule is `age_rule:ITS_CODE`."""

    ONSET = "onset"
    ONSET_HARD_MAX = "onset_hard_max"
    SIZE = "size"
    WINDOW = "window"
    LIMIT = "limit"
    LIMIT_AFTER_REVIEW = "limit_after_review"
    EARLY_ADVICE = "early_advice"
    RECURRENCE = "recurrence"


AGE_RULE = "age_rule:"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number a condition states: its code, where a file has it, how it reads."""

    code: str
    place: str
    words: str


def stated(condition: Condition) -> Iterator[Stated]:
    """Yield the numbers of `condition` that a parent meets.

    What a doctor should always see is not waited for: no limit, no recurrence.
    """
    yield from _ages_and_sizes(condition)
    yield from _days(condition)
    for index, rule in enumerate(condition.rule.age_rules):
        said = rule.when_text or rule.code
        words = f"age of the rule '{said}'"
        yield Stated(AGE_RULE + rule.code, f"age_rules[{index}]", words)


def is_code(code: str, age_rules: Iterable[str]) -> bool:
    """Tell whether `code` names a number; `age_rules` are the codes of those."""
    return code in list(Number) or code in {AGE_RULE + rule for rule in age_rules}


def claims_for(condition: Condition, code: str) -> tuple[Claim, ...]:
    return tuple(claim for claim in condition.claims if code in claim.used_for)


def own_choice(condition: Condition, code: str) -> str:
    """Return why the number is our own choice; empty where it is not said to be."""
    reasons = (one.reason for one in condition.own_choices if one.number == code)
    return next(reasons, "")


def resting_on_nothing(condition: Condition) -> Iterator[Stated]:
    """Yield the numbers that neither a claim nor a reason of our own stands behind."""
    for number in stated(condition):
        founded = claims_for(condition, number.code)
        if not founded and not own_choice(condition, number.code):
            yield number


def _ages_and_sizes(condition: Condition) -> Iterator[Stated]:
    onset, look = condition.onset, condition.look
    last = condition.rule.onset_hard_max_days
    ages = f"usual age of {onset.min_days} to {onset.max_days} days"
    yield Stated(Number.ONSET.value, "age_of_onset_days", ages)
    if last is not None:
        words = f"latest age of {last} days"
        yield Stated(Number.ONSET_HARD_MAX.value, "age_of_onset_days.hard_max", words)
    sizes = f"size of {look.min_mm} to {look.max_mm} mm"
    yield Stated(Number.SIZE.value, "look.size_mm", sizes)


def _days(condition: Condition) -> Iterator[Stated]:
    rule = condition.rule
    window = _span(rule.window.min_days, rule.window.max_days)
    awaited = not rule.always_see_doctor
    if window:
        yield Stated(
            Number.WINDOW.value, "typical_resolution", f"usual time of {window}"
        )
    if awaited and rule.limit_days is not None:
        words = f"limit of {rule.limit_days} days"
        yield Stated(Number.LIMIT.value, "see_doctor_after_days", words)
    if rule.limit_after_review_days is not None:
        words = f"limit of {rule.limit_after_review_days} days after a review"
        yield Stated(Number.LIMIT_AFTER_REVIEW.value, "limit_after_review_days", words)
    if rule.early_advice_after_days is not None:
        words = f"early advice after {rule.early_advice_after_days} days"
        yield Stated(Number.EARLY_ADVICE.value, "early_advice_after_days", words)
    if awaited:
        recurrence = rule.recurrence
        words = f"{recurrence.episodes} times within {recurrence.within_days} days"
        yield Stated(Number.RECURRENCE.value, "recurrence", words)


def _span(low: int | None, high: int | None) -> str:
    """Return "14 to 28 days", "up to 28 days", "from 14 days", or nothing."""
    if low is None:
        return "" if high is None else f"up to {high} days"
    return f"from {low} days" if high is None else f"{low} to {high} days"
