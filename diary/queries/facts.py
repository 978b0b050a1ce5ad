"""Turn spots' rows into the facts that the assessment reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import prefetch_related_objects

from conditions.rules import Kind
from diary.assessment import Entry, Facts, TakenBack, Visit as DoctorVisit, Withdrawal
from diary.models import Child, Observation, Spot, Tag, Visit, WithdrawnSign

WHEN = ("observed_on", "observed_at", "created_at")
# What an entry says beside its day and its signs.
SAID = (
    *("temperature_c", "fever_days", "sites", "vesicles", "pustules", "cough"),
    *("after_straining", "well", "spreading"),
)


def facts_of(spots: Sequence[Spot]) -> list[Facts]:
    """Return what is known about each of `spots`, in a constant number of queries."""
    prefetch_related_objects(spots, "came_back_from__returns")
    ids = [spot.pk for spot in spots]
    children = Child.objects.filter(spots__in=ids).values_list("pk", "born_on")
    born_on, entries = dict(children), _entries(ids)
    visits, withdrawals = _visits(ids), _withdrawals(ids)
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


def _entries(spots: Sequence[int]) -> Mapping[int, list[Entry]]:
    signs = defaultdict(list)
    for tag in Tag.objects.filter(what=Tag.What.SIGN, observation__spot__in=spots):
        signs[tag.observation_id].append(tag.key)
    found = defaultdict(list)
    rows = Observation.objects.filter(spot__in=spots, deleted_at__isnull=True)
    # Plain values: the rows are wide, and a sweep reads very many.
    for row in rows.values("id", "spot_id", *WHEN, *SAID):
        entry = Entry(
            on=row["observed_on"],
            at=row["observed_at"],
            made_at=row["created_at"],
            signs=tuple(signs[row["id"]]),
            temperature_c=_number(row["temperature_c"]),
            fever_days=row["fever_days"],
            sites=tuple(row["sites"]),
            vesicles=row["vesicles"],
            pustules=row["pustules"],
            cough=row["cough"],
            after_straining=row["after_straining"],
            well=row["well"],
            spreading=row["spreading"],
        )
        found[row["spot_id"]].append(entry)
    return found


def _number(decimal: Decimal | None) -> float | None:
    return None if decimal is None else float(decimal)


def _visits(spots: Sequence[int]) -> Mapping[int, list[DoctorVisit]]:
    found = defaultdict(list)
    rows = Visit.objects.filter(spot__in=spots, planned=False)
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
    for row in WithdrawnSign.objects.filter(spot__in=spots):
        withdrawal = Withdrawal(
            sign=row.key,
            why=TakenBack(row.why),
            on=row.withdrawn_on,
            at=row.withdrawn_at,
        )
        found[row.spot_id].append(withdrawal)
    return found
