"""Make households and say who belongs to them."""

from dataclasses import asdict, dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class HouseholdDetails:
    """What an owner says of a household; empty numbers leave those of its country."""

    name: str
    timezone: str
    country: str
    own_emergency_number: str = ""
    own_advice_line: str = ""


def update_household(
    household: Household, details: HouseholdDetails, *, now: datetime
) -> Household:
    """Change a household's name, its place, and the numbers it has set itself.

    From the minute of `now` on days are counted in the new zone.
    """
    if details.timezone != household.timezone:
        _note_move(household, now)
    for name, value in asdict(details).items():
        setattr(household, name, value)
    household.full_clean()
    household.save()
    return household


def _note_move(household: Household, now: datetime) -> None:
    """Keep what it moves from; a second choice on the same day corrects the first."""
    today = household.day(now)
    if household.moved_on != today:
        household.moved_from, household.moved_on = household.timezone, today
        # Forms know minutes only: what is logged right after belongs to the new zone.
        household.moved_at = now.replace(second=0, microsecond=0)
