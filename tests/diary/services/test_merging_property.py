"""Whatever two spots hold, one spot of both never asks for less than either did."""

import pytest
from hypothesis import HealthCheck, given, settings

from django.db import transaction

from diary.assessment import Facts
from diary.models import Spot
from diary.services import assessments, merging, prompts
from tests.diary.assessment.spots import TODAY, spots
from tests.diary.services.written import NOON, written
from tests.factories import ChildFactory, UserFactory

LEVELS = ["emergency", "urgent", "exceeded"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.time_machine(NOON, tick=False),
]


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
