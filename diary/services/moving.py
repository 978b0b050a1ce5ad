"""A family goes to live elsewhere, or travels: its days follow from then on."""

from datetime import datetime

from django.db import transaction

from accounts.models import Household
from accounts.services.households import HouseholdDetails, update_household
from diary import background
from diary.models import Telling, Visit
from diary.services import reminders


@transaction.atomic
def change_place(
    household: Household, details: HouseholdDetails, *, now: datetime
) -> None:
    """Let a household be as its owner says, and its diary follow.

    In another time zone its visits keep the day and time of where they were written
    down, what its new day has moved is seen to at once, and what quiet hours held is
    looked at again.
    """
    before = household.timezone
    update_household(household, details, now=now)
    if household.timezone != before:
        written = Visit.objects.filter(household=household, timezone="")
        written.update(timezone=before)
        reminders.move(household, left=before, now=now)
        held = Telling.objects.open().filter(household=household, tries=0)
        held.update(next_try_at=now)
        background.defer("sweep_family", household=household.pk)
