"""Write down a spot of which some facts are known, in a test."""

from datetime import UTC, datetime, timedelta

from diary.assessment import Facts
from diary.models import Child, Spot, Tag
from tests.diary.assessment.spots import TODAY
from tests.factories import ObservationFactory, SpotFactory, VisitFactory

NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)


def written(child: Child, facts: Facts) -> Spot:
    """Write down a spot of which these facts are known."""
    spot: Spot = SpotFactory(
        child=child,
        kind=facts.kind,
        suspected=list(facts.suspected),
        noticed_on=facts.noticed_on,
        flare_started_on=facts.flare_started_on,
        first_seen_on=facts.first_seen_on,
        gone_on=facts.gone_on,
    )
    for entry in facts.entries:
        row = ObservationFactory(
            spot=spot,
            observed_on=entry.on,
            observed_at=NOON + timedelta(days=(entry.on - TODAY).days),
            temperature_c=entry.temperature_c,
            fever_days=entry.fever_days,
            sites=list(entry.sites),
            vesicles=entry.vesicles,
            pustules=entry.pustules,
            well=entry.well,
            spreading=entry.spreading,
            after_straining=entry.after_straining,
        )
        for key in dict.fromkeys(entry.signs):
            condition, _slash, code = key.rpartition("/")
            Tag.objects.create(
                observation=row, what="sign", condition=condition, code=code
            )
    for visit in facts.visits:
        later = visit.review_on and visit.review_on > visit.on
        review_on = None if visit.only_if_it_changes or not later else visit.review_on
        VisitFactory(
            spot=spot,
            on=visit.on,
            review_on=review_on,
            only_if_it_changes=visit.only_if_it_changes,
            diagnosis=visit.diagnosis or "",
        )
    return spot
