"""A family with visits to come and one to be asked about, for the running site.

manage.py shell -c "from tests.e2e.appointments import tell; tell()"
"""

from datetime import time, timedelta

from django.utils import timezone

from diary.services import assessments, bookings
from diary.services.visits import VisitDetails
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory, SpotFactory

EMAIL = "visits@example.com"
WHERE = "Dr Leopoldina Wolfeschlegelsteinhausenbergerdorff, Kinderärztezentrum am Park"
SITES = ("tummy", "chest", "chin", "neck")


def tell(email: str = EMAIL) -> None:
    """Write down four spots past their time, and two visits of another child."""
    member = MembershipFactory.create(user__email=email)
    today = member.household.day(timezone.now())
    noticed_on = today - timedelta(days=40)
    maya, noah = (
        ChildFactory.create(household=member.household, name=name, born_on=noticed_on)
        for name in ("Maya", "Noah")
    )
    spots = [
        SpotFactory.create(child=child, site=site, noticed_on=noticed_on)
        for child in (maya, noah)
        for site in SITES
    ]
    assessments.reassess(spots, on=today)
    for days, about in ((-1, spots[4:6]), (3, spots[6:])):
        plan = VisitDetails(
            on=today + timedelta(days=days), at=time(9, 30), where=WHERE, planned=True
        )
        bookings.book_all(about, plan, by=member.user, on=today)
