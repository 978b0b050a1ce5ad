"""One of several workers that race: it says "ready", waits, tells, says how many."""

import sys
from unittest import mock

import django

django.setup()

from django.utils import timezone  # noqa: E402 (Django first)

from diary.notifications import email  # noqa: E402
from diary.services.telling import sending  # noqa: E402

if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 (heard by the test)
    sys.stdin.readline()
    with mock.patch.object(email, "send", wraps=email.send) as sent:
        sending.tell(now=timezone.now())
    print(sent.call_count)  # noqa: T201
