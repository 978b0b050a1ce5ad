"""A family with one spot to log, for the running site to show."""

from datetime import timedelta

from django.utils import timezone

from diary.services import spots
from diary.services.spots import SpotDetails
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory


def tell() -> None:
    """Write down a child with an open spot on the chin."""
    member = MembershipFactory.create(user__email="logging@example.com")
    today = member.household.day(timezone.now())
    child = ChildFactory.create(household=member.household)
    details = SpotDetails("chin", noticed_on=today - timedelta(days=3))
    spots.begin(child, details, by=member.user, on=today)
