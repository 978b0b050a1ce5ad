"""A family with much written down, for the pages that look back over it.

manage.py shell -c "from tests.e2e.timelines import tell; tell()"
"""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from diary.models import Child, Observation, Spot, Tag
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory, ObservationFactory, SpotFactory

EMAIL, NOTHING_EMAIL = "timeline@example.com", "nothing@example.com"
CHILD, NOTE = "مايا الأحمد", "ظهرت 3 بقع حمراء على الخد."
TWIN = "Wolfeschlegelsteinhausenbergerdorff"
NIGHTS, DAYS = 400, 31
# On which days of the tummy it got worse, and on which something was new.
WORSE = (27, 31)
NEW = {
    "illness": (24,),
    "heat_sweat": (2, 3, 25, 26),
    "detergent": (20,),
    "soap_wash": (5,),
    "vaccine": (10,),
}


def tell() -> None:
    """Write down two children: one with 400 nights, one whose name is a long word."""
    member = MembershipFactory.create(user__email=EMAIL, called="ماما")
    child = ChildFactory.create(household=member.household, name=CHILD)
    _tell_nights(_begin(child, "chest", days=NIGHTS), member.user)
    _tell_story(_begin(child, "tummy", days=DAYS), member.user)
    twin = ChildFactory.create(household=member.household, name=TWIN)
    _log(_begin(twin, "cheek", days=2), member.user, day=1, note="One more dot.")
    alone = MembershipFactory.create(user__email=NOTHING_EMAIL)
    ChildFactory.create(household=alone.household)


def _begin(child: Child, site: str, *, days: int) -> Spot:
    noticed_on = child.household.day(timezone.now()) - timedelta(days=days)
    spot: Spot = SpotFactory.create(child=child, site=site, noticed_on=noticed_on)
    return spot


def _tell_nights(spot: Spot, by: User) -> None:
    Observation.objects.bulk_create(
        _entry(spot, by, day=day, course="same", note=f"Night {day}.")
        for day in range(NIGHTS)
    )


def _tell_story(spot: Spot, by: User) -> None:
    for code, days in NEW.items():
        for day in days:
            entry = _log(spot, by, day=day)
            Tag.objects.create(observation=entry, what=Tag.What.EXPOSURE, code=code)
    for day in WORSE:
        _log(spot, by, day=day, course="worse", note=NOTE)
    bath = {
        "name": "Oat bath",
        "since": None,
        "until": None,
        "outcome": "A little drier",
    }
    _log(spot, by, day=12, treatments=[bath], course="better")


def _log(spot: Spot, by: User, *, day: int, **known: object) -> Observation:
    entry = _entry(spot, by, day=day, **known)
    entry.save()
    return entry


def _entry(spot: Spot, by: User, *, day: int, **known: object) -> Observation:
    on = spot.noticed_on
    assert on
    at = datetime.combine(on + timedelta(days=day), datetime.min.time())
    entry: Observation = ObservationFactory.build(
        spot=spot,
        household=spot.household,
        written_by=by,
        observed_at=at.replace(hour=3, tzinfo=spot.household.zone),
        observed_on=at.date(),
        **known,
    )
    return entry
