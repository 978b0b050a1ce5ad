"""Queue jobs as their time comes, until told to stop. Several may run at once."""

import signal
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from diary.models import Heartbeat
from diary.services import heartbeats, jobs, scheduling

INTERVAL_SECONDS = 15


class Command(BaseCommand):
    help = "Queue jobs as their time comes, and those again that a dead worker held."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: sys.exit(0))
        with heartbeats.beating(Heartbeat.Kind.SCHEDULER, heartbeats.a_name()):
            while True:
                now = timezone.now()
                scheduling.queue_due(now)
                jobs.give_back_lost(now)
                close_old_connections()
                time.sleep(INTERVAL_SECONDS)
