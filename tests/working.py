"""A worker of the tests' own: it runs, in this process, all that is queued by now."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def work_off(name: str = "a-worker") -> None:
    """Run it job by job: the loop of a real worker closes the test's connection."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    while job := DBTaskResult.objects.ready().first():
        job.claim(name)
        worker.run_task(job)
