"""Log an entry in a test, as of a given day."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time

import time_machine

from diary.models import Observation, Spot
from diary.services import observations
from diary.services.observations import Seen
from tests.factories import UserFactory


def log(
    spot: Spot, *, on: date, signs: Sequence[str] = (), **seen: object
) -> Observation:
    """Record an entry on `spot` at noon of the day `on`, made then."""
    at = datetime.combine(on, time(12), spot.household.zone)
    with time_machine.travel(at, tick=False):
        return observations.record(
            spot,
            Seen(observed_at=at, signs=signs, **seen),  # type: ignore[arg-type]
            by=UserFactory(),
            uuid=uuid.uuid4(),
        )
