"""The sources in force that are to be looked at again, and what rests on them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conditions.exchange.values import Claim, DoNot, Exposure
from conditions.models import Kind
from conditions.queries.published import Published, published
from conditions.readiness.rechecks import is_due, recheck_on
from conditions.rules import Sign, SignException, Source

Cites = Sign | SignException | Exposure | DoNot


@dataclass(frozen=True, slots=True)
class Use:
    """A subject that cites a source, and what it takes from there; lists take words."""

    kind: str
    slug: str
    name: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Recheck:
    """A source to look at again since `due_on`; None where no check was ever dated."""

    source: Source
    used_by: tuple[Use, ...]
    due_on: date | None


def rechecks(today: date) -> tuple[Recheck, ...]:
    """List what is due on `today` or before, longest due first, undated ones last.

    A source that subjects cite from different days stands there once for each.
    """
    uses: dict[Source, list[Use]] = defaultdict(list)
    for source, use in _cited(published()):
        if is_due(source, today) and use not in uses[source]:
            uses[source].append(use)
    found = [Recheck(one, tuple(by), recheck_on(one)) for one, by in uses.items()]
    return tuple(
        sorted(found, key=lambda one: (one.due_on or date.max, one.source.key))
    )


def _cited(data: Published) -> Iterator[tuple[Source, Use]]:
    for condition in data.conditions.values():
        for source in condition.sources:
            claims = tuple(one for one in condition.claims if one.source == source)
            use = Use(Kind.CONDITION, condition.slug, condition.name, claims)
            yield source, use
    lists: dict[Kind, tuple[Cites, ...]] = {
        Kind.SIGNS: (*data.signs, *data.exceptions),
        Kind.EXPOSURES: data.exposures,
        Kind.DO_NOT: tuple(data.do_not.values()),
    }
    for kind, items in lists.items():
        use = Use(kind, kind.value, str(kind.label))
        yield from ((source, use) for item in items for source in item.sources)
