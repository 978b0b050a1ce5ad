"""Queue the jobs that the clock asks for, each once for each time, however many ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from accounts.queries import zones_in_use
from accounts.zones import zone_named
from diary import background
from diary.models import Slot
from diary.services.impact.pace import EVERY_MINUTES
from diary.services.wall_clock import instant

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Daily:
    """A job that runs once a calendar day, from a time on the clocks of a zone.

    With `each_zone` that is every zone in which a family lives, and the job is given
    its `slot`; without it, it is UTC, and the job is given nothing.
    """

    job: str
    at: time
    each_zone: bool = False

    def zones(self) -> Iterable[str]:
        return zones_in_use() if self.each_zone else ["UTC"]

    def due_at(self, zone: str, now: datetime) -> datetime:
        """Return the last instant at which it was due: what was missed runs once."""
        here = zone_named(zone)
        today = now.astimezone(here).date()
        due_at = instant(today, self.at, here)
        if due_at <= now:
            return due_at
        return instant(today - timedelta(days=1), self.at, here)


@dataclass(frozen=True, slots=True)
class Every:
    """A job that runs every so many `minutes` of UTC, and is given nothing."""

    job: str
    minutes: int
    each_zone: bool = False

    def zones(self) -> Iterable[str]:
        return ["UTC"]

    def due_at(self, _zone: str, now: datetime) -> datetime:
        """Return the last instant at which it was due: what was missed runs once."""
        return now - (now - EPOCH) % timedelta(minutes=self.minutes)


Schedule = Daily | Every
SCHEDULES: tuple[Schedule, ...] = (
    Every("tell", minutes=5),
    Every("follow", minutes=EVERY_MINUTES),
    Every("tidy", minutes=30),
    Daily("sweep", at=time(0), each_zone=True),
    Daily("purge", at=time(3)),
    Daily("forget", at=time(3)),
    Daily("prune", at=time(3)),
)
# Of these there are many, and nobody asks for them after days.
FREQUENT = [schedule.job for schedule in SCHEDULES if isinstance(schedule, Every)]


def queue_due(now: datetime, schedules: Iterable[Schedule] = SCHEDULES) -> int:
    """Queue every job that is due and that nobody has queued; return how many."""
    return sum(
        _queue_once(schedule, zone, due_at)
        for schedule in schedules
        for zone, due_at in _missing(schedule, now)
    )


def _missing(schedule: Schedule, now: datetime) -> list[tuple[str, datetime]]:
    due = {(zone, schedule.due_at(zone, now)) for zone in schedule.zones()}
    first = min((due_at for _zone, due_at in due), default=now)
    lately = Slot.objects.filter(job=schedule.job, at__gte=first)
    return sorted(due - {*lately.values_list("zone", "at")})


@transaction.atomic
def _queue_once(schedule: Schedule, zone: str, due_at: datetime) -> bool:
    """Queue it with its slot, in one transaction; of several who try one does."""
    slot, is_new = Slot.objects.get_or_create(job=schedule.job, zone=zone, at=due_at)
    if is_new:
        ids = {"slot": slot.pk} if schedule.each_zone else {}
        slot.run = UUID(background.defer(schedule.job, **ids))
        slot.save(update_fields=["run"])
    return is_new
