"""Change what members may do, and let them go."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from accounts.models import Household, Membership, PushSubscription, User
from accounts.roles import Role


class LastOwnerError(Exception):
    """A household keeps at least one owner."""


class OtherOwnerError(PermissionDenied):
    """No owner decides over another."""


@transaction.atomic
def change_role(
    member: Membership, *, role: Role, sees_all_children: bool, by: User
) -> None:
    """Give a member another role; an owner may only step down themselves.

    Raises LastOwnerError and OtherOwnerError.
    """
    if role != Role.OWNER:
        _check_owners(member, by)
    member.role, member.sees_all_children = role, sees_all_children
    member.save(update_fields=["role", "sees_all_children"])


@transaction.atomic
def remove(member: Membership, *, by: User) -> None:
    """Let a member go: `by` an owner, or by themselves.

    What they may see is asked at each request, so they see nothing from now on.
    Who has no other household gets no more messages either, and is signed out
    everywhere if sent away.
    Raises LastOwnerError and OtherOwnerError.
    """
    _check_owners(member, by)
    member.delete()
    person = User.objects.filter(pk=member.user_id, memberships__isnull=True)
    PushSubscription.objects.filter(user__in=person).delete()
    if member.user_id != by.pk:
        person.update(sign_in_round=F("sign_in_round") + 1)


def _check_owners(member: Membership, by: User) -> None:
    """Refuse to take a household's last owner, or one whom another would take.

    The lock lets two owners who leave at the same moment do so one by one.
    """
    Household.objects.select_for_update().get(pk=member.household_id)
    owners = Membership.objects.filter(household=member.household_id, role=Role.OWNER)
    if not owners.filter(pk=member.pk).exists():
        return
    if member.user_id != by.pk:
        raise OtherOwnerError
    if not owners.exclude(pk=member.pk).exists():
        raise LastOwnerError
