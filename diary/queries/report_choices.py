"""What a person shows of a child's log, and the photos there are to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from accounts.models import User
from conditions.queries import Published
from diary.models import Child, Photo, ReportChoice, Spot
from diary.queries.standing import place_name


@dataclass(frozen=True, slots=True)
class SmallPhoto:
    """A photo to choose: where it was taken, and its size in pixels."""

    uuid: UUID
    place: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoDay:
    """The photos of one day."""

    on: date
    photos: tuple[SmallPhoto, ...]


def choice_of(user: User, child: Child) -> ReportChoice:
    """Return what this person shows of `child`; all of it where they never chose."""
    chosen = ReportChoice.objects.filter(person=user, child=child).first()
    return chosen or ReportChoice(person=user, child=child)


def photo_days(spots: Iterable[Spot], data: Published) -> tuple[PhotoDay, ...]:
    """List the photos of `spots` by day, the newest first, in one query."""
    rows = Photo.objects.filter(
        observation__spot__in=list(spots), observation__deleted_at=None
    )
    newest = rows.order_by("-observation__observed_on", "-observation_id", "pk")
    loaded = newest.select_related("observation__spot").defer("placeholder")
    days = groupby(loaded, key=lambda photo: photo.observation.observed_on)
    return tuple(
        PhotoDay(on, tuple(_small(photo, data) for photo in photos))
        for on, photos in days
    )


def _small(photo: Photo, data: Published) -> SmallPhoto:
    spot = photo.observation.spot
    place = place_name(spot.site, spot.side, data)
    return SmallPhoto(photo.uuid, place, photo.width, photo.height)
