"""What is in force now, as one frozen value, and what once was."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from django.db.models import Count, Max, OuterRef, Q, Subquery

from conditions.exchange.values import (
    Case,
    Condition,
    Dataset,
    DoNot,
    Exposure,
    Signs,
    Site,
    rulebook,
)
from conditions.models import Kind, Revision, RevisionQuerySet, Status
from conditions.queries import from_rows
from conditions.queries.from_list_rows import exposures_of, sites_of
from conditions.rules import RuleBook, Sign, SignException, Source

_STATES_KEPT = 4
Coded = TypeVar("Coded", Site, Exposure, Sign)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Retired:
    """What is no longer offered, by code, as it was last published."""

    conditions: Mapping[str, Condition]
    sites: Mapping[str, Site]
    exposures: Mapping[str, Exposure]
    signs: Mapping[str, Sign]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything curated, as of one moment.

    Mappings and tuples hold what is offered, sites from head to toe; the methods
    also find what is no longer offered but stands in old entries. `stamp` names
    the moment: it changes whenever something is published or retired. `status`
    is what unchecked data says of itself, empty once a clinician has checked all.
    `signs_since` says when each revision of the warning signs began, newest first.
    """

    stamp: str
    rulebook: RuleBook
    conditions: Mapping[str, Condition]
    sites: Mapping[str, Site]
    exposures: tuple[Exposure, ...]
    do_not: Mapping[str, DoNot]
    signs: tuple[Sign, ...]
    exceptions: tuple[SignException, ...]
    sign_cases: tuple[Case, ...]
    sources: Mapping[str, Source]
    status: str
    is_checked: bool
    retired: Retired
    signs_since: tuple[tuple[datetime, int], ...] = ()

    def signs_revision_at(self, at: datetime) -> int | None:
        """Return which revision of the warning signs was in force at an instant."""
        began = (number for since, number in self.signs_since if since <= at)
        return next(began, None)

    def condition(self, slug: str) -> Condition | None:
        return self.conditions.get(slug) or self.retired.conditions.get(slug)

    def site(self, code: str) -> Site | None:
        return self.sites.get(code) or self.retired.sites.get(code)

    def exposure(self, code: str) -> Exposure | None:
        offered = (one for one in self.exposures if one.code == code)
        return next(offered, self.retired.exposures.get(code))


def published() -> Published:
    """Return what is in force: one small query, and more after a change only."""
    return _built(_stamp())


def in_force_at(at: datetime) -> Published:
    """Return what was in force at the instant `at`, and retired by then.

    First revisions count as in force before they came: an instant may be older than
    this database, in a diary that was brought in.
    """
    known = Q(published_at__lte=at) | Q(number=1)
    ever = Revision.objects.ever_published().filter(known)
    of_then = ever.order_by("pk").values_list("pk", "published_at")
    gone = ever.filter(retired_at__lte=at).values_list("pk", flat=True)
    return _built_of(tuple(of_then), frozenset(gone))


@lru_cache(maxsize=_STATES_KEPT)
def _built_of(
    ever: tuple[tuple[int, datetime | None], ...], gone: frozenset[int]
) -> Published:
    """Build it once. The instants tell a database apart that was put back."""
    of_then = Revision.objects.filter(pk__in=[pk for pk, _published_at in ever])
    revisions = list(from_rows.with_content(of_then))
    offered = [one for one in revisions if one.pk not in gone]
    known = {one.subject_id for one in offered if one.subject.kind == Kind.CONDITION}
    former: list[Revision] = []
    for one in revisions:
        # Of a condition only the newest counts, of a list all that once stood in it.
        if one.pk in gone and one.subject_id not in known:
            former.append(one)
            if one.subject.kind == Kind.CONDITION:
                known.add(one.subject_id)
    return put_together(f"{len(ever)}-{len(gone)}", offered, former)


def _stamp() -> str:
    """Name the present state; no two states of one database share a name.

    Revisions only ever become published and then retired, so the two counts
    tell all states apart. The instants tell them from those of a database that
    was put back to an earlier day.
    """
    seen = Revision.objects.ever_published().aggregate(
        count=Count("pk"),
        retired=Count("pk", filter=Q(status=Status.RETIRED)),
        created=Max("created_at"),
        published=Max("published_at"),
    )
    instants = [at.timestamp() for at in (seen["created"], seen["published"]) if at]
    return "-".join(map(str, (seen["count"], seen["retired"], *instants)))


def published_rows() -> tuple[Revision, ...]:
    """Return what is `in_question` with all that it says: read once a state.

    The rows are shared, and the databases hold that nobody changes them.
    """
    return _rows(_stamp())


