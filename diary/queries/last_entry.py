"""What the log form shows of the entry before: who, when, and its photo."""

from dataclasses import dataclass
from datetime import datetime

from accounts.circle import circle
from accounts.models import User
from diary.models import Observation, Photo, Spot
from diary.queries.writers import writer


@dataclass(frozen=True, slots=True)
class LastEntry:
    """The newest entry on a spot. `is_today` where it was made on this very day."""

    observation: Observation
    by: str
    is_today: bool
    photo: Photo | None


def last_entry(spot: Spot, reader: User, now: datetime) -> LastEntry | None:
    """Return the newest entry on `spot`, or None where it has none."""
    rows = Observation.objects.kept().filter(spot=spot)
    newest = rows.order_by("-observed_at", "-id").first()
    if newest is None:
        return None
    photos = Photo.objects.filter(
        observation__spot=spot, observation__deleted_at__isnull=True
    )
    names = circle(reader).names[spot.household_id]
    return LastEntry(
        observation=newest,
        by=writer(names, newest.written_by_id, newest.written_name),
        is_today=newest.observed_on == spot.household.day(now),
        photo=photos.order_by("-observation__observed_at", "-id").first(),
    )
