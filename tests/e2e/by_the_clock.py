"""Run a command of the site, such as its worker, by the clock that a test moves.

    python -m tests.e2e.by_the_clock worker

The time is asked of the file each time: whoever does a job that another process has
queued never lives before it.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

CLOCK = Path(os.environ["MILKSPOT_TEST_CLOCK"])


def now() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=int(CLOCK.read_text()))


def main(*command: str) -> None:
    timezone.now = now  # Before any model takes the other.
    django.setup()
    from diary.management.commands import scheduler

    scheduler.INTERVAL_SECONDS = 1  # Its clock is moved by hours.
    call_command(*command)


if __name__ == "__main__":
    main(*sys.argv[1:])
