"""Who a signed-in person shares diaries with, read once for a request."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from accounts.countries import EmergencyContact, emergency_contact
from accounts.models import Deletion, Membership, User
from accounts.roles import Capability


@dataclass(frozen=True, slots=True)
class Circle:
    """A person's own memberships, and what everyone in their households is called.

    `names` is by household, then by user id: a person may be called something else
    in each. `has_deletions` where something of theirs goes soon.
    """

    memberships: tuple[Membership, ...]
    names: dict[int, dict[int, str]]
    has_deletions: bool

    @property
    def everyone(self) -> dict[int, str]:
        """What each person is called, by user id: in the first household they share."""
        households = reversed(self.names.values())
        return {pk: name for called in households for pk, name in called.items()}

    @property
    def contact(self) -> EmergencyContact:
        """Whom to call where the person's first household lives."""
        first = self.memberships[:1]
        return first[0].household.contact if first else emergency_contact("")

    def may(self, household_id: int, capability: Capability) -> bool:
        """Whether the person's own role in that household allows it."""
        return any(
            member.household_id == household_id and member.allows(capability)
            for member in self.memberships
        )


def circle(user: User) -> Circle:
    """Read a person's circle in one query, kept on the user for the request."""
    known = user.__dict__.get("_circle")
    if known is None:
        known = user.__dict__["_circle"] = _read(user)
    return known


def _read(user: User) -> Circle:
    rows = Membership.objects.filter(household__memberships__user=user)
    going = Deletion.objects.filter(household=OuterRef("household"))
    rows = rows.select_related("user", "household").order_by("household", "id")
    members = list(rows.annotate(has_deletions=Exists(going)))
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for member in members:
        names[member.household_id][member.user_id] = member.shown_name
    return Circle(
        memberships=tuple(member for member in members if member.user_id == user.pk),
        names=names,
        has_deletions=any(member.has_deletions for member in members),
    )
