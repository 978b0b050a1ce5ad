"""What taking one photo in costs a worker of its own, as Linux tells it."""

from dataclasses import dataclass
from pathlib import Path
from time import clock_gettime

from diary.photos.answers import Answer
from diary.photos.worker_process import LIMITS, WorkerProcess


@dataclass(frozen=True)
class Cost:
    """CPU time, and the most memory above that of the worker while it waited."""

    cpu_seconds: float
    peak_bytes: int
    answer: Answer


def take_in(photo: bytes, *, first: bytes) -> Cost:
    """Take `photo` in after `first`, a small one that loads what there is to load."""
    worker = WorkerProcess(LIMITS)
    try:
        worker.ask(first)
        idle, begun = _memory(worker.pid, "VmRSS"), _cpu_seconds(worker.pid)
        # proc(5): 5 sets the peak to the present.
        Path(f"/proc/{worker.pid}/clear_refs").write_text("5")
        answer = worker.ask(photo)
        peak = _memory(worker.pid, "VmHWM")
        return Cost(_cpu_seconds(worker.pid) - begun, peak - idle, answer)
    finally:
        worker.stop()


def _memory(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines)
    return int(told[name].split()[0]) * 1024


def _cpu_seconds(pid: int) -> float:
    # The number under which Linux keeps the CPU clock of another process.
    return clock_gettime((~pid << 3) | 2)
