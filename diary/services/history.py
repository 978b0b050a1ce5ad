"""Write down who changed what, in the same transaction as the change."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from accounts.models import User
from diary.models import Change, Observation, Spot, Visit

What = Change.What


def note(
    spot: Spot,
    what: Change.What,
    *,
    by: User,
    about: Observation | Visit | None = None,
    **more: Any,  # noqa: ANN401 (the columns `fields` and `other`)
) -> None:
    """Add a line to the history of `spot`, about an entry or a visit where given."""
    uuid = about.uuid if isinstance(about, Observation) else None
    Change.objects.create(
        household_id=spot.household_id,
        spot=spot,
        what=what,
        by=by,
        about_on=_day(about),
        entry=uuid,
        **more,
    )


def as_json(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said as JSON holds it, so that it compares."""
    found: dict[str, Any] = json.loads(json.dumps(said, cls=DjangoJSONEncoder))
    return found


def _day(about: Observation | Visit | None) -> date | None:
    match about:
        case Observation():
            return about.observed_on
        case Visit():
            return about.on
    return None
