"""Change what an entry says; of two carers who do so at once, nobody loses a word."""

from dataclasses import asdict, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.zones import zone_named
from diary.models import Observation, Prompt, Spot, Tag
from diary.queries.changed_fields import differences
from diary.services import assessments, closing, history, observations
from diary.services.observations import PLAIN, Seen, columns, locked, tag

FIRST = 1
ONE_DECIMAL = Decimal("0.1")


class ChangedMeanwhileError(Exception):
    """Somebody changed the entry after this change was begun."""


@transaction.atomic
def record(spot: Spot, seen: Seen, *, by: User, uuid: UUID) -> Observation:
    """Write down an entry once; sent again with other words, it says those.

    Whoever gets no answer may tick a sign more before sending it again. Raises
    EntryIdTakenError as `observations.record` does, and ChangedMeanwhileError where
    somebody else has changed what came first.
    """
    entry = observations.record(spot, seen, by=by, uuid=uuid)
    is_own = entry.changed_by_id in (None, by.pk)
    return change(entry, seen, version=entry.version if is_own else FIRST, by=by)


@transaction.atomic
def change(entry: Observation, seen: Seen, *, version: int, by: User) -> Observation:
    """Let `entry`, read at `version`, say what was seen, and assess its spot again.

    A sign once ticked stays ticked: it is taken back by saying so. Sent twice it
    is one change. An entry deleted meanwhile is put back. Raises
    ChangedMeanwhileError where it is no longer at `version`.
    """
    entry = locked(entry)
    before = seen_in(entry)
    ticked = dict.fromkeys([*before.signs, *seen.signs])
    seen = replace(seen, signs=list(ticked))
    fields = differences(as_data(entry, before), as_data(entry, seen))
    if entry.deleted_at is None and not fields:
        return entry
    if entry.version != version:
        raise ChangedMeanwhileError
    _write(entry, seen, by)
    what = history.What.ENTRY_CHANGED
    history.note(entry.spot, what, by=by, about=entry, fields=fields)
    return entry


def seen_in(entry: Observation) -> Seen:
    """Return what an entry says now."""
    tags = list(entry.tags.all())
    return Seen(
        signs=[tag.key for tag in tags if tag.what == Tag.What.SIGN],
        signs_asked=entry.signs_asked,
        sites=entry.sites,
        treatments=entry.treatments,
        exposures={
            tag.code: tag.detail for tag in tags if tag.what == Tag.What.EXPOSURE
        },
        **{name: getattr(entry, name) for name in PLAIN},
    )


def day_of(entry: Observation, at: datetime) -> date:
    """Return the day of an entry that is about the instant `at`, where it was made.

    Its own day stays as long as its time does.
    """
    household = entry.spot.household
    if at == entry.observed_at:
        return entry.observed_on
    if entry.timezone == household.timezone:
        return household.day(at)
    return at.astimezone(zone_named(entry.timezone)).date()


def as_data(entry: Observation, seen: Seen) -> dict[str, Any]:
    """Return what was seen as JSON that compares, with the time in the entry's zone."""
    local = seen.observed_at.astimezone(zone_named(entry.timezone))
    degrees = seen.temperature_c
    said = asdict(seen) | {
        "observed_at": local.isoformat(),
        "signs": sorted(seen.signs),
        "signs_asked": sorted(seen.signs_asked),
        "temperature_c": degrees and degrees.quantize(ONE_DECIMAL),
    }
    return history.as_json(said)


def _write(entry: Observation, seen: Seen, by: User) -> None:
    had_closed = closing.has_closed(entry)
    on = day_of(entry, seen.observed_at)
    for name, value in columns(seen, on=on).items():
        setattr(entry, name, value)
    entry.version += 1
    entry.changed_at, entry.changed_by = timezone.now(), by
    entry.changed_name = None
    entry.deleted_at = None
    entry.save()
    entry.tags.all().delete()
    tag(entry, seen)
    _stand(entry, by, had_closed=had_closed)


def _stand(entry: Observation, by: User, *, had_closed: bool) -> None:
    """Close or open the spot as the entry now asks, and assess it again."""
    spot, because = entry.spot, Prompt.Closed.CORRECTED
    if closing.close(spot, entry):
        because = Prompt.Closed.GONE
    elif had_closed:
        closing.reopen(spot)
    today = spot.household.day(timezone.now())
    assessments.reassess([spot], on=today, by=by, because=because)
