"""Make entries of notes that were kept elsewhere, each once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Household, User
from diary.baby_buddy import Note
from diary.models import Child, Observation, Spot
from diary.services import assessments, spots
from diary.services.spots import SpotDetails, Start


@dataclass(frozen=True, slots=True)
class NewSpot:
    """A spot to begin for notes about `child`, at the place `site` on the body."""

    child: Child
    site: str
    side: str = ""


Place = Spot | NewSpot


def new_notes(notes: Iterable[Note], household: Household) -> dict[UUID, Note]:
    """Return the notes that were never brought in, by the ids they will have.

    An id follows from family and content: what was moved or deleted since stays so.
    """
    named = {_id(note, household): note for note in notes}
    known = Observation.objects.filter(household=household)
    here = {*known.values_list("uuid", flat=True)}
    return {uuid: note for uuid, note in named.items() if uuid not in here}


@transaction.atomic
def bring_notes(
    notes: Iterable[Note], places: Mapping[str, Place], *, by: User, now: datetime
) -> int:
    """Make entries of notes about those Baby Buddy children that have a place.

    Returns how many were new. Their times, where they have no zone, are taken for the
    family's own. A note says nothing of whether a spot is better or worse.
    """
    notes = list(notes)
    return sum(
        _bring([note for note in notes if note.child == child], place, by, now)
        for child, place in places.items()
    )


def _bring(notes: list[Note], place: Place, by: User, now: datetime) -> int:
    household = place.child.household
    new = new_notes(notes, household)
    if new:
        spot = _begun(place, by, now) if isinstance(place, NewSpot) else place
        Observation.objects.bulk_create(_entries(new, spot, by))
        assessments.reassess([spot], on=household.day(now), by=by)
    return len(new)


def _begun(place: NewSpot, by: User, now: datetime) -> Spot:
    """Begin a spot of which nobody knows yet since when it has been there."""
    household = place.child.household
    uuid = uuid5(household.uuid, f"notes {place.child.uuid} {place.site}:{place.side}")
    known = Spot.objects.kept().filter(uuid=uuid, child=place.child).first()
    details = SpotDetails(place.site, place.side, label=_("Notes from Baby Buddy"))
    start = Start(uuid=None if Spot.objects.filter(uuid=uuid).exists() else uuid)
    on = household.day(now)
    return known or spots.begin(place.child, details, by=by, on=on, start=start)


def _entries(new: Mapping[UUID, Note], spot: Spot, by: User) -> Iterator[Observation]:
    zone = spot.household.zone
    for uuid, note in new.items():
        at = note.at if note.at.tzinfo else note.at.replace(tzinfo=zone)
        yield Observation(
            uuid=uuid,
            household=spot.household,
            spot=spot,
            written_by=by,
            timezone=spot.household.timezone,
            observed_at=at,
            observed_on=at.astimezone(zone).date(),
            note=note.text,
        )


def _id(note: Note, household: Household) -> UUID:
    said = "\n".join((note.child, note.at.isoformat(), note.text))
    return uuid5(household.uuid, f"baby buddy\n{said}")
