"""Write down, and take away, what a parent saw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from diary.models import Observation, Prompt, Spot, Tag
from diary.services import assessments


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
            _tag(entry, seen)
    except IntegrityError:
        # The same entry came in twice at once: the other one was first.
        known = _known(spot, uuid)
        if known is None:
            raise
        return known
    _stand(spot, entry)
    return entry


def _known(spot: Spot, uuid: UUID) -> Observation | None:
    """Return the spot's entry with that id, if there is one already."""
    known = Observation.objects.filter(uuid=uuid).first()
    if known and (known.spot_id != spot.pk or known.deleted_at is not None):
        raise EntryIdTakenError
    return known


def _stand(spot: Spot, entry: Observation) -> None:
    """Close a spot that has gone, and assess it again."""
    today = timezone.localdate(timezone=spot.household.zone)
    because = None
    if entry.course == Observation.Course.GONE:
        because = Prompt.Closed.GONE
        spot.gone_on = entry.observed_on
        spot.save(update_fields=["gone_on"])
    assessments.reassess([spot], on=today, because=because)


@transaction.atomic
def delete(entry: Observation) -> None:
    """Take an entry out of the diary; what it caused is corrected.

    Its row, its photos and their files stay for the undo; nothing shows them.
    """
    entry.deleted_at = timezone.now()
    entry.save(update_fields=["deleted_at"])
    spot = entry.spot
    if entry.course == Observation.Course.GONE and spot.gone_on == entry.observed_on:
        spot.gone_on = None
        spot.save(update_fields=["gone_on"])
    today = timezone.localdate(timezone=spot.household.zone)
    assessments.reassess([spot], on=today, because=Prompt.Closed.CORRECTED)


def _write(spot: Spot, seen: Seen, by: User, uuid: UUID) -> Observation:
    zone = spot.household.zone
    return Observation.objects.create(
        uuid=uuid,
        household_id=spot.household_id,
        spot=spot,
        written_by=by,
        observed_on=seen.observed_at.astimezone(zone).date(),
        timezone=spot.household.timezone,
        signs_asked=list(seen.signs_asked),
        sites=list(seen.sites),
        treatments=list(seen.treatments),
        **{name: getattr(seen, name) for name in PLAIN},
    )


def _tag(entry: Observation, seen: Seen) -> None:
    signs = [_sign_tag(entry, key) for key in seen.signs]
    exposures = [
        Tag(observation=entry, what=Tag.What.EXPOSURE, code=code, detail=detail)
        for code, detail in seen.exposures.items()
    ]
    Tag.objects.bulk_create([*signs, *exposures])


def _sign_tag(entry: Observation, key: str) -> Tag:
    condition, _slash, code = key.rpartition("/")
    return Tag(observation=entry, what=Tag.What.SIGN, condition=condition, code=code)
