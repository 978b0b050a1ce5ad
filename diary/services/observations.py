"""Write down, and take away, what a parent saw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from diary.models import Observation, Prompt, Spot, Tag
from diary.services import assessments, closing, history, share_ends


class Treatment(TypedDict):
    """Something that was tried: days as ISO text where they are known."""

    name: str
    since: str | None
    until: str | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a parent saw. None and empty mean that nobody said.

    `signs` and `signs_asked` hold sign keys, `exposures` maps codes to details.
    """

    observed_at: datetime
    course: str = ""
    signs: Sequence[str] = ()
    signs_asked: Sequence[str] = ()
    temperature_c: Decimal | None = None
    fever_days: int | None = None
    itch: int | None = None
    sleep: int | None = None
    size_mm: int | None = None
    spread: int | None = None
    sites: Sequence[str] = ()
    vesicles: bool | None = None
    pustules: bool | None = None
    cough: bool | None = None
    well: bool | None = None
    spreading: bool | None = None
    after_straining: bool | None = None
    exposures: dict[str, str] = field(default_factory=dict)
    treatments: Sequence[Treatment] = ()
    note: str = ""


PLAIN = [
    name
    for name in Seen.__dataclass_fields__
    if name not in {"signs", "exposures", "signs_asked", "sites", "treatments"}
]


class EntryIdTakenError(Exception):
    """The id belongs to another entry, or to one that was deleted."""


@transaction.atomic
def record(spot: Spot, seen: Seen, *, by: User, uuid: UUID) -> Observation:
    """Write down an entry under the id its maker chose, once.

    Sent again with the same id it changes nothing and returns the first one.
    An entry that says "gone" closes the spot on that day. Raises
    EntryIdTakenError where the id is another spot's, or of a deleted entry.
    """
    known = _known(spot, uuid)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            entry = _write(spot, seen, by, uuid)
            tag(entry, seen)
    except IntegrityError:
        # The same entry came in twice at once: the other one was first.
        known = _known(spot, uuid)
        if known is None:
            raise
        return known
    _stand(spot, entry, by)
    return entry


def _known(spot: Spot, uuid: UUID) -> Observation | None:
    """Return the spot's entry with that id, if there is one already."""
    known = Observation.objects.filter(uuid=uuid).first()
    if known and (known.spot_id != spot.pk or known.deleted_at is not None):
        raise EntryIdTakenError
    return known


def _stand(spot: Spot, entry: Observation, by: User) -> None:
    """Close a spot that has gone, and assess it again."""
    because = Prompt.Closed.GONE if closing.close(spot, entry) else None
    assessments.reassess([spot], on=_today(spot), by=by, because=because)


@transaction.atomic
def delete(entry: Observation, *, by: User) -> None:
    """Take an entry out of the diary; what it caused is corrected.

    Its row, its photos and their files stay for the undo; nothing shows them.
    """
    entry = locked(entry)
    if entry.deleted_at is None:
        had_closed, spot = closing.has_closed(entry), entry.spot
        share_ends.stop_holders(spot, [entry])
        _set_deleted(entry, timezone.now())
        history.note(spot, history.What.ENTRY_DELETED, by=by, about=entry)
        if had_closed:
            closing.reopen(spot)
        corrected = Prompt.Closed.CORRECTED
        assessments.reassess([spot], on=_today(spot), by=by, because=corrected)


@transaction.atomic
def restore(entry: Observation, *, by: User) -> None:
    """Put a deleted entry back; the spot stands as if it had never been away."""
    entry = locked(entry)
    if entry.deleted_at is not None:
        spot, because = entry.spot, Prompt.Closed.CORRECTED
        _set_deleted(entry, None)
        history.note(spot, history.What.ENTRY_RESTORED, by=by, about=entry)
        if spot.is_open and closing.close(spot, entry):
            because = Prompt.Closed.GONE
        assessments.reassess([spot], on=_today(spot), by=by, because=because)


def locked(entry: Observation) -> Observation:
    """Read an entry as it is now, and keep it and its spot so until it is written."""
    rows = Observation.objects.select_for_update(of=("self", "spot"))
    return rows.select_related("spot__child", "spot__household").get(pk=entry.pk)


def _set_deleted(entry: Observation, at: datetime | None) -> None:
    entry.deleted_at = at
    entry.version += 1
    entry.save(update_fields=["deleted_at", "version"])


def _today(spot: Spot) -> date:
    return spot.household.day(timezone.now())


def columns(seen: Seen, *, on: date) -> dict[str, Any]:
    """Return the columns of an entry of the family's day `on`."""
    return {
        "observed_on": on,
        "signs_asked": list(seen.signs_asked),
        "sites": list(seen.sites),
        "treatments": list(seen.treatments),
        **{name: getattr(seen, name) for name in PLAIN},
    }


def _write(spot: Spot, seen: Seen, by: User, uuid: UUID) -> Observation:
    return Observation.objects.create(
        uuid=uuid,
        household_id=spot.household_id,
        spot=spot,
        written_by=by,
        timezone=spot.household.timezone,
        **columns(seen, on=spot.household.day(seen.observed_at)),
    )


def tag(entry: Observation, seen: Seen) -> None:
    """Tag an entry with the signs and exposures that were seen."""
    signs = [_sign_tag(entry, key) for key in seen.signs]
    exposures = [
        Tag(observation=entry, what=Tag.What.EXPOSURE, code=code, detail=detail)
        for code, detail in seen.exposures.items()
    ]
    Tag.objects.bulk_create([*signs, *exposures])


def _sign_tag(entry: Observation, key: str) -> Tag:
    condition, _slash, code = key.rpartition("/")
    return Tag(observation=entry, what=Tag.What.SIGN, condition=condition, code=code)
