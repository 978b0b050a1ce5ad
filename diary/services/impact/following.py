"""Let open spots follow what was published: a few at a time, the pressing ones first.

A page shows no old level meanwhile: every read assesses anew what was not assessed
under what is in force. These jobs make the news travel, and no page waits for them.
Nothing here withdraws a prompt, as nobody has said anything about the spot.
"""

import logging
from datetime import datetime

from django.utils import timezone

from conditions.impact import Change
from conditions.queries import Published, published
from diary import background
from diary.assessment import Level
from diary.models import Spot, SpotQuerySet, Wave
from diary.queries import spot_rows
from diary.queries.touched import touched
from diary.services import assessments, prompts
from diary.services.impact.outlooks import Onlooker, Stand
from diary.services.impact.pace import portion
from diary.services.in_turn import batches, those_that_fail

PRESSING = (Level.EMERGENCY, Level.URGENT)
log = logging.getLogger(__name__)


class NotAllFollowedError(Exception):
    """A spot could not be assessed; the log names it."""


def follow(change: Change) -> None:
    """Begin a wave for what has just been published, in the same transaction."""
    spots = touched(change).count()
    if spots:
        wave = Wave.objects.create(
            kind=change.kind,
            slug=change.slug,
            codes=[*change.codes],
            portion=portion(spots),
        )
        background.defer("follow_pressing", wave=wave.pk)


def follow_pressing(wave: int, *, now: datetime) -> None:
    """Let those spots follow at once that ask for a doctor soon, and did not before."""
    data = published()
    onlooker = Onlooker(data, data)
    for batch in spot_rows.batches(_left(Wave.objects.get(pk=wave), data)):
        pressing = [
            spot.pk
            for spot, stand in onlooker.stands(batch, now)
            if stand.level in PRESSING
            and prompts.pressure(stand) > prompts.pressure(Stand.kept(spot))
        ]
        _assess(Spot.objects.filter(pk__in=pressing), data, now)


def go_on(now: datetime) -> None:
    """Let the next portion of each wave follow.

    Raises NotAllFollowedError, all else done, where a spot cannot be assessed.
    """
    data = published()
    waves = Wave.objects.filter(ended_at__isnull=True).order_by("pk")
    left = [pk for wave in waves for pk in _go_on(wave, data, now)]
    if left:
        log.error("These spots cannot be assessed: %s", left)
        raise NotAllFollowedError


def _go_on(wave: Wave, data: Published, now: datetime) -> list[int]:
    """Let one portion follow; return the ids of those that cannot be assessed."""
    left = _left(wave, data).filter(pk__gt=wave.last).order_by("pk")
    ids = list(left.values_list("pk", flat=True)[: wave.portion])
    failed = _assess(Spot.objects.filter(pk__in=ids), data, now)
    unended = Wave.objects.filter(pk=wave.pk)
    if len(ids) < wave.portion:
        unended.update(ended_at=timezone.now())
    else:
        unended.filter(last__lt=ids[-1]).update(last=ids[-1])
    return failed


def _left(wave: Wave, data: Published) -> SpotQuerySet:
    """Find the spots of a wave that nobody has looked at since."""
    change = Change(wave.kind, wave.slug, tuple(wave.codes))
    return touched(change).exclude(assessed_under=data.stamp)


def _assess(spots: SpotQuerySet, data: Published, now: datetime) -> list[int]:
    """Assess some at a time; return the ids of those that cannot be."""

    def refresh(some: SpotQuerySet) -> None:
        assessments.refresh(some.select_related("household"), now=now, data=data)

    failed = (those_that_fail(some, refresh) for some in batches(spots))
    return [pk for of in failed for pk in of]
