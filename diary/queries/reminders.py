"""A person's reminder of a spot, as pages show it."""

from accounts.models import User
from diary.models import Reminder, Spot


def own_reminder(spot: Spot, user: User) -> Reminder | None:
    """Return the reminder that a person has set for a spot, also one that stopped."""
    return Reminder.objects.filter(spot=spot, user=user).first()
