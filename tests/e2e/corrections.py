"""Two carers of one child with spots to correct, for the running site to show.

manage.py shell -c "from tests.e2e.corrections import tell; tell()"
"""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Household, User
from accounts.roles import Role
from diary.services import observations, spots
from diary.services.observations import Seen
from diary.services.spots import SpotDetails
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory

MUM, DAD = "mum@corrections.example", "dad@corrections.example"
SIGN = "INFECTION_SIGNS"


def tell() -> None:
    """Write down a child with two spots, each with an entry; anew at each call."""
    Household.objects.filter(memberships__user__email=MUM).delete()
    User.objects.filter(email__in=[MUM, DAD]).delete()
    mum = MembershipFactory.create(
        user__email=MUM, called="Mum", household__timezone="UTC"
    )
    MembershipFactory.create(
        user__email=DAD, called="Dad", household=mum.household, role=Role.CARER
    )
    today = mum.household.day(timezone.now())
    child = ChildFactory.create(
        household=mum.household, name="Maya", born_on=today - timedelta(days=60)
    )
    for site, days, note in (("cheek", 9, "Dry."), ("chin", 20, "Small.")):
        details = SpotDetails(site, noticed_on=today - timedelta(days=days))
        spot = spots.begin(child, details, by=mum.user, on=today)
        signs = [SIGN] if site == "chin" else []
        seen = Seen(timezone.now(), note=note, signs=signs, signs_asked=signs)
        observations.record(spot, seen, by=mum.user, uuid=uuid4())
