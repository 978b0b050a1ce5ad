"""Jobs are queued with what they are about, and tell nothing of it when they fail."""

import re
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from django.db import transaction

from diary import tasks
from diary.background import defer
from diary.services.scheduling import SCHEDULES
from tests.jobs import name_somebody
from tests.working import work_off

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
DEFERRED = re.compile(r"""(?:background\.|\s)defer\(\s*["'](\w+)["']""")


def test_a_job_waits_for_a_worker_with_its_ids() -> None:
    job = defer("sweep", slot=7)

    queued = DBTaskResult.objects.get(pk=job)
    assert (queued.status, queued.task_path) == ("READY", "diary.tasks.sweep")
    assert queued.args_kwargs == {"args": [], "kwargs": {"slot": 7}}


def test_what_is_rolled_back_leaves_no_job() -> None:
    with transaction.atomic():
        defer("prune")
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()


def test_a_failure_names_kind_and_place_and_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    name_somebody.enqueue()

    work_off()

    [failed] = DBTaskResult.objects.all()
    for told in (failed.traceback, caplog.text):
        assert "builtins.ValueError" in told
        assert "tests/jobs.py" in told
        assert "Maya has" not in told


def test_every_job_that_is_deferred_or_scheduled_exists() -> None:
    code = [
        path.read_text()
        for app in ("accounts", "conditions", "diary")
        for path in (ROOT / app).rglob("*.py")
    ]

    deferred = {name for text in code for name in DEFERRED.findall(text)}
    named = {schedule.job for schedule in SCHEDULES} | deferred
    assert named <= {
        name for name, one in vars(tasks).items() if hasattr(one, "enqueue")
    }
