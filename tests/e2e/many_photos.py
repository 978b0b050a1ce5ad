"""A family whose one spot has a great many photos, for the running site to show.

manage.py shell -c "from tests.e2e.many_photos import tell; tell()"
"""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from conditions.queries import published
from diary.models import Observation, Photo, Spot
from diary.services import photos
from tests.diary.photos.files import a_picture, encoded
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory, ObservationFactory, SpotFactory

EMAIL = "photos@example.com"
DAYS, A_DAY = 60, 5


def tell() -> None:
    """Write down a spot of 60 days with five photos a day: 300 in all, once."""
    if User.objects.filter(email=EMAIL).exists():
        return
    member = MembershipFactory.create(user__email=EMAIL)
    child = ChildFactory.create(household=member.household)
    noticed_on = member.household.day(timezone.now()) - timedelta(days=DAYS - 1)
    spot = SpotFactory.create(child=child, site="tummy", noticed_on=noticed_on)
    entries = [_entry(spot, days_ago) for days_ago in reversed(range(DAYS))]
    kept = _a_photo(entries[0])
    Photo.objects.bulk_create(
        _again(kept, entry, nth)
        for entry in entries
        for nth in range(A_DAY)
        if (entry, nth) != (entries[0], 0)
    )


def _entry(spot: Spot, days_ago: int) -> Observation:
    # By the family's clock: days are not all 24 hours long.
    at = timezone.now().astimezone(spot.household.zone) - timedelta(days=days_ago)
    entry: Observation = ObservationFactory.create(
        spot=spot, observed_at=at, observed_on=spot.household.day(at)
    )
    return entry


def _a_photo(entry: Observation) -> Photo:
    file = SimpleUploadedFile("a.jpg", encoded(a_picture(1200, 1600)))
    photos.add_all(entry, [file], data=published())
    return entry.photos.get()


def _again(kept: Photo, entry: Observation, nth: int) -> Photo:
    """Return the same files as a photo of `entry`."""
    return Photo(
        household_id=kept.household_id,
        observation=entry,
        original=kept.original,
        large=kept.large,
        small=kept.small,
        width=kept.width,
        height=kept.height,
        placeholder=kept.placeholder,
        digest=f"{entry.pk:032d}{nth:032d}",
    )
