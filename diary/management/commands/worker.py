"""Run jobs as they come, until told to stop. Several may run at once."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from diary.models import Heartbeat
from diary.services import heartbeats, jobs


class Command(BaseCommand):
    help = "Run jobs as they come. SIGTERM lets a job end, a second one gives it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--name",
            help="the same at every start, no other's: what an earlier worker of this "
            "name left running is taken up at once, not after a minute",
        )

    def handle(self, *_args: Any, name: str | None, **_options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        name = name or heartbeats.a_name()
        # What is loaded by now stays: a look for garbage there costs a tenth of a job.
        gc.freeze()
        with heartbeats.beating(Heartbeat.Kind.WORKER, name):
            jobs.give_back(name)
            try:
                call_command(
                    "db_worker", worker_id=name, startup_delay=False, reload=False
                )
            finally:
                jobs.give_back(name)
