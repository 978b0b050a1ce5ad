"""The site as gunicorn serves it here: the real one, with a clock that can be moved.

The file that MILKSPOT_TEST_CLOCK names holds by how many seconds the clock is ahead.
One worker serves, and the clock moves between requests only.
"""

import os
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

from config.wsgi import application as site

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


class MovedClock:
    """Keeps the time of this process as many seconds ahead as a file says."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lock = threading.Lock()
        self.seconds = 0
        self.journey: time_machine.travel | None = None

    def follow(self) -> None:
        with self.lock:
            seconds = int(self.file.read_text())
            if seconds != self.seconds:
                self.move(seconds)

    def move(self, seconds: int) -> None:
        if self.journey:
            self.journey.stop()
        moment = datetime.now(UTC) + timedelta(seconds=seconds)
        self.journey = time_machine.travel(moment, tick=True)
        self.journey.start()
        self.seconds = seconds


clock = MovedClock(Path(os.environ["MILKSPOT_TEST_CLOCK"]))


def application(
    environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    clock.follow()
    return site(environ, start_response)
