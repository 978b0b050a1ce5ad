"""The sources in force that are to be looked at again, and what rests on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from conditions.exchange.values import Claim, DoNot, Exposure
from conditions.models import Kind, Revision
from conditions.queries.published import Published, published
from conditions.readiness.rechecks import is_due, months_after, recheck_on
from conditions.rules import Sign, SignException, Source

Cites = Sign | SignException | Exposure | DoNot
_SOON_IN_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Use:
    """A subject that cites a source, and what it takes from there; lists take words.

    With `is_taken` somebody works on the subject: that draft is the one to change.
    """

    kind: str
    slug: str
    name: str
    claims: tuple[Claim, ...] = ()
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Recheck:
    """A source to look at again from `due_on`; None where no check has such a day."""

    source: Source
    used_by: tuple[Use, ...]
    due_on: date | None


def rechecks(today: date) -> tuple[Recheck, ...]:
    """List what is due on `today` or before, longest due first, undated ones last.

    What stands at one address is one source, whatever each subject takes from it,
    where it was checked on one day; else it stands there once for each day.
    """
    return _listed(today, lambda source: is_due(source, today))


def rechecks_to_come(today: date) -> tuple[Recheck, ...]:
    """List what is not due yet and will be within three months, soonest first."""
    last = months_after(today, _SOON_IN_MONTHS)
    return _listed(today, lambda one: not is_due(one, today) and is_due(one, last))


def _listed(today: date, is_meant: Callable[[Source], bool]) -> tuple[Recheck, ...]:
    found: dict[object, Recheck] = {}
    for source, use in _cited(published()):
        if is_meant(source):
            page = (_read_at(source), source.checked_on)
            one = found.get(page) or Recheck(source, (), recheck_on(source, today))
            found[page] = replace(one, used_by=_with(one.used_by, use))
    return tuple(
        sorted(found.values(), key=lambda one: (one.due_on or date.max, one.source.key))
    )


def _read_at(source: Source) -> object:
    return source.url or (source.publisher, source.title)


def _with(uses: tuple[Use, ...], use: Use) -> tuple[Use, ...]:
    """Add `use`, or what it takes to that of the same subject."""
    by_subject = {(one.kind, one.slug): one for one in uses}
    before = by_subject.get((use.kind, use.slug), use)
    claims = tuple(dict.fromkeys(before.claims + use.claims))
    by_subject[use.kind, use.slug] = replace(before, claims=claims)
    return tuple(by_subject.values())


def _cited(data: Published) -> Iterator[tuple[Source, Use]]:
    taken = set(Revision.objects.open().values_list("subject__kind", "subject__slug"))
    for slug, condition in data.conditions.items():
        is_taken = (Kind.CONDITION, slug) in taken
        for source in condition.sources:
            claims = tuple(one for one in condition.claims if one.source == source)
            yield source, Use(Kind.CONDITION, slug, condition.name, claims, is_taken)
    lists: dict[Kind, tuple[Cites, ...]] = {
        Kind.SIGNS: (*data.signs, *data.exceptions),
        Kind.EXPOSURES: data.exposures,
        Kind.DO_NOT: tuple(data.do_not.values()),
    }
    for kind, items in lists.items():
        is_taken = (kind, kind.value) in taken
        use = Use(kind, kind.value, str(kind.label), is_taken=is_taken)
        yield from ((source, use) for item in items for source in item.sources)
