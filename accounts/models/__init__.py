"""The tables of accounts."""

from accounts.models.household import Household, Membership
from accounts.models.invitation import Invitation
from accounts.models.user import User

__all__ = ["Household", "Invitation", "Membership", "User"]
