"""After midnight: what time alone has moved, so that news travels without a visitor.

No page waits for it. Each part finds its rows by an index that holds no others, and
does not find again what it has done: a sweep that was cut off goes on where it was.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime
from time import sleep
from typing import TypeVar

from django.db import OperationalError, connection
from django.db.models import Q

from accounts.models import Household
from accounts.zones import zone_named
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
    sweep_zone(zone, on=now.astimezone(zone_named(zone)).date())


def sweep_family(household: int, *, now: datetime) -> None:
    """Sweep one family as of its day at the instant `now`: its days have just moved."""
    on = Household.objects.get(pk=household).day(now)
    _sweep(Q(household=household), Q(), on=on)


def sweep_zone(zone: str, *, on: date) -> None:
    """See to the families of `zone`, where the day `on` has begun.

    A family that has moved there on a later day of its own waits for that day.
    """
    here = Q(household__moved_on__isnull=True) | Q(household__moved_on__lte=on)
    _sweep(Q(), here & Q(household__timezone=zone), on=on)


def _sweep(find: Q, whose: Q, *, on: date) -> None:
    """See to what has changed by the day `on` among those to `find`, if theirs.

    Spots whose standing changes are assessed and their prompts follow; a planned
    visit that is over is marked as asked about; a prompt that has slept speaks.
    Raises NotAllAssessedError, all else done, where a spot cannot be assessed.
    """
    moved = Spot.objects.kept().filter(find, next_change_on__lte=on)
    left = [pk for spots in _batches(moved, whose) for pk in _assess(spots, on)]
    for visits in _batches(Visit.objects.to_ask_about(on).filter(find), whose):
        kept = visits.filter(spot__deleted_at__isnull=True)
        kept.update(asked_on=on, to_tell=True)
    for asleep in _batches(Prompt.objects.sleeping_until(on).filter(find), whose):
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


def _batches(rows: Rows, whose: Q) -> Iterator[Rows]:
    """Yield the rows of theirs some at a time, as they are when their time comes.

    They are found without asking whose they are: a database that is asked for both
    may walk through all the families of a zone instead.
    """
    found = list(rows.order_by().values_list("pk", flat=True))
    for start in range(0, len(found), BATCH):
        some = rows.filter(pk__in=found[start : start + BATCH])
        yield some.filter(whose)
        if connection.vendor == "sqlite":
            sleep(TURN_SECONDS)
