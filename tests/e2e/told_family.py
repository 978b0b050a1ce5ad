"""A family of two who want to hear of a spot that is still within its time.

manage.py shell -c "from tests.e2e.told_family import tell; tell('2026-01-10')"
"""

from datetime import date

from allauth.account.models import EmailAddress

from accounts.models import User
from accounts.roles import Role
from diary.services import spots
from diary.services.spots import SpotDetails
from tests.factories import ChildFactory, MembershipFactory, UserFactory

OWNER, CARER = "mum@example.com", "grandpa@example.com"
CHILD = "Maximiliana"
# Counted from birth, in days: both from the published rules.
CONDITION, LIMIT = "neonatal-milia", 90
CALLED = "milia"


def tell(born_on: str) -> None:
    """Write down a child born on that day (ISO 8601) with milk spots since then."""
    day = date.fromisoformat(born_on)
    owner = MembershipFactory.create(user=_person(OWNER), called="Mum")
    MembershipFactory.create(
        household=owner.household,
        user=_person(CARER),
        role=Role.CARER,
        called="Grandpa",
    )
    child = ChildFactory.create(household=owner.household, name=CHILD, born_on=day)
    details = SpotDetails("tummy", noticed_on=day, suspected=(CONDITION,))
    spots.begin(child, details, by=owner.user, on=day)


def _person(email: str) -> User:
    """Return somebody who has confirmed their address: others get no letters."""
    user: User = UserFactory.create(email=email)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
