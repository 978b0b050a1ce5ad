"""A family whose spots are in every state, for the running site to show.

manage.py shell -c "from tests.e2e.states import tell; tell()"
"""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from diary.models import Child, Observation, Spot
from diary.services import observations, spots
from diary.services.observations import Seen
from diary.services.spots import SpotDetails
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory, ObservationFactory

EMAIL = "states@example.com"
SIGN = "NON_BLANCHING"
ENTRIES = 400
ONE_LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsfleck"
CHILD, NOTE = "مايا الأحمد", "ظهرت 3 بقع حمراء على الخد."


def tell() -> None:
    """Write down a child with spots that differ in place and in state."""
    member = MembershipFactory.create(user__email=EMAIL)
    today = member.household.day(timezone.now())
    born_on = today - timedelta(days=ENTRIES)
    child = ChildFactory.create(household=member.household, name=CHILD, born_on=born_on)
    _begin(child, member.user, "chin", days=None)
    _begin(child, member.user, "forehead", days=31)
    _begin(child, member.user, "nose", days=40)
    _log_every_day(_begin(child, member.user, "chest", days=ENTRIES))
    _log(_begin(child, member.user, "neck", days=9), course="gone")
    _log(_begin(child, member.user, "nape", days=3, label=ONE_LONG_WORD), note=NOTE)
    _log(
        _begin(child, member.user, "tummy", days=31),
        signs=[SIGN],
        signs_asked=[SIGN],
        temperature_c=Decimal("38.4"),
    )


def _begin(
    child: Child, by: User, site: str, *, days: int | None, label: str = ""
) -> Spot:
    today = child.household.day(timezone.now())
    noticed_on = None if days is None else today - timedelta(days=days)
    details = SpotDetails(site, noticed_on=noticed_on, label=label)
    return spots.begin(child, details, by=by, on=today)


def _log(spot: Spot, **seen: object) -> None:
    by = spot.created_by
    assert by
    entry = Seen(timezone.now(), **seen)  # type: ignore[arg-type]
    observations.record(spot, entry, by=by, uuid=uuid4())


def _log_every_day(spot: Spot) -> None:
    now = timezone.now().astimezone(spot.household.zone)
    moments = [now - timedelta(days=days) for days in range(ENTRIES)]
    rows = [
        ObservationFactory.build(
            spot=spot,
            household=spot.household,
            observed_at=at,
            observed_on=spot.household.day(at),
            course="same",
            note=f"Night {number}.",
        )
        for number, at in enumerate(reversed(moments))
    ]
    Observation.objects.bulk_create(rows)
