"""What goes soon, as a member may know of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.circle import circle
from accounts.models import Deletion, User
from accounts.roles import Capability
from diary.models import Child


@dataclass(frozen=True, slots=True)
class Planned:
    """A deletion to come: of one child, or of the household where `child` is None."""

    deletion: Deletion
    child: Child | None
    may_stop: bool


def planned_deletions(user: User, children: Iterable[Child]) -> list[Planned]:
    """Return what goes soon in the households of `user`, the first to go first.

    `children` are all that this person may see: of others nothing is said.
    """
    own = circle(user)
    if not own.has_deletions:
        return []
    mine = {member.household_id: member for member in own.memberships}
    known = {child.uuid: child for child in children}
    rows = Deletion.objects.filter(household__in=mine).select_related("household")
    return [
        Planned(
            deletion=row,
            child=known[row.child] if row.child else None,
            may_stop=mine[row.household_id].allows(Capability.MANAGE),
        )
        for row in rows
        if row.child is None or row.child in known
    ]
