"""Reads about people and households."""

from collections.abc import Iterable

from accounts.models import Household, Membership
from accounts.roles import Role

ROLES = list(Role)


def members_of(households: Iterable[Household]) -> list[Membership]:
    """Return the members of `households` with their users, owners first."""
    rows = Membership.objects.filter(household__in=households).select_related("user")
    return sorted(
        rows.order_by("id"), key=lambda member: ROLES.index(Role(member.role))
    )
