"""After midnight: what time alone has moved, so that news travels without a visitor.

No page waits for it. Each part finds its rows by an index that holds no others, and
does not find again what it has done: a sweep that was cut off goes on where it was.
"""

import logging
from datetime import date, datetime

from django.db.models import Q

from accounts.models import Household
from accounts.zones import zone_named
from diary.models import Prompt, Slot, Spot, SpotQuerySet, Visit
from diary.services import assessments, prompts
from diary.services.in_turn import batches, those_that_fail

log = logging.getLogger(__name__)


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

    def assess(spots: SpotQuerySet) -> None:
        assessments.reassess_all(spots, on=on)

    some = batches(moved, whose)
    left = [pk for spots in some for pk in those_that_fail(spots, assess)]
    for visits in batches(Visit.objects.to_ask_about(on).filter(find), whose):
        kept = visits.filter(spot__deleted_at__isnull=True)
        kept.update(asked_on=on, to_tell=True)
    for asleep in batches(Prompt.objects.sleeping_until(on).filter(find), whose):
        prompts.wake(asleep, on=on)
    if left:
        log.error("These spots cannot be assessed: %s", left)
        raise NotAllAssessedError
