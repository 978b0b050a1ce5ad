"""When the photos of an entry were taken, where that is not the day it speaks of."""

from datetime import date, datetime

from accounts.zones import zone_named
from diary.models import Observation, Spot


def taken_another_day(
    entry: Observation, spot: Spot, *, today: date
) -> datetime | None:
    """Return when the first photo of `entry` was taken, as its family's clock showed.

    None where one was taken on its day, or none on a day it could be of: a camera whose
    clock was never set tells of 2000. Naive, to the minute. Reads `entry.photos.all()`.
    """
    zone = zone_named(entry.timezone)
    told = [one.taken_at for one in entry.photos.all() if one.taken_at]
    local = [at.astimezone(zone).replace(tzinfo=None, second=0) for at in told]
    if any(at.date() == entry.observed_on for at in local):
        return None
    first_day = spot.noticed_on or spot.child.born_on or date.min
    return next((at for at in local if first_day <= at.date() <= today), None)
