"""Turn spots' rows into the facts that the assessment reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q

from conditions.rules import Kind
from diary.assessment import Facts, TakenBack, Visit as DoctorVisit, Withdrawal
from diary.models import Child, Spot, Visit, WithdrawnSign
from diary.queries.entries import entries_of, of_spots
from diary.queries.spot_rows import SpotRow


def facts_of(spots: Sequence[Spot] | Sequence[SpotRow]) -> list[Facts]:
    """Return what is known about each of `spots`, in a constant number of queries."""
    ids = sorted(spot.pk for spot in spots)
    children = Child.objects.filter(of_spots(ids, "spots")).values_list("pk", "born_on")
    born_on = dict(children)
    visits, withdrawals = _visits(ids), _withdrawals(ids)
    earlier = _earlier_starts(spots)
    entries = entries_of(ids, timed=[*visits, *withdrawals])
    return [
        Facts(
            born_on=born_on[spot.child_id],
            kind=Kind(spot.kind),
            suspected=tuple(spot.suspected),
            noticed_on=spot.noticed_on,
            flare_started_on=spot.flare_started_on,
            first_seen_on=spot.first_seen_on,
            gone_on=spot.gone_on,
            earlier_starts_on=earlier.get(spot.pk, ()),
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


def _earlier_starts(
    spots: Sequence[Spot] | Sequence[SpotRow],
) -> Mapping[int, tuple[date, ...]]:
    """Return the first days of earlier episodes of those that have come back."""
    back = [(spot.pk, first) for spot in spots if (first := spot.came_back_from_id)]
    firsts = {first for _pk, first in back}
    of_chain = Q(pk__in=firsts) | Q(came_back_from__in=firsts)
    rows = Spot.objects.kept().filter(of_chain).order_by("pk")
    starts, returns = {}, defaultdict(list)
    for episode in rows.only("came_back_from", "noticed_on"):
        starts[episode.pk] = episode.noticed_on
        returns[episode.came_back_from_id].append(episode.pk)
    return {
        pk: tuple(
            start
            for one in (first, *returns[first])
            if (one < pk or one == first) and (start := starts.get(one))
        )
        for pk, first in back
    }


def _visits(spots: Sequence[int]) -> Mapping[int, list[DoctorVisit]]:
    found = defaultdict(list)
    rows = Visit.objects.filter(of_spots(spots), planned=False)
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
    for row in WithdrawnSign.objects.filter(of_spots(spots)):
        withdrawal = Withdrawal(
            sign=row.key,
            why=TakenBack(row.why),
            on=row.withdrawn_on,
            at=row.withdrawn_at,
        )
        found[row.spot_id].append(withdrawal)
    return found
