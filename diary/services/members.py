"""Let people into a family's diary, each to the children that are theirs to see."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Invitation, Membership, User
from accounts.roles import Role
from accounts.services import invitations
from accounts.services.members import change_role
from diary.models import Child, ChildMembership


@transaction.atomic
def join(
    invitation: Invitation, user: User, *, called: str, now: datetime
) -> Membership:
    """Accept an invitation, with the children it was made for.

    Raises InvitationEndedError and AlreadyMemberError.
    """
    member = invitations.accept(invitation, user, called=called, now=now)
    _limit(member, map(UUID, invitation.children))
    return member


@transaction.atomic
def change(
    member: Membership, *, role: Role, children: Iterable[UUID] | None, by: User
) -> None:
    """Give a member a role and the children they may see; None is all of them.

    Raises LastOwnerError and OtherOwnerError.
    """
    change_role(member, role=role, sees_all_children=children is None, by=by)
    _limit(member, children or ())


def _limit(member: Membership, children: Iterable[UUID]) -> None:
    """Write down which children of the household a limited member may see."""
    ChildMembership.objects.filter(membership=member).delete()
    given = Child.objects.filter(household=member.household_id, uuid__in=list(children))
    ChildMembership.objects.bulk_create(
        ChildMembership(child=child, membership=member) for child in given
    )
