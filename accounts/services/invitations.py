"""Invite people to a household, and let them in once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from accounts.codes import new_code
from accounts.models import Household, Invitation, Membership, User
from accounts.queries import digest_of, has_address
from accounts.roles import Role

LIFETIME = timedelta(days=7)


class InvitationEndedError(Exception):
    """It was accepted or taken back, its days are over, or it is someone else's."""


class AlreadyMemberError(Exception):
    """Whoever accepts belongs to the household as it is."""


def invite(
    household: Household,
    *,
    email: str,
    role: Role,
    children: Iterable[UUID] | None,
    now: datetime,
) -> tuple[Invitation, str]:
    """Invite an address, for seven days, and return the code, which is kept nowhere.

    `children` are those that a carer or viewer will see; None is all of them.
    Inviting the address once more ends the invitation before.
    """
    code = new_code()
    invitation, _new = Invitation.objects.update_or_create(
        household=household,
        email=email.lower(),
        defaults={
            # A browser that opened the one before remembers it by its uuid.
            "uuid": uuid4(),
            "role": role,
            "sees_all_children": children is None,
            "children": [str(uuid) for uuid in children or ()],
            "digest": digest_of(code),
            "expires_at": now + LIFETIME,
        },
    )
    return invitation, code


@transaction.atomic
def accept(
    invitation: Invitation, user: User, *, called: str, now: datetime
) -> Membership:
    """Make `user` a member; a limited one sees no child until the diary says which.

    Raises InvitationEndedError and AlreadyMemberError. Of two who accept at the
    same moment one deletes the row, and the other finds none.
    """
    household = invitation.household
    if household.memberships.filter(user=user).exists():
        raise AlreadyMemberError
    still_open = Invitation.objects.open(now).filter(
        pk=invitation.pk, digest=invitation.digest
    )
    if not has_address(user, invitation.email) or not still_open.delete()[0]:
        raise InvitationEndedError
    return Membership.objects.create(
        household=household,
        user=user,
        role=invitation.role,
        called=called,
        sees_all_children=invitation.sees_all_children,
    )


def revoke(invitation: Invitation) -> None:
    """Take an invitation back; its code opens nothing from now on."""
    invitation.delete()


def forget_ended(now: datetime) -> int:
    """Delete what nobody accepted in time, and return how many those were."""
    deleted, _by_table = Invitation.objects.ended(now).delete()
    return deleted
