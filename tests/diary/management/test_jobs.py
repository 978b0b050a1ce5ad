"""Operators see what waits and what failed, by ids and names, and run it again."""

from datetime import UTC, datetime
from io import StringIO
from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from django.core.management import CommandError, call_command

from diary.background import defer
from diary.services.scheduling import queue_due
from tests.factories import HouseholdFactory
from tests.jobs import name_somebody
from tests.working import work_off

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON, tick=False)]


def jobs(**options: object) -> str:
    said = StringIO()
    call_command("jobs", stdout=said, **options)
    return said.getvalue()


def test_a_server_with_nothing_to_do_says_so() -> None:
    assert jobs() == "Nothing waits, runs or has failed.\n"


def test_what_is_queued_and_what_failed_is_listed_with_its_ids() -> None:
    job = defer("sweep", slot=7)
    failed = name_somebody.enqueue().id
    DBTaskResult.objects.filter(pk=failed).update(worker_ids=["x"] * 7)
    done = defer("prune")

    work_off()
    said = jobs()

    assert f"{job}  READY       2026-11-21 12:00 UTC  sweep slot=7, diary" in said
    assert f"{failed}  FAILED " in said
    assert "name_somebody, 8 tries, builtins.ValueError\n" in said
    assert done not in said
    assert "Maya" not in said


def test_one_that_failed_runs_again() -> None:
    failed = name_somebody.enqueue().id
    DBTaskResult.objects.filter(pk=failed).update(status="FAILED")

    said = jobs(again=failed)

    assert said == "It is queued once more.\n"
    assert DBTaskResult.objects.get().status == "READY"


def test_one_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError, match="No job of this id"):
        jobs(again=str(uuid4()))


def test_a_slot_runs_again_by_the_id_of_its_job() -> None:
    HouseholdFactory()
    queue_due(NOON)
    work_off()

    [line] = [line for line in jobs(slots=9).splitlines() if "sweep" in line]
    job, state, slot = line.split("  ", 2)
    jobs(again=job)

    assert (state, slot) == ("SUCCESSFUL", "sweep 2026-11-21 00:00 Europe/London")
    assert f"{job}  READY" in jobs()


def test_a_slot_whose_job_is_forgotten_is_listed_without_a_state() -> None:
    queue_due(NOON)
    DBTaskResult.objects.all().delete()

    assert "SUCCESSFUL" not in jobs(slots=1)
