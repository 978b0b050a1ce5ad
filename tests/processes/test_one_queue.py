"""Several workers take from one queue, and each job is done once."""

import re
from collections import Counter
from contextlib import ExitStack

import pytest

from tests.e2e.site import Site
from tests.processes.running import python, running, soon

JOBS, WORKERS = 300, ("first", "second", "third")
DEFER = f"""
from django.db import transaction
from diary.background import defer
with transaction.atomic():
    for _ in range({JOBS}):
        defer("prune")
"""
LEFT = """
from django_tasks_db.models import DBTaskResult
print(DBTaskResult.objects.exclude(status="SUCCESSFUL").count())
"""
TAKEN_BY = """
from django_tasks_db.models import DBTaskResult
for taken in DBTaskResult.objects.values_list("worker_ids", flat=True):
    print(*taken)
"""
STARTED = re.compile(r"Task id=(\S+) path=diary\.tasks\.prune state=RUNNING")


@pytest.mark.slow
def test_three_workers_do_each_job_of_one_queue_once(site: Site) -> None:
    log = site.folder / "log"

    with ExitStack() as stack:
        for name in WORKERS:
            stack.enter_context(running(site, "manage.py", "worker", "--name", name))
        soon(lambda: log.read_text().count("Starting worker") == len(WORKERS), site)
        python(site, DEFER)
        soon(lambda: python(site, LEFT) == "0", site)

    started = Counter(STARTED.findall(log.read_text()))
    taken_by = Counter(python(site, TAKEN_BY).splitlines())
    assert len(started) == JOBS
    assert {*started.values()} == {1}
    assert {*taken_by} <= {*WORKERS}
    assert len(taken_by) > 1, "Nobody raced."
    assert taken_by.total() == JOBS
