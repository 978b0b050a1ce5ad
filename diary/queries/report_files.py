"""How far a PDF is that somebody waits for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from diary.models import Heartbeat, ReportFile

# A long one takes half a minute, and others may be before it.
SLOW = timedelta(minutes=5)


class State(StrEnum):
    """Where a PDF stands."""

    WAITING = "waiting"
    BEGUN = "begun"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Making:
    """A PDF with where it stands; `is_slow` where something must be wrong.

    `has_worker` tells whether anything is there that could make it.
    """

    file: ReportFile
    state: State
    has_worker: bool
    is_slow: bool

    @property
    def address(self) -> str:
        """What it is to hold, as the query of a page of it."""
        file = self.file
        days = (("since", file.since), ("until", file.until))
        spots = (("spots", uuid) for uuid in file.spots)
        return urlencode([*spots, *((name, day) for name, day in days if day)])

    @property
    def goes_on(self) -> bool:
        """Whether it is worth looking again by itself."""
        return self.state in {State.WAITING, State.BEGUN}


def making_of(file: ReportFile, now: datetime) -> Making:
    """Say where `file` stands at the instant `now`."""
    workers = Heartbeat.objects.alive(now).filter(kind=Heartbeat.Kind.WORKER)
    is_slow = file.made_at is None and file.asked_at < now - SLOW
    return Making(file, _state(file), workers.exists(), is_slow)


def _state(file: ReportFile) -> State:
    if file.made_at:
        return State.READY
    if file.failed:
        return State.FAILED
    return State.WAITING if file.photos is None else State.BEGUN
