"""A job that fails is tried again, one whose worker died is taken up by another."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from diary.background import defer
from diary.models import Heartbeat, Slot
from diary.models.process import SILENT_FOR
from diary.services import jobs
from tests.jobs import stop_in_the_middle
from tests.working import work_off

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TRIES = len(jobs.WAITS) + 1
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def a_failing_job() -> UUID:
    """Queue a sweep of a slot that is not there."""
    return UUID(defer("sweep", slot=0))


def row(job: UUID) -> DBTaskResult[..., None]:
    return DBTaskResult.objects.get(pk=job)


def a_running_job(worker: str, *, tries: int = 1) -> UUID:
    job = UUID(defer("prune"))
    DBTaskResult.objects.filter(pk=job).update(
        status="RUNNING", started_at=NOW, worker_ids=[worker] * tries
    )
    return job


def beat(name: str, at: datetime) -> None:
    Heartbeat.objects.create(name=name, kind=Heartbeat.Kind.WORKER, at=at)


def test_a_job_that_fails_waits_longer_each_time_and_is_kept_in_the_end() -> None:
    job, now, waited = a_failing_job(), NOW, []

    for _try in range(TRIES):
        with time_machine.travel(now, tick=False):
            work_off()
        waited.append(row(job).run_after - now)
        now = row(job).run_after

    assert waited[:-1] == jobs.WAITS
    assert (row(job).status, len(row(job).worker_ids)) == ("FAILED", TRIES)


def test_before_its_time_it_is_not_tried_again() -> None:
    job = a_failing_job()

    work_off()
    with time_machine.travel(NOW + timedelta(seconds=59), tick=False):
        work_off()

    assert len(row(job).worker_ids) == 1


def test_one_that_had_to_stop_is_taken_up_at_once_by_another() -> None:
    job = UUID(stop_in_the_middle.enqueue().id)
    DBTaskResult.objects.filter(pk=job).update(worker_ids=["x"] * (TRIES - 2))

    work_off("first")

    assert row(job).worker_ids[-2:] == ["first", "first"]
    assert row(job).status == "FAILED"


def test_a_worker_gives_back_its_own_jobs_alone() -> None:
    own, others = a_running_job("me"), a_running_job("you")

    jobs.give_back("me")

    assert (row(own).status, row(others).status) == ("READY", "RUNNING")


def test_jobs_of_a_worker_that_fell_silent_are_taken_up() -> None:
    beat("alive", NOW - SILENT_FOR + timedelta(seconds=1))
    beat("silent", NOW - SILENT_FOR)
    held, lost, orphan = map(a_running_job, ["alive", "silent", "gone"])

    jobs.give_back_lost(NOW)
    work_off()

    assert row(held).status == "RUNNING"
    assert {row(lost).status, row(orphan).status} == {"SUCCESSFUL"}


def test_a_job_that_ends_each_of_its_workers_is_not_tried_for_ever() -> None:
    job = a_running_job("gone", tries=TRIES)

    jobs.give_back_lost(NOW)

    assert row(job).status == "FAILED"


def test_again_means_from_the_beginning() -> None:
    job = a_failing_job()
    work_off()
    DBTaskResult.objects.filter(pk=job).update(status="FAILED")

    assert jobs.again(job)

    assert (row(job).status, row(job).worker_ids) == ("READY", [])


@pytest.mark.parametrize("job", [a_failing_job, lambda: a_running_job("a"), uuid4])
def test_nothing_runs_again_that_has_not_ended(job: object) -> None:
    assert not jobs.again(job())  # type: ignore[operator]


def test_of_what_runs_all_day_little_is_kept() -> None:
    recent, old = (UUID(defer("tell")) for _ in range(2))
    for job, days in ((recent, 2), (old, 4)):
        at = NOW - timedelta(days=days)
        ended = {"status": "SUCCESSFUL", "finished_at": at}
        DBTaskResult.objects.filter(pk=job).update(**ended)
        Slot.objects.create(job="tell", zone="UTC", at=at, run=job)

    jobs.prune(NOW)

    assert DBTaskResult.objects.get().pk == recent
    assert Slot.objects.get().run == recent


def test_what_ended_long_ago_is_forgotten() -> None:
    recent, old, failed = (UUID(defer("prune")) for _ in range(3))
    for job, status, days in (
        (recent, "SUCCESSFUL", 13),
        (old, "SUCCESSFUL", 15),
        (failed, "FAILED", 89),
    ):
        ended = {"status": status, "finished_at": NOW - timedelta(days=days)}
        DBTaskResult.objects.filter(pk=job).update(**ended)
    for days in (89, 91):
        Slot.objects.create(job="prune", zone="UTC", at=NOW - timedelta(days=days))
    beat("long gone", NOW - timedelta(days=15))

    jobs.prune(NOW)

    assert {*DBTaskResult.objects.values_list("pk", flat=True)} == {recent, failed}
    assert Slot.objects.get().at == NOW - timedelta(days=89)
    assert not Heartbeat.objects.exists()
