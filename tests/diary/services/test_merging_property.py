"""Whatever two spots hold, one spot of both never asks for less than either did."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from django.db import transaction

from diary.assessment import Facts
from diary.models import Child, Spot, Tag
from diary.services import assessments, merging, prompts
from tests.diary.assessment.spots import TODAY, spots
from tests.factories import (
    ChildFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

LEVELS = ["emergency", "urgent", "exceeded"]
NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.time_machine(NOON, tick=False),
]


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
        )
    return spot


def asked(spot: Spot) -> tuple[int, str]:
    """Rank a spot by what it asks, 0 first; all that can wait is alike."""
    spot.refresh_from_db()
    if spot.level not in LEVELS:
        return len(LEVELS), ""
    act_by = ["now", "today", "days", "routine"].index(spot.answer["act_by"])
    return LEVELS.index(spot.level), str(act_by)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(spots(), spots())
def test_merging_never_asks_for_less_or_changes_nothing(one: Facts, two: Facts) -> None:
    with transaction.atomic():
        births = [facts.born_on for facts in (one, two)]
        child = ChildFactory(born_on=min(filter(None, births), default=None))
        kept, other = written(child, one), written(child, two)
        assessments.reassess([kept, other], on=TODAY)
        before = min(asked(kept), asked(other))
        entries = kept.observations.count(), other.observations.count()

        try:
            merging.merge(kept, other, by=UserFactory(), on=TODAY)
        except merging.MergeEasesError:
            assert min(asked(kept), asked(other)) == before
            assert entries == (kept.observations.count(), other.observations.count())
        else:
            assert asked(kept) <= before
            assert kept.observations.count() == sum(entries)
            pressing = kept.level in prompts.PRESSING
            assert pressing <= kept.prompts.unanswered().exists()
        transaction.set_rollback(True)
