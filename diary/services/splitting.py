"""Make two spots of one: the chosen entries become a spot of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from diary.models import Observation, Prompt, Spot
from diary.services import assessments, closing, history, moves, share_ends, spots


@dataclass(frozen=True, slots=True)
class NewSpot:
    """Where the new spot is and since when; `uuid` is chosen by whoever asks."""

    uuid: UUID
    site: str
    side: str = ""
    noticed_on: date | None = None


@transaction.atomic
def split(
    spot: Spot, entries: Sequence[Observation], new: NewSpot, *, by: User, on: date
) -> Spot:
    """Let `entries` of `spot` become a spot of their own, and assess both again.

    It begins with its first entry where no day is named. Visits stay. Signs taken
    back are in force again in the new one. Splitting twice is splitting once. Raises
    moves.CannotMoveError where an entry is before the new start, or has photos of a
    place that takes none, and where no entry would stay.
    """
    spots.lock(spot)
    known = Spot.objects.filter(uuid=new.uuid).first()
    if known is not None and known.child_id == spot.child_id:
        return known
    if known is not None:
        raise moves.CannotMoveError(_("Please open this page again."))
    if not spot.observations.kept().exclude(pk__in=[one.pk for one in entries]):
        raise moves.CannotMoveError(
            _("One entry has to stay. If all is wrong, correct or move the whole spot.")
        )
    made = _begin(spot, entries, new, by)
    share_ends.stop_holders(spot, entries)
    _carry(entries, spot, made)
    history.note(spot, history.What.SPLIT_OFF, by=by, other=made.uuid)
    history.note(made, history.What.SPLIT_FROM, by=by, other=spot.uuid)
    assessments.reassess([spot, made], on=on, by=by, because=Prompt.Closed.CORRECTED)
    return made


def _begin(spot: Spot, entries: Sequence[Observation], new: NewSpot, by: User) -> Spot:
    first = min(entry.observed_on for entry in entries)
    return Spot.objects.create(
        uuid=new.uuid,
        household_id=spot.household_id,
        child=spot.child,
        site=new.site,
        side=new.side,
        kind=spot.kind,
        suspected=spot.suspected,
        noticed_on=new.noticed_on or first,
        noticed_about=new.noticed_on is None,
        created_by=by,
    )


def _carry(entries: Sequence[Observation], spot: Spot, made: Spot) -> None:
    had_closed = any(closing.has_closed(entry) for entry in entries)
    for entry in sorted(entries, key=lambda one: one.observed_at):
        moves.check_fits(entry, made)
        moves.carry(entry, made)
        closing.close(made, entry)
    if had_closed:
        closing.reopen(spot)
