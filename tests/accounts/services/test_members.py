"""Roles change and members go, but a diary keeps an owner."""

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from accounts.services.members import (
    LastOwnerError,
    OtherOwnerError,
    change_role,
    remove,
)
from tests.factories import HouseholdFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Membership:
    return MembershipFactory()


def another(owner: Membership, role: Role) -> Membership:
    return MembershipFactory(household=owner.household, role=role)


def demote(member: Membership, by: Membership) -> None:
    change_role(member, role=Role.CARER, sees_all_children=True, by=by.user)


def test_an_owner_changes_a_members_role(owner: Membership) -> None:
    carer = another(owner, Role.CARER)

    change_role(carer, role=Role.VIEWER, sees_all_children=False, by=owner.user)

    carer.refresh_from_db()
    assert (carer.role, carer.sees_all_children) == (Role.VIEWER, False)


def test_an_owner_makes_a_carer_an_owner(owner: Membership) -> None:
    carer = another(owner, Role.CARER)

    change_role(carer, role=Role.OWNER, sees_all_children=True, by=owner.user)

    carer.refresh_from_db()
    assert carer.role == Role.OWNER


def test_the_last_owner_cannot_step_down(owner: Membership) -> None:
    another(owner, Role.CARER)

    with pytest.raises(LastOwnerError):
        demote(owner, by=owner)

    owner.refresh_from_db()
    assert owner.role == Role.OWNER


def test_the_last_owner_cannot_leave(owner: Membership) -> None:
    another(owner, Role.CARER)
    MembershipFactory(household=HouseholdFactory())

    with pytest.raises(LastOwnerError):
        remove(owner, by=owner.user)

    assert Membership.objects.filter(pk=owner.pk).exists()


def test_one_of_two_owners_may_leave_or_step_down(owner: Membership) -> None:
    second = another(owner, Role.OWNER)
    third = another(owner, Role.OWNER)

    demote(third, by=third)
    remove(second, by=second.user)

    left = Membership.objects.filter(household=owner.household)
    assert {member.pk: member.role for member in left} == {
        owner.pk: Role.OWNER,
        third.pk: Role.CARER,
    }


def test_no_owner_removes_or_demotes_another(owner: Membership) -> None:
    second = another(owner, Role.OWNER)

    with pytest.raises(OtherOwnerError):
        demote(second, by=owner)
    with pytest.raises(OtherOwnerError):
        remove(second, by=owner.user)

    second.refresh_from_db()
    assert second.role == Role.OWNER


def test_whoever_is_removed_and_has_no_other_household_is_signed_out_everywhere(
    owner: Membership,
) -> None:
    carer = another(owner, Role.CARER)
    phone, laptop = Client(), Client()
    for browser in (phone, laptop):
        browser.force_login(carer.user)

    remove(carer, by=owner.user)

    for browser in (phone, laptop):
        response = browser.get(reverse("family"))
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_login"))


def test_whoever_belongs_elsewhere_too_stays_signed_in(
    owner: Membership, client: Client
) -> None:
    carer = another(owner, Role.CARER)
    MembershipFactory(user=carer.user)
    client.force_login(carer.user)

    remove(carer, by=owner.user)

    assert client.get(reverse("family")).status_code == 200


def test_whoever_leaves_stays_signed_in(owner: Membership, client: Client) -> None:
    carer = another(owner, Role.CARER)
    client.force_login(carer.user)

    remove(carer, by=carer.user)

    assert client.get(reverse("family")).status_code == 200
