"""Turn spots' rows into the facts that the assessment reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from json import loads
from typing import Any

from django.db.models import Case, F, Q, TextField, When, prefetch_related_objects
from django.db.models.functions import Cast

from conditions.rules import Kind
from diary.assessment import Entry, Facts, TakenBack, Visit as DoctorVisit, Withdrawal
from diary.models import Child, Observation, Spot, Tag, Visit, WithdrawnSign

MANY = 500
INSTANTS = ("observed_at", "created_at")
# What an entry says beside its day, its signs and its places, in the order of `Entry`.
SAID = (
    *("temperature_c", "fever_days", "vesicles", "pustules", "cough"),
    *("after_straining", "well", "spreading"),
)


def facts_of(spots: Sequence[Spot]) -> list[Facts]:
    """Return what is known about each of `spots`, in a constant number of queries."""
    prefetch_related_objects(spots, "came_back_from__returns")
    ids = sorted(spot.pk for spot in spots)
    children = Child.objects.filter(_of(ids, "spots")).values_list("pk", "born_on")
    born_on = dict(children)
    visits, withdrawals = _visits(ids), _withdrawals(ids)
    entries = _entries(ids, timed=[*visits, *withdrawals])
    return [
        Facts(
            born_on=born_on[spot.child_id],
            kind=Kind(spot.kind),
            suspected=tuple(spot.suspected),
            noticed_on=spot.noticed_on,
            flare_started_on=spot.flare_started_on,
            first_seen_on=spot.first_seen_on,
            gone_on=spot.gone_on,
            earlier_starts_on=tuple(
                earlier.noticed_on
                for earlier in earlier_episodes(spot)
                if earlier.noticed_on is not None
            ),
            entries=tuple(entries[spot.pk]),
            visits=tuple(visits[spot.pk]),
            withdrawals=tuple(withdrawals[spot.pk]),
        )
        for spot in spots
    ]


def earlier_episodes(spot: Spot) -> list[Spot]:
    """Return the spots this one has come back from, in the order they were made."""
    first = spot.came_back_from
    if first is None:
        return []
    episodes = [first, *(back for back in first.returns.all() if back.pk < spot.pk)]
    return [episode for episode in episodes if episode.is_kept]


def _of(spots: Sequence[int], name: str = "spot") -> Q:
    """Select the rows of `spots`, maybe with some between them.

    To hand over thousands of ids takes longer than to read what lies among them.
    """
    if len(spots) >= MANY and spots[-1] - spots[0] < 2 * len(spots):
        return Q((f"{name}__gte", spots[0]), (f"{name}__lte", spots[-1]))
    return Q((f"{name}__in", spots))


def _entries(
    spots: Sequence[int], *, timed: Sequence[int]
) -> Mapping[int, list[Entry]]:
    """Gather the entries of `spots`, with their instants where they are `timed`.

    Instants only say what came first, an entry or a visit, or a sign taken back. Spots
    without either do without: instants take long to read, and would part equal facts.
    """
    signs = defaultdict(list)
    tags = Tag.objects.filter(_of(spots, "observation__spot"), what=Tag.What.SIGN)
    for tag in tags.only("observation", "condition", "code"):
        signs[tag.observation_id].append(tag.key)
    found = defaultdict(list)
    rows = Observation.objects.filter(_of(spots), deleted_at__isnull=True)
    is_timed = Q(spot__in=timed)
    at, made_at = (Case(When(is_timed, then=F(name))) for name in INSTANTS)
    # Plain values: the rows are wide, and a sweep reads very many, most of them alike.
    on_sites = Cast("sites", TextField())
    plain = rows.values_list(
        "id", "spot_id", "observed_on", at, made_at, on_sites, *SAID
    )
    entry, sites_in = lru_cache(maxsize=None)(_entry), lru_cache(maxsize=None)(_sites)
    for pk, spot, on, at_, made, sites, *said in plain:
        ticked = tuple(signs.get(pk, ()))
        found[spot].append(entry(on, at_, made, ticked, sites_in(sites), *said))
    return found


def _entry(
    on: date,
    at: datetime | None,
    made_at: datetime | None,
    signs: tuple[str, ...],
    sites: tuple[str, ...],
    temperature_c: Decimal | None,
    *said: Any,  # noqa: ANN401 (as SAID lists them)
) -> Entry:
    fever_days, *yes_no = said
    degrees = None if temperature_c is None else float(temperature_c)
    return Entry(on, at, made_at, signs, degrees, fever_days, sites, *yes_no)


def _sites(json: str) -> tuple[str, ...]:
    return tuple(loads(json))


def _visits(spots: Sequence[int]) -> Mapping[int, list[DoctorVisit]]:
    found = defaultdict(list)
    rows = Visit.objects.filter(_of(spots), planned=False)
    for row in rows.select_related("household"):
        visit = DoctorVisit(
            on=row.on,
            at=datetime.combine(row.on, row.at, row.zone) if row.at else None,
            saw_same_day=row.saw_same_day,
            told_at=row.told_at,
            diagnosis=row.diagnosis or None,
            review_on=row.review_on,
            only_if_it_changes=row.only_if_it_changes,
        )
        found[row.spot_id].append(visit)
    return found


def _withdrawals(spots: Sequence[int]) -> Mapping[int, list[Withdrawal]]:
    found = defaultdict(list)
    for row in WithdrawnSign.objects.filter(_of(spots)):
        withdrawal = Withdrawal(
            sign=row.key,
            why=TakenBack(row.why),
            on=row.withdrawn_on,
            at=row.withdrawn_at,
        )
        found[row.spot_id].append(withdrawal)
    return found
