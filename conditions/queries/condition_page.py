"""What a condition's page shows: its numbers with all that was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from conditions.exchange.values import Claim, Condition, DoNot, LookAlike
from conditions.queries.published import Published
from conditions.rules import Rule, Sign, Source, Urgency


class Measure(StrEnum):
    """What a number of a rule stands for."""

    USUAL_FROM = "usual_from"
    USUAL_TO = "usual_to"
    LIMIT = "limit"
    AFTER_REVIEW = "after_review"
    EARLY_ADVICE = "early_advice"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in days, and the publishers who give as many days, whatever for.

    Where nobody does, the number is our own choice.
    """

    measure: Measure
    days: int
    found_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a source says, and which numbers it stands behind; none was not chosen."""

    claim: Claim
    stands_behind: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with everything it says; nothing where it speaks of other things."""

    source: Source
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The signs that are equally pressing, in their published order."""

    urgency: Urgency
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """A condition with what the lists know of it.

    `everyones` are the emergencies asked about whatever the spot is. A look-alike has
    a slug only where it has a page.
    """

    condition: Condition
    is_retired: bool
    numbers: tuple[Number, ...]
    cited: tuple[Cited, ...]
    own_signs: tuple[Asked, ...]
    everyones: tuple[Sign, ...]
    look_alikes: tuple[LookAlike, ...]
    do_not: tuple[DoNot, ...]


def condition_page(data: Published, slug: str) -> ConditionPage | None:
    """Gather the page of a condition that is or once was published."""
    condition = data.condition(slug)
    if condition is None:
        return None
    numbers = tuple(_numbers(condition))
    return ConditionPage(
        condition=condition,
        is_retired=slug not in data.conditions,
        numbers=numbers,
        cited=tuple(_cited(condition, source, numbers) for source in condition.sources),
        own_signs=asked(condition.rule.signs),
        everyones=tuple(s for s in data.signs if s.urgency == Urgency.EMERGENCY),
        look_alikes=tuple(_look_alikes(condition, data)),
        do_not=tuple(filter(None, map(data.do_not.get, condition.do_not))),
    )


def asked(signs: Sequence[Sign]) -> tuple[Asked, ...]:
    """Put signs together by how soon a doctor should look, most pressing first."""
    order = list(Urgency)
    ranked = sorted(signs, key=lambda sign: order.index(sign.urgency))
    groups = groupby(ranked, key=lambda sign: sign.urgency)
    return tuple(Asked(urgency, tuple(group)) for urgency, group in groups)


def _numbers(condition: Condition) -> Iterator[Number]:
    for measure, days in _measures(condition.rule):
        sayers = (one.source.publisher for one in condition.claims if _says(one, days))
        yield Number(measure, days, tuple(dict.fromkeys(sayers)))


def _measures(rule: Rule) -> Iterator[tuple[Measure, int]]:
    """Yield what a rule counts; what a doctor should always see has no limit."""
    limit = None if rule.always_see_doctor else rule.limit_days
    values = {
        Measure.USUAL_FROM: rule.window.min_days,
        Measure.USUAL_TO: rule.window.max_days,
        Measure.LIMIT: limit,
        Measure.AFTER_REVIEW: rule.limit_after_review_days,
        Measure.EARLY_ADVICE: rule.early_advice_after_days,
    }
    yield from ((one, days) for one, days in values.items() if days is not None)


def _says(claim: Claim, days: int) -> bool:
    """Tell whether a claim gives the number, in a text that was seen to give it."""
    return claim.verified and days in (claim.min_days, claim.max_days)


def _cited(condition: Condition, source: Source, numbers: tuple[Number, ...]) -> Cited:
    own = (claim for claim in condition.claims if claim.source.key == source.key)
    return Cited(source, tuple(_saying(claim, numbers) for claim in own))


def _saying(claim: Claim, numbers: tuple[Number, ...]) -> Saying:
    behind = (one.measure for one in numbers if _says(claim, one.days))
    return Saying(claim, tuple(behind))


def _look_alikes(condition: Condition, data: Published) -> Iterator[LookAlike]:
    for other in condition.look_alikes:
        slug = other.slug if data.condition(other.slug) else ""
        yield LookAlike(slug, other.name, other.tell_apart)
