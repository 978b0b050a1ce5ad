"""What a condition's page shows: its numbers with all that was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from conditions.exchange import numbers
from conditions.exchange.values import Claim, Condition, DoNot, LookAlike
from conditions.queries.published import Published
from conditions.rules import Sign, Source, Urgency


@dataclass(frozen=True, slots=True)
class Number:
    """A number by its code, the claims it rests on, and what we chose ourselves.

    Without either it was published before numbers named their sources.
    """

    code: str
    claims: tuple[Claim, ...]
    own_choice: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The signs that are equally pressing, in their published order."""

    urgency: Urgency
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """A condition with what the lists know of it.

    `everyones` are the emergencies asked about whatever the spot is. `others` are the
    sources no claim is taken from. A look-alike has a slug only where it has a page.
    """

    condition: Condition
    is_retired: bool
    numbers: tuple[Number, ...]
    others: tuple[Source, ...]
    own_signs: tuple[Asked, ...]
    everyones: tuple[Sign, ...]
    look_alikes: tuple[LookAlike, ...]
    do_not: tuple[DoNot, ...]


def condition_page(data: Published, slug: str) -> ConditionPage | None:
    """Gather the page of a condition that is or once was published."""
    condition = data.condition(slug)
    if condition is None:
        return None
    return page_of(data, condition, is_retired=slug not in data.conditions)


def page_of(
    data: Published, condition: Condition, *, is_retired: bool
) -> ConditionPage:
    """Gather the page of what one revision says, beside the lists of today."""
    return ConditionPage(
        condition=condition,
        is_retired=is_retired,
        numbers=tuple(_numbers(condition)),
        others=tuple(_unsaid(condition)),
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
    for number in numbers.stated(condition):
        claims = numbers.claims_for(condition, number.code)
        own = numbers.own_choice(condition, number.code)
        yield Number(number.code, claims, own)


def _unsaid(condition: Condition) -> Iterator[Source]:
    """Yield the sources that stand behind words, not behind numbers."""
    said = {claim.source.key for claim in condition.claims}
    yield from (source for source in condition.sources if source.key not in said)


def _look_alikes(condition: Condition, data: Published) -> Iterator[LookAlike]:
    for other in condition.look_alikes:
        slug = other.slug if data.condition(other.slug) else ""
        yield LookAlike(slug, other.name, other.tell_apart)
