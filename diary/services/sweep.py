"""After midnight: what time alone has moved, so that news travels without a visitor.

No page waits for it. Each part finds its rows by an index that holds no others, and
does not find again what it has done: a sweep that was cut off goes on where it was.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime
from time import sleep
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import OperationalError, connection

from diary.models import Prompt, Slot, Spot, SpotQuerySet, Visit
from diary.models.prompt import PromptQuerySet
from diary.models.visit import VisitQuerySet
from diary.services import assessments, prompts

# As many as one transaction writes. SQLite has one writer at a time: between two
# batches it is somebody else's turn.
BATCH = 250
TURN_SECONDS = 0.02
log = logging.getLogger(__name__)
Rows = TypeVar("Rows", SpotQuerySet, VisitQuerySet, PromptQuerySet)


class NotAllAssessedError(Exception):
    """A spot could not be assessed; the log names it."""


def sweep_slot(slot: int, *, now: datetime) -> None:
    """Sweep the time zone of a slot, as of its calendar day at the instant `now`."""
    zone = Slot.objects.get(pk=slot).zone
    sweep_zone(zone, on=now.astimezone(ZoneInfo(zone)).date())


def sweep_zone(zone: str, *, on: date) -> None:
    """See to the families of `zone`, where the day `on` has begun.

    Spots whose standing changes are assessed and their prompts follow; a planned
    visit that is over is marked as asked about; a prompt that has slept speaks.
    Raises NotAllAssessedError, all else done, where a spot cannot be assessed.
    """
    moved = Spot.objects.kept().filter(next_change_on__lte=on)
    left = [pk for spots in _batches(moved, zone) for pk in _assess(spots, on)]
    for visits in _batches(Visit.objects.to_ask_about(on), zone):
        kept = visits.filter(spot__deleted_at__isnull=True)
        kept.update(asked_on=on, to_tell=True)
    for asleep in _batches(Prompt.objects.sleeping_until(on), zone):
        prompts.wake(asleep, on=on)
    if left:
        log.error("These spots cannot be assessed: %s", left)
        raise NotAllAssessedError


def _assess(spots: SpotQuerySet, on: date) -> list[int]:
    """Assess a batch, or else each by itself: no family's spot costs another its news.

    Return the ids of those that cannot be assessed.
    """
    try:
        assessments.reassess_all(spots, on=on)
    except OperationalError:
        raise  # It is the database, and no spot.
    except Exception:  # noqa: BLE001 (whatever it is, the sweep fails in the end)
        ids = list(spots.values_list("pk", flat=True))
        if len(ids) == 1:
            return ids
        return [left for pk in ids for left in _assess(spots.filter(pk=pk), on)]
    return []


def _batches(rows: Rows, zone: str) -> Iterator[Rows]:
    """Yield the rows of `zone` some at a time, as they are when their time comes.

    They are found without asking for the zone: a database that is asked for both may
    walk through all the families of the zone instead.
    """
    found = list(rows.order_by().values_list("pk", flat=True))
    for start in range(0, len(found), BATCH):
        some = rows.filter(pk__in=found[start : start + BATCH])
        yield some.filter(household__timezone=zone)
        if connection.vendor == "sqlite":
            sleep(TURN_SECONDS)
