"""Everything the Family page shows, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, prefetch_related_objects

from accounts.circle import circle
from accounts.countries import EmergencyContact
from accounts.models import CalendarFeed, Household, Invitation, Membership, User
from accounts.queries import calendar_of, members_of, open_invitations
from accounts.roles import Capability
from accounts.zones import timezone_names
from diary import access
from diary.models import Child


@dataclass(frozen=True, slots=True)
class Family:
    """One household as one of its members sees it.

    `today` is the household's day, `may_manage` whether the reader may change it,
    `is_ahead` whether the calendars around the family still show the day before.
    `changeable` are the ids of the memberships over which they may decide; only those
    who manage it are told of `invitations`. `calendar` is the reader's own address.
    """

    household: Household
    today: date
    children: tuple[Child, ...]
    members: tuple[Membership, ...]
    changeable: frozenset[int]
    invitations: tuple[Invitation, ...]
    contact: EmergencyContact
    is_ahead: bool
    may_manage: bool
    calendar: CalendarFeed | None

    @property
    def is_zone_unknown(self) -> bool:
        return self.household.timezone not in timezone_names()


def families(user: User, *, now: datetime) -> list[Family]:
    """Return the households of `user`, the first joined first."""
    own = circle(user).memberships
    members = members_of(member.household for member in own)
    prefetch_related_objects(members, "children")
    managed = [one.household for one in own if one.allows(Capability.MANAGE)]
    invitations = open_invitations(managed, now) if managed else []
    children = list(access.children(user))
    return [_family(mine, members, invitations, children, now) for mine in own]


def first_noticed_on(child: Child) -> date | None:
    """Return the day on which the first of a child's spots was noticed."""
    first: date | None = child.spots.kept().aggregate(first=Min("noticed_on"))["first"]
    return first


def _family(
    mine: Membership,
    members: Sequence[Membership],
    invitations: Sequence[Invitation],
    children: Sequence[Child],
    now: datetime,
) -> Family:
    here = mine.household_id
    return Family(
        household=mine.household,
        today=mine.household.day(now),
        children=tuple(one for one in children if one.household_id == here),
        members=tuple(one for one in members if one.household_id == here),
        changeable=frozenset(
            one.pk
            for one in members
            if one.household_id == here and mine.may_change(one)
        ),
        invitations=tuple(one for one in invitations if one.household_id == here),
        contact=mine.household.contact,
        is_ahead=mine.household.is_ahead(now),
        may_manage=mine.allows(Capability.MANAGE),
        calendar=next(calendar_of(one) for one in members if one.pk == mine.pk),
    )
