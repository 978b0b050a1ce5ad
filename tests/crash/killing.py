"""Kill the processes of a running site, one at a time, at random moments."""

import os
import random
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Timer

# A web process takes a second or two to come back, a photo worker a quarter.
KINDS = ("web", "photo", "photo", "photo")


class Killer:
    """Kills -9, and counts what it has killed: "web" and "photo"."""

    def __init__(self, server: int, seed: int) -> None:
        self.server = server
        self.chance = random.Random(seed)  # noqa: S311 (no secret)
        self.killed: Counter[str] = Counter()
        self._under_way: list[Timer] = []

    def kill_soon(self) -> None:
        """Kill one process within the next half of a second."""
        timer = Timer(self.chance.uniform(0, 0.5), self._kill)
        self._under_way.append(timer)
        timer.start()

    def rest(self) -> None:
        """Wait until all that was to be killed is."""
        for timer in self._under_way:
            timer.join()

    def _kill(self) -> None:
        kind = self.chance.choice(KINDS)
        processes = web_processes if kind == "web" else photo_workers
        with suppress(ProcessLookupError, IndexError):
            os.kill(self.chance.choice(processes(self.server)), signal.SIGKILL)
            self.killed[kind] += 1


def web_processes(server: int) -> list[int]:
    """The processes that answer, children of `server`."""
    return [pid for pid, parent in _parents().items() if parent == server]


def photo_workers(server: int) -> list[int]:
    """The processes beside those, which take photos in."""
    web = web_processes(server)
    return [pid for pid, parent in _parents().items() if parent in web]


def _parents() -> dict[int, int]:
    """Return the parent of each process of this machine, as Linux tells it."""
    found = {}
    for told in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # It ended meanwhile.
            # The name of a program, in brackets, may hold anything.
            state, parent = told.read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                found[int(told.parent.name)] = int(parent)
    return found
