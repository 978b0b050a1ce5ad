"""Make households and say who belongs to them."""

from django.db import transaction

from accounts.models import Household, Membership, User
from accounts.roles import Role


@transaction.atomic
def create_household(
    owner: User, *, timezone: str, country: str, name: str = "", called: str = ""
) -> Household:
    """Make a household whose days are those of `timezone`, owned by `owner`.

    `timezone` is an IANA name, `country` an ISO 3166-1 alpha-2 code or empty.
    From the first real household on, the demo's curator may publish no more.
    """
    household = Household(
        name=name, timezone=timezone, country=country, is_demo=owner.is_demo
    )
    household.full_clean()
    household.save()
    add_member(household, owner, Role.OWNER, called=called)
    if not household.is_demo:
        User.user_permissions.through.objects.filter(user__is_demo=True).delete()
    return household


def add_member(
    household: Household, user: User, role: Role, *, called: str = ""
) -> Membership:
    """Let `user` take part in `household`; doing it twice changes the role."""
    member, _ = Membership.objects.update_or_create(
        household=household, user=user, defaults={"role": role, "called": called}
    )
    return member


def update_household(
    household: Household, *, name: str, timezone: str, country: str
) -> Household:
    """Change a household's name and place.

    Days are counted in the new zone from now on; an entry keeps the day it had.
    """
    household.name, household.timezone, household.country = name, timezone, country
    household.full_clean()
    household.save()
    return household
