"""Begin, correct and close spots."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from diary.models import Child, Prompt, Spot
from diary.services import assessments


@dataclass(frozen=True, slots=True)
class SpotDetails:
    """What a parent says about a spot, apart from its entries.

    `suspected` are slugs in the order ticked; empty means "not sure".
    `noticed_on` None means that nobody knows yet.
    """

    site: str
    side: str = ""
    kind: str = Spot.Kind.RASH
    noticed_on: date | None = None
    noticed_about: bool = False
    flare_started_on: date | None = None
    first_seen_on: date | None = None
    suspected: tuple[str, ...] = ()
    look: str = ""
    label: str = ""


@transaction.atomic
def begin(
    child: Child,
    details: SpotDetails,
    *,
    by: User,
    on: date,
    came_back_from: Spot | None = None,
) -> Spot:
    """Begin a spot on `child`; one that came back points at the first of its chain."""
    first = came_back_from and (came_back_from.came_back_from or came_back_from)
    spot = Spot(
        household_id=child.household_id,
        child=child,
        created_by=by,
        came_back_from=first,
    )
    _write(spot, details)
    assessments.reassess([spot], on=on)
    return spot


@transaction.atomic
def correct(spot: Spot, details: SpotDetails, *, on: date) -> Spot:
    """Correct what was said about a spot; a prompt whose cause has gone closes."""
    _write(spot, details)
    assessments.reassess([spot], on=on, because=Prompt.Closed.CORRECTED)
    return spot


@transaction.atomic
def resolve(spot: Spot, *, gone_on: date, on: date) -> Spot:
    """Close `spot` as gone on the day `gone_on` and settle its prompt."""
    spot.gone_on = gone_on
    spot.save(update_fields=["gone_on"])
    assessments.reassess([spot], on=on, because=Prompt.Closed.GONE)
    return spot


def _write(spot: Spot, details: SpotDetails) -> None:
    for name in SpotDetails.__dataclass_fields__:
        setattr(spot, name, getattr(details, name))
    spot.suspected = list(details.suspected)
    spot.save()
