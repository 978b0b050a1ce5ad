"""Take back reported signs by saying so, never by a silent edit."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from diary.models import Prompt, Spot, WithdrawnSign
from diary.services import assessments, history

CLOSED_AS = {
    WithdrawnSign.Why.MISTAKE: Prompt.Closed.CORRECTED,
    WithdrawnSign.Why.GONE_WITHOUT_HELP: Prompt.Closed.GONE,
}


@transaction.atomic
def withdraw(
    spot: Spot,
    keys: Iterable[str],
    *,
    why: WithdrawnSign.Why,
    by: User,
    answering: Prompt | None = None,
) -> None:
    """Write down that the reported signs `keys` were a mistake, or have gone.

    The report prints it; entries stay as they were written. `answering` is the
    prompt that is answered with it.
    """
    keys, now = list(keys), timezone.now()
    today = spot.household.day(now)
    for key in keys:
        condition, _slash, code = key.rpartition("/")
        WithdrawnSign.objects.create(
            household_id=spot.household_id,
            spot=spot,
            condition=condition,
            code=code,
            why=why,
            withdrawn_at=now,
            withdrawn_on=today,
            withdrawn_by=by,
            prompt=answering,
        )
    if keys:
        fields = {"signs": (keys, []), "why": (None, why)}
        history.note(spot, history.What.SIGN_TAKEN_BACK, by=by, fields=fields)
    assessments.reassess([spot], on=today, by=by, because=CLOSED_AS[why])
