"""A number is what its claims say, unless it is marked as our own choice too."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.exchange.numbers import Number, claims_for, own_choice, stated
from conditions.exchange.values import Condition


def warnings_in(part: Dataset) -> Iterator[Fault]:
    """Yield the days that no claim gives among those they are said to rest on.

    Claims without days say nothing here: "a few weeks" is a number by convention.
    """
    for index, condition in enumerate(part.conditions):
        for number in stated(condition):
            said = _claimed(condition, number.code)
            is_ours = bool(own_choice(condition, number.code))
            if said and not is_ours and _differs(condition, number.code, said):
                days = ", ".join(map(str, said))
                message = f"the {number.words} is not what its claims say: {days}"
                yield Fault(f"conditions[{index}].{number.place}", message)


def _claimed(condition: Condition, code: str) -> list[int]:
    claims = claims_for(condition, code)
    ends = {end for claim in claims for end in (claim.min_days, claim.max_days)}
    return sorted(end for end in ends if end is not None)


def _differs(condition: Condition, code: str, said: list[int]) -> bool:
    """Tell whether a day is none of those `said`, or a span reaches beyond them."""
    rule, onset = condition.rule, condition.onset
    days = {
        Number.LIMIT.value: rule.limit_days,
        Number.LIMIT_AFTER_REVIEW.value: rule.limit_after_review_days,
        Number.EARLY_ADVICE.value: rule.early_advice_after_days,
        Number.ONSET_HARD_MAX.value: rule.onset_hard_max_days,
    }
    spans = {
        Number.WINDOW.value: (rule.window.min_days, rule.window.max_days),
        Number.ONSET.value: (onset.min_days, onset.max_days),
    }
    ends = [end for end in spans.get(code, ()) if end is not None]
    is_beyond = any(not said[0] <= end <= said[-1] for end in ends)
    return is_beyond or days.get(code, said[0]) not in said
