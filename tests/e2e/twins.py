"""A family with twins, each with a spot, for the running site to show.

manage.py shell -c "from tests.e2e.twins import tell; tell('mum@example.com')"
"""

from datetime import timedelta

from django.utils import timezone

from diary.services import spots
from diary.services.spots import SpotDetails
from tests.factories import ChildFactory, MembershipFactory

LONG_NAME = "Noah Maximilian Donaudampfschifffahrtsgesellschaftskapitän"


def tell(email: str) -> None:
    """Write down Maya with a spot on the tummy, and her twin with one elsewhere."""
    owner = MembershipFactory.create(user__email=email, called="Mum")
    today = owner.household.day(timezone.now())
    for name, site in (("Maya", "tummy"), (LONG_NAME, "forehead")):
        child = ChildFactory.create(
            household=owner.household, name=name, born_on=today - timedelta(days=60)
        )
        details = SpotDetails(site, noticed_on=today - timedelta(days=3))
        spots.begin(child, details, by=owner.user, on=today)
