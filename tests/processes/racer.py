"""One of several schedulers that race: it says "ready", waits, and says how many."""

import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from diary.services.scheduling import queue_due  # noqa: E402 (Django first)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAYS = 25

if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 (heard by the test)
    sys.stdin.readline()
    days = range(1, DAYS + 1)
    print(sum(queue_due(NOON + timedelta(days=day)) for day in days))  # noqa: T201