@lru_cache(maxsize=1)
def _rows(stamp: str) -> tuple[Revision, ...]:  # noqa: ARG001 (the key)
    return tuple(from_rows.with_content(in_question()))


@lru_cache(maxsize=_STATES_KEPT)
def _built(stamp: str) -> Published:
    revisions = _rows(stamp)
    offered = [one for one in revisions if one.status == Status.PUBLISHED]
    former = [one for one in revisions if one.status == Status.RETIRED]
    return put_together(stamp, offered, former)


def put_together(
    stamp: str, offered: list[Revision], former: list[Revision]
) -> Published:
    """Make one value of the revisions on offer and the former ones, newest first."""
    data = from_rows.dataset_of(offered)
    retired = _retired(data, former)
    unchecked = [one for one in offered if not one.is_checked]
    return Published(
        stamp=stamp,
        rulebook=_rulebook(data, retired, offered),
        conditions=_by(data.conditions, "slug"),
        sites=_by(data.sites, "code"),
        exposures=data.exposures,
        do_not=_by(data.do_not, "code"),
        signs=data.signs.signs,
        exceptions=data.signs.exceptions,
        sign_cases=data.signs.cases,
        sources=_by(_sources(data), "key"),
        status=next((one.review_status for one in unchecked), ""),
        is_checked=not unchecked,
        retired=retired,
        signs_since=tuple(
            (one.published_at, one.number)
            for one in (*offered, *former)
            if one.subject.kind == Kind.SIGNS and one.published_at
        ),
    )


def in_question() -> RevisionQuerySet:
    """Select lists in all their revisions, of a condition the newest ever published."""
    siblings = Revision.objects.ever_published().filter(subject=OuterRef("subject"))
    newest = siblings.order_by("-number").values("number")[:1]
    return Revision.objects.ever_published().filter(
        ~Q(subject__kind=Kind.CONDITION) | Q(number=Subquery(newest))
    )


def _retired(data: Dataset, former: list[Revision]) -> Retired:
    """Gather what stands in `former`, newest first, and no longer in `data`."""

    def of(kind: Kind) -> list[Revision]:
        return [one for one in former if one.subject.kind == kind]

    conditions = map(from_rows.condition_of, of(Kind.CONDITION))
    sites = map(sites_of, of(Kind.SITES))
    exposures = map(exposures_of, of(Kind.EXPOSURES))
    signs = (from_rows.signs_of(one).signs for one in of(Kind.SIGNS))
    return Retired(
        conditions=MappingProxyType({one.slug: one for one in conditions}),
        sites=_gone(sites, {site.code for site in data.sites}),
        exposures=_gone(exposures, {one.code for one in data.exposures}),
        signs=_gone(signs, {sign.code for sign in data.signs.signs}),
    )


def _gone(
    lists: Iterable[Iterable[Coded]], offered: Container[str]
) -> Mapping[str, Coded]:
    """Return by code what no longer is offered, in its newest wording."""
    gone: dict[str, Coded] = {}
    for items in lists:
        for item in items:
            if item.code not in offered:
                gone.setdefault(item.code, item)
    return MappingProxyType(gone)


def _rulebook(data: Dataset, retired: Retired, offered: list[Revision]) -> RuleBook:
    """Put the rules together; retired ones stay for what was recorded under them.

    A retired sign keeps its words but is no longer computed. A code that a
    condition still words for itself is not retired.
    """
    conditions = (*data.conditions, *retired.conditions.values())
    own = {sign.code for one in data.conditions for sign in one.rule.signs}
    former = [sign for code, sign in retired.signs.items() if code not in own]
    kept = tuple(replace(sign, computed_when=None) for sign in former)
    numbers = [one.number for one in offered if one.subject.kind == Kind.SIGNS]
    return rulebook(
        {one.slug: one.rule for one in conditions},
        Signs(data.signs.signs + kept, data.signs.exceptions),
        data.sites,
        signs_revision=max(numbers, default=1),
        retired_slugs=frozenset({*retired.conditions, *(s.code for s in kept)}),
    )


def _sources(data: Dataset) -> Iterator[Source]:
    """Yield every source; of one key the first that is listed comes last."""
    cited = [
        [sign.sources for sign in data.signs.signs],
        [exception.sources for exception in data.signs.exceptions],
        [condition.sources for condition in data.conditions],
        [exposure.sources for exposure in data.exposures],
        [item.sources for item in data.do_not],
    ]
    yield from reversed([*chain.from_iterable(chain.from_iterable(cited))])


def _by(values: Iterable[Value], name: str) -> Mapping[str, Value]:
    return MappingProxyType({getattr(value, name): value for value in values})
