"""Which warning signs to ask about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from conditions.rules import Ages, RuleBook, Sign
from diary.assessment import words
from diary.assessment.ages import add_months
from diary.assessment.vocabulary import RANK


def signs_to_ask(
    rules: RuleBook, labels: Iterable[str], born_on: date | None, on: date
) -> tuple[tuple[str, Sign], ...]:
    """List the signs to ask about on the day `on`, most pressing first.

    Each comes with the key to record it under, "CODE" or "slug/CODE". Asked are
    the signs of everyone and those of every suspected condition in its own
    words, a code once a wording. Without a birth date every age is asked. Every
    sign comes with an instruction, a general one where the data has none.
    """
    asked: dict[tuple[str, str], tuple[str, Sign]] = {}
    for key, sign in _offered(rules, labels):
        if _fits_age(sign.ages, born_on, on):
            asked.setdefault((sign.code, sign.question), (key, sign))
    signs = sorted(asked.values(), key=lambda each: RANK[each[1].urgency])
    return tuple((key, _with_instruction(sign, rules)) for key, sign in signs)


def _with_instruction(sign: Sign, rules: RuleBook) -> Sign:
    """Fill in what everyone's sign of that code and urgency says to do."""
    same = (sign.code, sign.urgency)
    found = (one.instruction for one in rules.signs if (one.code, one.urgency) == same)
    instruction = sign.instruction or next(found, "") or words.ASK[sign.urgency]
    return replace(sign, instruction=instruction)


def _offered(rules: RuleBook, labels: Iterable[str]) -> Iterator[tuple[str, Sign]]:
    offered = [rules.rules[slug] for slug in labels if slug in rules.rules]
    own = (
        (f"{rule.slug}/{sign.code}", sign) for rule in offered for sign in rule.signs
    )
    for key, sign in (*((sign.code, sign) for sign in rules.signs), *own):
        if sign.code not in rules.retired_slugs:
            yield key, sign


def _fits_age(ages: Ages, born_on: date | None, on: date) -> bool:
    if born_on is None:
        return True
    youngest = born_on + timedelta(days=ages.min_days)
    if ages.from_months is not None:
        youngest = max(youngest, add_months(born_on, ages.from_months))
    if on < youngest:
        return False
    if ages.max_days is not None and on > born_on + timedelta(days=ages.max_days):
        return False
    return ages.under_months is None or on < add_months(born_on, ages.under_months)
