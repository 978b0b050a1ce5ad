"""A worker that is told to stop leaves nothing half done, and is missed at once."""

import signal

import pytest

from tests.e2e.site import Site
from tests.processes.running import health, python, running, soon

WEB = ("-m", "gunicorn", "--config", "config/gunicorn.py", "--workers", "1")
DEFER = "from diary.background import defer; print(defer('prune'))"
STATE = """
from django_tasks_db.models import DBTaskResult
print(DBTaskResult.objects.get(pk="{job}").status)
"""
LEFT_BY = """
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
job = DBTaskResult.objects.create(
    task_path="diary.tasks.prune", args_kwargs={{"args": [], "kwargs": {{}}}},
    backend_name="default", status="RUNNING", worker_ids=["{name}"],
    started_at=timezone.now(),
)
print(job.pk)
"""


@pytest.mark.slow
def test_the_page_of_health_misses_a_worker_that_was_stopped(site: Site) -> None:
    with running(site, *WEB), running(site, "manage.py", "scheduler"):
        with running(site, "manage.py", "worker") as worker:
            soon(lambda: health(site).get("status") == 200, site)

            worker.send_signal(signal.SIGTERM)
            status = worker.wait(timeout=60)
        soon(lambda: health(site).get("worker") is False, site)
        missed = health(site)

    assert status == 0
    assert missed["status"] == 503
    assert (missed["scheduler"], missed["database"]) == (True, True)


@pytest.mark.slow
def test_a_worker_takes_up_at_once_what_one_of_its_name_left(site: Site) -> None:
    job = python(site, LEFT_BY.format(name="first"))

    with running(site, "manage.py", "worker", "--name", "first"):
        done = soon(lambda: python(site, STATE.format(job=job)) == "SUCCESSFUL", site)

    assert done
