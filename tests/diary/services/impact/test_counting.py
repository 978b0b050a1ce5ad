"""Curators are told what a draft would do: counted once for each content of it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from django.db import connection
from django.test.utils import CaptureQueriesContext

from conditions.impact import Count, Moved, Preview, State, preview
from conditions.models import Revision
from conditions.queries import published
from diary.assessment import Answer, stance
from diary.models import ImpactCount, Spot
from diary.queries import spot_rows
from diary.services import assessments
from diary.services.impact import counting, outlooks
from tests.diary.services.impact.drafts import AT, a_draft, publish
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    ObservationFactory,
    SpotFactory,
)
from tests.working import work_off

TODAY = date(2026, 3, 30)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT, tick=False)]


def exactly(number: int) -> Count:
    return Count(number, number)


def rashes(count: int, *, days: int) -> list[Spot]:
    """Rashes nobody has a name for, each of its own family: their limit is 28 days."""
    made: list[Spot] = [
        SpotFactory(
            child=ChildFactory(
                household=HouseholdFactory(timezone="UTC"), born_on=None
            ),
            noticed_on=TODAY - timedelta(days=days),
        )
        for _ in range(count)
    ]
    assessments.reassess(made, on=TODAY)
    return made


def counted(draft: Revision) -> Preview:
    preview(draft.pk)
    work_off()
    return preview(draft.pk)


def test_spots_are_counted_by_their_change_and_families_that_hear() -> None:
    rashes(6, days=20)
    rashes(5, days=30)
    rashes(7, days=1)

    found = counted(a_draft("unknown-rash", limit_days=14))

    assert (found.state, found.percent, found.counted_at) == (State.DONE, 100, AT)
    assert found.table
    assert found.table.moved == (Moved("within_window", "exceeded", exactly(6)),)
    assert (found.table.checked, found.table.unchanged) == (exactly(18), exactly(12))
    assert (found.table.families, found.table.kept) == (exactly(6), exactly(0))


def test_prompts_that_are_kept_are_counted() -> None:
    rashes(6, days=30)
    rashes(9, days=1)

    found = counted(a_draft("unknown-rash", limit_days=90))

    assert found.table
    assert found.table.kept == exactly(6)
    assert found.table.families == exactly(0)


def test_what_is_kept_in_the_row_points_at_nobody() -> None:
    [one, *_others] = rashes(3, days=20)
    rashes(9, days=1)

    found = counted(a_draft("unknown-rash", limit_days=14))

    assert found.table
    assert [row.spots for row in found.table.moved] == [Count(1, 4)]
    assert found.table.unchanged == Count(0, None)
    assert found.table.families == Count(1, 4)
    assert str(one.uuid) not in str(ImpactCount.objects.get().table)


def test_families_say_no_more_than_a_small_count_does() -> None:
    """Of 6 and 4 spots 10 families hear: to say so would tell the 4."""
    rashes(6, days=20)
    rashes(4, days=23)
    rashes(9, days=1)

    found = counted(a_draft("unknown-rash", limit_days=14))

    assert found.table
    spots = [row.spots for row in found.table.moved]
    assert spots == [Count(1, 4), exactly(6)]
    assert found.table.families == exactly(7)


def test_a_draft_is_counted_once() -> None:
    draft = a_draft("unknown-rash", limit_days=14)

    for _time in range(3):
        counted(draft)

    assert DBTaskResult.objects.count() == 1


def test_a_draft_that_changes_is_counted_anew() -> None:
    rashes(6, days=20)
    draft = a_draft("unknown-rash", limit_days=14)
    counted(draft)
    draft.conditioncontent_set.update(limit_days=90)

    asked = preview(draft.pk)
    found = counted(draft)

    assert (asked.state, asked.table) == (State.COUNTING, None)
    assert found.table
    assert found.table.moved == ()


def test_a_draft_that_changes_while_it_is_counted_is_not_told_as_it_was() -> None:
    rashes(6, days=20)
    draft = a_draft("unknown-rash", limit_days=14)
    preview(draft.pk)
    draft.conditioncontent_set.update(limit_days=90)

    work_off()

    assert ImpactCount.objects.get().state == "counting"
    assert ImpactCount.objects.get().table is None


def test_what_else_is_published_and_days_that_pass_have_it_counted_anew() -> None:
    draft = a_draft("unknown-rash", limit_days=14)
    counted(draft)

    with time_machine.travel(AT + timedelta(hours=13), tick=False):
        later = preview(draft.pk).state
    counted(draft)
    publish(a_draft("hives", limit_days=3))

    assert later == State.COUNTING
    assert preview(draft.pk).state == State.COUNTING


def test_a_draft_with_faults_is_not_counted() -> None:
    draft = a_draft("unknown-rash", limit_days=14)
    draft.agerule_set.create(code="odd", when={"shoe_size": 4}, urgency="soon")
    empty = a_draft("hives")
    empty.conditioncontent_set.all().delete()

    assert counted(draft).state == State.FAULTY
    assert counted(empty).state == State.FAULTY
    assert preview(0).state == State.FAULTY


def test_a_count_that_fails_says_so_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rashes(1, days=20)
    draft = a_draft("unknown-rash", limit_days=14)
    preview(draft.pk)

    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(outlooks, "stance", fail)
        with pytest.raises(ZeroDivisionError):
            counting.count(ImpactCount.objects.get().pk)
    failed = preview(draft.pk).state
    counting.count(ImpactCount.objects.get().pk)

    assert failed == State.FAILED
    assert preview(draft.pk).state == State.DONE


def test_equal_facts_are_assessed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for spot in rashes(8, days=20):
        ObservationFactory(spot=spot, observed_on=TODAY, observed_at=AT)
    asked: list[object] = []

    def counting_stance(*said: Any) -> Answer:  # noqa: ANN401 (as `stance` takes them)
        asked.append(said)
        return stance(*said)

    monkeypatch.setattr(outlooks, "stance", counting_stance)

    counted(a_draft("unknown-rash", limit_days=14))

    assert len(asked) == 1


def test_queries_are_as_many_a_batch_however_many_spots() -> None:
    draft = a_draft("unknown-rash")

    def queries(count: int) -> int:
        rashes(count, days=20)
        draft.conditioncontent_set.update(limit_days=10 + count)
        preview(draft.pk)
        published()
        with CaptureQueriesContext(connection) as captured:
            counting.count(ImpactCount.objects.get(draft=draft.pk).pk)
        return len(captured)

    assert queries(2) == queries(30)


def test_batches_are_of_a_bounded_size(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(spot_rows, "BATCH", 4)
    made = rashes(10, days=20)

    batches = [*spot_rows.batches(Spot.objects.kept().open())]

    assert [len(batch) for batch in batches] == [4, 4, 2]
    assert [row.pk for batch in batches for row in batch] == [spot.pk for spot in made]


def test_counts_that_nobody_asks_for_are_forgotten() -> None:
    counted(a_draft("unknown-rash", limit_days=14))

    counting.forget_old(AT + timedelta(days=91))

    assert not ImpactCount.objects.exists()
