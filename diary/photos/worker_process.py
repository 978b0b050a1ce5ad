"""A worker as the web process sees it: asked, watched, ended and started again."""

import sys
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from signal import SIGPROF
from subprocess import DEVNULL, Popen
from threading import Timer
from time import monotonic
from typing import Final

from diary.photos import answers
from diary.photos.answers import Answer
from diary.photos.errors import Refusal

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Limits:
    """What a worker may take: memory in all, CPU and wall-clock time for one file."""

    memory_bytes: int = 2 * 1024**3
    cpu_seconds: float = 30
    # A worker that is stopped or starved uses no CPU time.
    wall_seconds: float = 120


LIMITS: Final = Limits()


class WorkerDiedError(Exception):
    """The worker ended while it had a file, and not by that file's limits."""


class WorkerProcess:
    """One process at a time that takes photos in; where it ends, the next begins."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, photo: bytes) -> Answer:
        """Have one file taken in. Raises WorkerDiedError.

        However that goes, a process with nothing left to say stands ready after it.
        """
        if self._process.poll() is not None:
            self._replace()  # It was ended while it had nothing to do.
        is_well = False
        try:
            answer = self._exchange(photo)
            # After one failed allocation, nobody vouches for the next.
            is_well = answer is not Refusal.TOO_HEAVY
            return answer
        finally:
            if not is_well:
                # Half an answer left unread would be taken for the next photo.
                self._replace()

    def stop(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.wait()

    def _replace(self) -> None:
        self.stop()
        self._start()

    def _start(self) -> None:
        """Start a process; it loads the decoders while nobody waits.

        Neither fork nor `multiprocessing`: the first copies the locks of threads, the
        second loads the main module anew. It gets no environment and so no passwords.
        """
        limits = self._limits
        self._connection, theirs = Pipe()
        with theirs:
            handle = theirs.fileno()
            given = map(str, (handle, limits.memory_bytes, limits.cpu_seconds))
            self._process = Popen(  # noqa: S603 (a program of ours, with numbers)
                [sys.executable, "-m", "diary.photos.worker", *given],
                cwd=ROOT,
                env={},
                pass_fds=[handle],
                stdin=DEVNULL,
                stdout=DEVNULL,
            )

    def _exchange(self, photo: bytes) -> Answer:
        latest = monotonic() + self._limits.wall_seconds
        stop = Timer(self._limits.wall_seconds, self._process.kill)
        stop.start()
        try:
            self._connection.send_bytes(photo)
            return answers.receive(self._connection)
        except (EOFError, OSError) as error:
            # One that answers too much lives on, and waits for a reader.
            self._process.kill()
            if self._process.wait() == -SIGPROF or monotonic() >= latest:
                return Refusal.TOO_HEAVY
            raise WorkerDiedError from error
        finally:
            stop.cancel()
