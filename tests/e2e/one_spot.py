"""A family with one spot to log, for the running site to show."""

from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Membership
from diary.models import Spot
from diary.services import observations, photos, spots
from diary.services.observations import Seen
from diary.services.spots import SpotDetails
from tests.diary.photos.files import chatty_jpeg
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory


def tell(email: str = "logging@example.com", *, photo: bool = False) -> None:
    """Write down a child with an open spot on the chin, with a photo if asked for."""
    member: Membership = MembershipFactory.create(user__email=email)
    today = member.household.day(timezone.now())
    child = ChildFactory.create(household=member.household)
    details = SpotDetails("chin", noticed_on=today - timedelta(days=3))
    spot = spots.begin(child, details, by=member.user, on=today)
    if photo:
        _log_with_photo(spot, member)


def _log_with_photo(spot: Spot, member: Membership) -> None:
    seen = Seen(timezone.now() - timedelta(days=1))
    entry = observations.record(spot, seen, by=member.user, uuid=uuid4())
    photos.add(entry, SimpleUploadedFile("x.jpg", chatty_jpeg(), "image/jpeg"))
