"""The process that takes photos in, one after the other, within its limits.

    python -m diary.photos.worker HANDLE MEMORY_BYTES CPU_SECONDS

HANDLE is one end of a connection, inherited. Where its other end closes, however the
web process ended, this process ends too.
"""

import os
import resource
import signal
import sys
from contextlib import suppress
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

from diary.photos import answers
from diary.photos.errors import PhotoRefused
from diary.photos.ingest import ingest

NICENESS = 10


def main(handle: int, memory_bytes: int, cpu_seconds: float) -> None:
    """Take in photo after photo until nobody is there to ask."""
    _stay_behind()
    _limit_memory(memory_bytes)
    with Connection(handle) as connection, suppress(EOFError, OSError):
        while True:
            photo = connection.recv_bytes()
            _limit_cpu(cpu_seconds)
            answers.send(connection, _answer(photo))
            del photo


def _answer(photo: bytes) -> answers.Answer:
    try:
        return ingest(BytesIO(photo))
    except PhotoRefused as refused:
        return refused.code


def _stay_behind() -> None:
    """Let the web process have the processor, the memory and the last word."""
    os.nice(NICENESS)
    # Linux: where memory runs out, end this process and no other.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    # Ctrl-C and `systemctl stop` reach every process, but the web process still
    # finishes its requests: it ends this one by closing the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _limit_memory(most: int) -> None:
    # No core dump: a photo would be in it.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS does not take this limit; there the one on CPU time holds alone.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_cpu(seconds: float) -> None:
    """Let the kernel end this process once it has worked `seconds` more.

    RLIMIT_CPU would count whole seconds, and from the start of the process.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    given_handle, given_memory, given_cpu = sys.argv[1:]
    main(int(given_handle), int(given_memory), float(given_cpu))
