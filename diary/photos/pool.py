"""Takes photos in, each in one of a few processes that no file can harm others from."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from typing import BinaryIO

from diary.photos.answers import Answer
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.ingested import Ingested
from diary.photos.reading import read_bytes
from diary.photos.worker_process import LIMITS, Limits, WorkerDiedError, WorkerProcess

ATTEMPTS = 2
# The page that sends photos, and nginx, give up after 60 seconds without a byte: what
# is said later, nobody hears. This leaves 20 for the photo itself.
MOST_WAIT_SECONDS = 40


class Pool:
    """`size` workers within `limits`. Any number of threads may ask at once.

    Who asks while all are at work waits `wait_seconds` for one.
    """

    def __init__(
        self,
        size: int,
        limits: Limits = LIMITS,
        *,
        wait_seconds: float = MOST_WAIT_SECONDS,
    ) -> None:
        self._wait_seconds = wait_seconds
        self._idle: Queue[WorkerProcess] = Queue()
        for _ in range(size):
            self._idle.put(WorkerProcess(limits))

    def ingest(self, source: BinaryIO) -> Ingested:
        """Take the photo out of `source` and make its renditions.

        Raises PhotoRefused where the file is not a photo we keep, where it takes more
        than the limits (TOO_HEAVY), and where no worker is free in time (BUSY).
        """
        with self._worker() as worker:
            answer = _answer(worker, read_bytes(source))
        if isinstance(answer, Refusal):
            raise PhotoRefused(answer)
        return answer

    def close(self) -> None:
        """End the workers; one that is at work ends with this process at the latest."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().stop()

    @contextmanager
    def _worker(self) -> Iterator[WorkerProcess]:
        try:
            worker = self._idle.get(timeout=self._wait_seconds)
        except Empty:
            raise PhotoRefused(Refusal.BUSY) from None
        try:
            yield worker
        finally:
            self._idle.put(worker)


def _answer(worker: WorkerProcess, photo: bytes) -> Answer:
    """Ask again where something else ended the worker: the file need not be at fault.

    A file whose workers keep dying breaks its decoder, or takes the last memory.
    """
    for _ in range(ATTEMPTS):
        with suppress(WorkerDiedError):
            return worker.ask(photo)
    return Refusal.TOO_HEAVY
