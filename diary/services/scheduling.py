"""Queue the jobs that the clock asks for, each once for each time, however many ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from accounts.queries import zones_in_use
from accounts.zones import zone_named
from diary import background
from diary.models import Slot
from diary.services.wall_clock import instant


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


SCHEDULES = (
    Daily("sweep", at=time(0), each_zone=True),
    Daily("purge", at=time(3)),
    Daily("forget", at=time(3)),
    Daily("prune", at=time(3)),
)


def queue_due(now: datetime, schedules: Iterable[Daily] = SCHEDULES) -> int:
    """Queue every job that is due and that nobody has queued; return how many."""
    return sum(
        _queue_once(daily, zone, due_at)
        for daily in schedules
        for zone, due_at in _missing(daily, now)
    )


def _missing(daily: Daily, now: datetime) -> Iterator[tuple[str, datetime]]:
    lately = Slot.objects.filter(job=daily.job, at__gt=now - timedelta(days=3))
    known = {*lately.values_list("zone", "at")}
    for zone in daily.zones():
        due_at = daily.due_at(zone, now)
        if (zone, due_at) not in known:
            yield zone, due_at


@transaction.atomic
def _queue_once(daily: Daily, zone: str, due_at: datetime) -> bool:
    """Queue it with its slot, in one transaction; of several who try one does."""
    slot, is_new = Slot.objects.get_or_create(job=daily.job, zone=zone, at=due_at)
    if is_new:
        ids = {"slot": slot.pk} if daily.each_zone else {}
        slot.run = UUID(background.defer(daily.job, **ids))
        slot.save(update_fields=["run"])
    return is_new
