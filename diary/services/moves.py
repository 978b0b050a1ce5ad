"""Put an entry, a photo or a spot where it belongs; both sides are assessed again.

A link for a doctor that held it is stopped.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from conditions.queries import published
from diary.models import Child, Observation, Photo, Prompt, Spot
from diary.services import (
    assessments,
    closing,
    episodes,
    history,
    prompts,
    share_ends,
    spots,
    visits,
)
from diary.services.observations import locked
from diary.services.photos import takes_photos, takes_photos_of

CORRECTED, GONE = Prompt.Closed.CORRECTED, Prompt.Closed.GONE
What = history.What


class CannotMoveError(Exception):
    """It does not fit there; the message says why, and what to do."""


@transaction.atomic
def move_entry(entry: Observation, to: Spot, *, by: User) -> None:
    """Let `entry`, with its photos, belong to the spot `to`.

    Its ticks are in force there, also one that was taken back where it was. Raises
    CannotMoveError for a day or photos that cannot be of that spot.
    """
    spots.lock(entry.spot, to)
    entry, to = locked(entry), spots.locked(to)
    if entry.spot_id == to.pk:
        return
    check_fits(entry, to)
    came_from, had_closed = entry.spot, closing.has_closed(entry)
    share_ends.stop_holders(came_from, [entry])
    carry(entry, to)
    if had_closed:
        closing.reopen(came_from)
    history.note(came_from, What.ENTRY_LEFT, by=by, about=entry, other=to.uuid)
    history.note(to, What.ENTRY_CAME, by=by, about=entry, other=came_from.uuid)
    closed = to.is_open and closing.close(to, entry)
    _reassess(came_from, by, CORRECTED)
    _reassess(to, by, GONE if closed else CORRECTED)


@transaction.atomic
def move_photo(photo: Photo, to: Observation, *, by: User) -> None:
    """Let `photo` belong to the entry `to`; where that holds it already, it is one.

    Raises CannotMoveError where no photos are kept of that place.
    """
    spots.lock(photo.observation.spot, to.spot)
    photo = Photo.objects.select_related("observation__spot").get(pk=photo.pk)
    came_from = photo.observation
    if came_from == to:
        return
    if not takes_photos_of(to, published()):
        raise CannotMoveError(_("No photos are kept of that part of the body."))
    if to.photos.filter(digest=photo.digest).exists():
        photo.delete()
    else:
        photo.observation, photo.household_id = to, to.household_id
        photo.save(update_fields=["observation", "household"])
    here, there = came_from.spot, to.spot
    share_ends.stop_holders(here, [came_from])
    history.note(here, What.PHOTO_LEFT, by=by, about=came_from, other=there.uuid)
    history.note(there, What.PHOTO_CAME, by=by, about=to, other=here.uuid)


@transaction.atomic
def move_spot(spot: Spot, to: Child, *, by: User) -> None:
    """Let `spot` be of another child of the household, with all that belongs to it.

    The other episodes of a spot that came back stay with the child they were of.
    Raises CannotMoveError where that child was not born yet.
    """
    spot = spots.locked(spot)
    if spot.child_id == to.pk:
        return
    if to.born_on and spot.noticed_on and spot.noticed_on < to.born_on:
        words = _("First noticed on %(day)s, before the birth. Correct that day first.")
        raise CannotMoveError(words % {"day": date_format(spot.noticed_on, "j F")})
    share_ends.stop_holders(spot)
    others = episodes.leave(spot)
    fields = {"child": (str(spot.child.uuid), str(to.uuid))}
    spot.child = to
    spot.save(update_fields=["child"])
    visits.part(spot)
    history.note(spot, What.CHILD_CHANGED, by=by, fields=fields)
    for moved in (spot, *others):
        _reassess(moved, by, CORRECTED)
    prompts.tell_newcomers(spot)


def check_fits(entry: Observation, to: Spot) -> None:
    """Raise CannotMoveError where `entry` cannot be of the spot `to`."""
    if not to.is_kept:
        raise CannotMoveError(_("That spot is no longer there. Choose again."))
    begun = to.noticed_on or to.child.born_on
    if begun and entry.observed_on < begun:
        words = _(
            "The entry is of %(day)s, before %(begun)s, when this began. "
            "Correct one of the two days first."
        )
        days = {"day": entry.observed_on, "begun": begun}
        raise CannotMoveError(
            words % {name: date_format(day, "j F") for name, day in days.items()}
        )
    if entry.photos.exists() and not takes_photos(to.site, published()):
        raise CannotMoveError(_("No photos are kept of that part of the body."))


def carry(entry: Observation, to: Spot) -> None:
    """Write down that `entry` and its photos belong to the spot `to`."""
    entry.spot, entry.household_id = to, to.household_id
    entry.version += 1
    entry.save(update_fields=["spot", "household", "version"])
    entry.photos.update(household=to.household_id)


def _reassess(spot: Spot, by: User, because: Prompt.Closed) -> None:
    today = spot.household.day(timezone.now())
    assessments.reassess([spot], on=today, by=by, because=because)
