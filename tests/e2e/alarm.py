"""Another carer enters a warning sign, and a worker tells of it.

manage.py shell -c "from tests.e2e.alarm import sound; sound('mum@example.com')"
"""

from uuid import uuid4

from django.utils import timezone

from diary.models import Spot
from diary.services import observations
from diary.services.observations import Seen
from diary.services.telling import sending
from tests.factories import UserFactory

EMERGENCY = "BREATHING"


def sound(email: str) -> None:
    """Tell that person, at any hour, of an emergency at the first spot they see."""
    spot = Spot.objects.filter(household__memberships__user__email=email).earliest("pk")
    seen = Seen(timezone.now(), signs=[EMERGENCY])
    carer = UserFactory.create(email=f"carer-{uuid4()}@example.com")
    observations.record(spot, seen, by=carer, uuid=uuid4())
    sending.tell(now=timezone.now())
