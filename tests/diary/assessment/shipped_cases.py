"""The cases of the shipped data, and rule books with one number of them changed."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from conditions.exchange import Dataset, read_folder
from conditions.exchange.values import Case
from conditions.rules import AgeRule, Rule, RuleBook, Sign, Urgency, When
from tests.rulebook import DATA

DATASET: Dataset = read_folder(DATA)
BOOK: RuleBook = DATASET.rulebook()
OWN: Mapping[str, tuple[Case, ...]] = {
    one.slug: one.cases for one in DATASET.conditions
}
SIGNS = DATASET.signs.cases
ALL = [
    *((slug, case) for slug, cases in OWN.items() for case in cases),
    *(("signs", case) for case in SIGNS),
]


def with_rule(rule: Rule) -> RuleBook:
    return replace(BOOK, rules={**BOOK.rules, rule.slug: rule})


def turned(when: When) -> Iterator[tuple[str, When]]:
    """Yield `when` with one of its bounds moved, each named, by the least step."""
    for path, (comparator, bound) in _bounds(when, ()):
        for step in (-1, 1):
            by = step if isinstance(bound, int) else step / 10
            changed: Any = deepcopy(when)
            inner = changed
            for key in path:
                inner = inner[key]
            inner[comparator] = round(bound + by, 1)
            yield f"{path[-1]} {comparator} {bound}", changed


def _bounds(
    when: Any,  # noqa: ANN401 (a condition, or a part of one)
    path: tuple[Any, ...],
) -> Iterator[tuple[tuple[Any, ...], tuple[str, float]]]:
    if isinstance(when, list):
        for index, member in enumerate(when):
            yield from _bounds(member, (*path, index))
        return
    ((name, value),) = when.items()
    if name in ("all", "any", "not"):
        yield from _bounds(value, (*path, name))
    elif isinstance(value, Mapping) and "in" not in value and "not_in" not in value:
        yield (*path, name), next(iter(value.items()))


def numbers(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield `rule` with one number a day further, each named; what decides alone.

    A recurrence decides nothing for what should always be seen, its days only
    where a spot can begin so late. After a visit seven days always remain.
    """
    for name in ("limit_days", "onset_hard_max_days", "early_advice_after_days"):
        value = getattr(rule, name)
        if value is not None:
            yield name, replace(rule, **{name: value + 1})
    if (rule.limit_after_review_days or 0) >= 7:
        days = (rule.limit_after_review_days or 0) + 1
        yield "limit_after_review_days", replace(rule, limit_after_review_days=days)
    if rule.always_see_doctor:
        return
    often = rule.recurrence
    for name, step in (("episodes", 1), ("episodes", -1)):
        changed = replace(often, episodes=often.episodes + step)
        yield f"{name} {step:+}", replace(rule, recurrence=changed)
    oldest = rule.onset_hard_max_days
    if oldest is None or oldest > often.within_days:
        for step in (1, -1):
            changed = replace(often, within_days=often.within_days + step)
            yield f"within_days {step:+}", replace(rule, recurrence=changed)


def more_urgent(sign: Sign) -> Sign:
    return replace(sign, urgency=Urgency.EMERGENCY)


def age_rules(rule: Rule) -> Iterator[tuple[str, list[Rule]]]:
    """Yield each bound of each age rule, with `rule` as it were either side of it.

    A routine one decides no level: it adds a word to a name that does not fit.
    """
    for index, one in enumerate(rule.age_rules):
        if one.urgency is Urgency.ROUTINE:
            continue
        by_bound: dict[str, list[Rule]] = {}
        for name, when in turned(one.when):
            changed = _put(rule.age_rules, index, replace(one, when=when))
            by_bound.setdefault(name, []).append(replace(rule, age_rules=changed))
        for name, either in by_bound.items():
            yield f"{rule.slug} {one.code} {name}", either


def _put(
    rules: tuple[AgeRule, ...], index: int, changed: AgeRule
) -> tuple[AgeRule, ...]:
    return (*rules[:index], changed, *rules[index + 1 :])
