"""What is counted before is what is so afterwards, spot by spot."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from django.db import transaction
from django.utils import timezone

from conditions.models import Kind, Revision
from conditions.queries import published, with_draft
from diary.assessment import Assessment, Facts, assess
from diary.models import PromptEvent, Spot, Wave
from diary.queries.facts import facts_of
from diary.queries.spot_rows import batches
from diary.queries.touched import touched
from diary.services import assessments
from diary.services.impact import following
from diary.services.impact.outlooks import Onlooker
from diary.services.impact.tallying import Tally
from tests.diary.assessment.spots import SLUGS, TODAY, spots
from tests.diary.services.impact.drafts import a_draft, a_draft_of_signs, publish
from tests.diary.services.written import NOON, written
from tests.factories import ChildFactory, HouseholdFactory

Level = tuple[str, str]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.time_machine(NOON, tick=False),
]


def without_a_sign() -> Revision:
    draft = a_draft(Kind.SIGNS, Kind.SIGNS)
    gone, _rows = draft.sign_set.filter(code="COLOUR_CHANGE").delete()
    assert gone
    return draft


def without_own_signs(slug: str) -> Revision:
    draft = a_draft(slug)
    draft.sign_set.all().delete()
    return draft


def nothing_above_the_nipples() -> Revision:
    draft = a_draft(Kind.SITES, Kind.SITES)
    draft.site_set.update(above_nipple_line=False)
    return draft


DRAFTS: list[Callable[[], Revision]] = [
    lambda: a_draft("unknown-rash", limit_days=5, limit_after_review_days=5),
    lambda: a_draft("unknown-spot", limit_days=None),
    lambda: a_draft("hives", limit_days=2, recurrence_episodes=2),
    lambda: a_draft("hives", limit_days=900, limit_after_review_days=900),
    lambda: a_draft("petechiae-purpura", always_urgency="", always_reason=""),
    lambda: a_draft("neonatal-milia", onset_max_days=1, onset_hard_max_days=1),
    lambda: without_own_signs("infantile-acne"),
    lambda: a_draft_of_signs("WORRIED", urgency="emergency"),
    lambda: a_draft_of_signs("NON_BLANCHING", urgency="soon"),
    without_a_sign,
    nothing_above_the_nipples,
]


def levels() -> dict[int, Level]:
    """Assess each open spot by itself, under what is in force."""
    rules = published().rulebook

    def level(answer: Assessment) -> Level:
        return answer.level or "", answer.act_by or ""

    return {
        spot.pk: level(assess(facts_of([spot])[0], rules, TODAY))
        for spot in Spot.objects.kept().open()
    }


def tallied(draft: Revision) -> tuple[Tally, set[int]]:
    """Count what a draft would do; return also the spots that were looked at."""
    found, tally, seen = with_draft(draft.pk), Tally(), set()
    onlooker = Onlooker(published(), found.data)
    for batch in batches(touched(found.change)):
        tally.add(onlooker.look(batch, NOON))
        seen |= {spot.pk for spot in batch}
    return tally, seen


def told_since(first: int) -> set[int]:
    """Return the families that hear of what has happened since."""
    events = PromptEvent.objects.filter(pk__gt=first, to_tell=True)
    return {*events.values_list("prompt__household", flat=True)}


def diagnosed(facts: Facts, slug: str | None) -> Facts:
    visits = tuple(replace(visit, diagnosis=slug) for visit in facts.visits)
    return replace(facts, visits=visits, gone_on=None)


@pytest.mark.parametrize("drafted", DRAFTS)
@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    found=st.lists(spots(), min_size=1, max_size=8),
    diagnosis=st.sampled_from([None, *SLUGS]),
    is_swept=st.booleans(),
)
def test_what_is_counted_is_what_assessing_each_spot_finds_before_and_after(
    drafted: Callable[[], Revision],
    found: list[Facts],
    diagnosis: str | None,
    is_swept: bool,  # noqa: FBT001 (drawn)
) -> None:
    with transaction.atomic():
        families = HouseholdFactory.create_batch(3)
        for number, facts in enumerate(found):
            child = ChildFactory(household=families[number % 3], born_on=facts.born_on)
            written(child, diagnosed(facts, diagnosis))
        long_ago = TODAY if is_swept else TODAY - timedelta(days=20)
        assessments.reassess(Spot.objects.all(), on=long_ago)
        draft = drafted()

        tally, seen = tallied(draft)

        before = levels()
        assessments.refresh(
            Spot.objects.select_related("household"), now=NOON, data=published()
        )
        last = max(PromptEvent.objects.values_list("pk", flat=True), default=0)
        kept = Spot.objects.filter(prompts__closed_at__isnull=True).distinct().count()
        publish(draft)
        after = levels()
        for _portion in range(2):
            following.go_on(timezone.now())

        changed = Counter(
            (before[pk][0], after[pk][0]) for pk in before if before[pk] != after[pk]
        )
        assert tally.moved == changed
        assert tally.unchanged == sum(before[pk] == after[pk] for pk in seen)
        assert tally.families == told_since(last)
        assert not Wave.objects.filter(ended_at__isnull=True).exists()
        open_now = Spot.objects.filter(prompts__closed_at__isnull=True).distinct()
        assert open_now.count() >= kept
        transaction.set_rollback(True)
