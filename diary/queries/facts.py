"""Turn a spot's rows into the facts that the assessment reads."""

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from conditions.rules import Kind
from diary.assessment import Entry, Facts, TakenBack, Visit as DoctorVisit, Withdrawal
from diary.models import Observation, Spot, Tag, Visit, WithdrawnSign


def with_facts(spots: QuerySet[Spot]) -> QuerySet[Spot]:
    """Load all that `facts_of` reads, in a constant number of queries."""
    entries = Observation.objects.kept().prefetch_related("tags")
    return spots.select_related(
        "child", "household", "came_back_from"
    ).prefetch_related(
        Prefetch("observations", entries),
        Prefetch("visits", Visit.objects.filter(planned=False)),
        "withdrawn_signs",
        "came_back_from__returns",
    )


def facts_of(spot: Spot) -> Facts:
    """Return what is known about a spot that `with_facts` loaded."""
    return Facts(
        born_on=spot.child.born_on,
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
        entries=tuple(_entry(row) for row in spot.observations.all()),
        visits=tuple(_visit(row, spot) for row in spot.visits.all()),
        withdrawals=tuple(_withdrawal(row) for row in spot.withdrawn_signs.all()),
    )


def earlier_episodes(spot: Spot) -> list[Spot]:
    """Return the spots this one has come back from, in the order they were made."""
    first = spot.came_back_from
    if first is None:
        return []
    episodes = [first, *(back for back in first.returns.all() if back.pk < spot.pk)]
    return [episode for episode in episodes if episode.is_kept]


def _entry(row: Observation) -> Entry:
    return Entry(
        on=row.observed_on,
        at=row.observed_at,
        signs=tuple(tag.key for tag in row.tags.all() if tag.what == Tag.What.SIGN),
        temperature_c=None if row.temperature_c is None else float(row.temperature_c),
        fever_days=row.fever_days,
        sites=tuple(row.sites),
        vesicles=row.vesicles,
        pustules=row.pustules,
        cough=row.cough,
        after_straining=row.after_straining,
        well=row.well,
        spreading=row.spreading,
    )


def _visit(row: Visit, spot: Spot) -> DoctorVisit:
    zone = spot.household.zone
    return DoctorVisit(
        on=row.on,
        at=datetime.combine(row.on, row.at, zone) if row.at else None,
        saw_same_day=row.saw_same_day,
        diagnosis=row.diagnosis or None,
        review_on=row.review_on,
        only_if_it_changes=row.only_if_it_changes,
    )


def _withdrawal(row: WithdrawnSign) -> Withdrawal:
    return Withdrawal(
        sign=row.key,
        why=TakenBack(row.why),
        on=row.withdrawn_on,
        at=row.withdrawn_at,
    )
