"""The tables of accounts."""

from accounts.models.calendar_feed import CalendarFeed
from accounts.models.deletion import Deletion
from accounts.models.household import Household, Membership
from accounts.models.invitation import Invitation
from accounts.models.push_subscription import PushSubscription
from accounts.models.user import User

__all__ = [
    "CalendarFeed",
    "Deletion",
    "Household",
    "Invitation",
    "Membership",
    "PushSubscription",
    "User",
]
