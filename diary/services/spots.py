"""Begin, correct and close spots."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from diary.models import Child, Prompt, Spot
from diary.queries.changed_fields import differences
from diary.services import assessments, episodes, history, prompts, share_ends, visits
from diary.services.visits import VisitDetails


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
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """How a spot begins.

    `visit` is the one at which a doctor said what it is. What was sent with one
    `uuid` is one spot, however often it is sent.
    """

    came_back_from: Spot | None = None
    visit: VisitDetails | None = None
    uuid: UUID | None = None


ANEW = Start()


@transaction.atomic
def begin(
    child: Child, details: SpotDetails, *, by: User, on: date, start: Start = ANEW
) -> Spot:
    """Begin a spot on `child`; one that came back points at the first of its chain."""
    Child.objects.select_for_update().get(pk=child.pk)
    known = Spot.objects.filter(uuid=start.uuid).first() if start.uuid else None
    if known and known.child_id == child.pk:
        return known
    back = start.came_back_from
    spot = Spot(
        uuid=start.uuid if start.uuid and not known else uuid4(),
        household_id=child.household_id,
        child=child,
        created_by=by,
        came_back_from=back and (back.came_back_from or back),
    )
    _say(spot, details)
    spot.save()
    if start.visit:
        visits.add(spot, start.visit, by=by, on=on)
    else:
        assessments.reassess([spot], on=on, by=by)
    return spot


@transaction.atomic
def correct(spot: Spot, details: SpotDetails, *, by: User, on: date) -> Spot:
    """Correct what was said about a spot; a prompt whose cause has gone closes."""
    before = said(locked(spot))
    _say(spot, details)
    spot.save(update_fields=list(SpotDetails.__dataclass_fields__))
    fields = differences(before, said(spot))
    if fields:
        history.note(spot, history.What.SPOT_CORRECTED, by=by, fields=fields)
    assessments.reassess([spot], on=on, by=by, because=Prompt.Closed.CORRECTED)
    return spot


@transaction.atomic
def resolve(spot: Spot, *, gone_on: date, by: User, on: date) -> Spot:
    """Close `spot` as gone on the day `gone_on` and settle its prompt."""
    fields = history.as_json({"gone_on": (spot.gone_on, gone_on)})
    history.note(spot, history.What.SPOT_CORRECTED, by=by, fields=fields)
    spot.gone_on = gone_on
    spot.save(update_fields=["gone_on"])
    assessments.reassess([spot], on=on, by=by, because=Prompt.Closed.GONE)
    return spot


@transaction.atomic
def delete(spot: Spot, *, by: User, on: date) -> None:
    """Take a spot out of the diary with all that belongs to it, for the undo."""
    spot = locked(spot)
    if spot.is_kept:
        share_ends.stop_holders(spot)
        spot.deleted_at = timezone.now()
        spot.save(update_fields=["deleted_at"])
        history.note(spot, history.What.SPOT_DELETED, by=by)
        prompts.settle(spot, on=on, by=by, because=Prompt.Closed.CORRECTED)
        _reassess(episodes.others(spot), on, by)


@transaction.atomic
def restore(spot: Spot, *, by: User, on: date) -> None:
    """Put a deleted spot back, assessed as of the day `on`."""
    spot = locked(spot)
    if spot.deleted_at is not None:
        spot.deleted_at = None
        spot.save(update_fields=["deleted_at"])
        history.note(spot, history.What.SPOT_RESTORED, by=by)
        assessments.reassess([spot], on=on, by=by)
        _reassess(episodes.others(spot), on, by)


def lock(*spots: Spot) -> None:
    """Keep several spots as they are until they are written, always in one order."""
    rows = Spot.objects.filter(pk__in=[spot.pk for spot in spots])
    list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def locked(spot: Spot) -> Spot:
    """Read a spot as it is now, and keep it so until it is written."""
    rows = Spot.objects.select_for_update(of=("self",))
    return rows.select_related("child", "household").get(pk=spot.pk)


def _reassess(others: list[Spot], on: date, by: User) -> None:
    """Assess other episodes again: they count one another."""
    assessments.reassess(others, on=on, by=by, because=Prompt.Closed.CORRECTED)


def _say(spot: Spot, details: SpotDetails) -> None:
    for name in SpotDetails.__dataclass_fields__:
        setattr(spot, name, getattr(details, name))
    spot.suspected = list(details.suspected)


def said(spot: Spot) -> dict[str, Any]:
    """Return what is said about a spot as JSON, its side with its place."""
    details = {name: getattr(spot, name) for name in SpotDetails.__dataclass_fields__}
    place = f"{details.pop('site')}:{details.pop('side')}"
    return history.as_json({"place": place, **details})
