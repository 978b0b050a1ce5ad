"""Members and the children that are theirs to see."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from accounts.models import Household, Membership
from accounts.roles import Capability, Role
from diary import access
from diary.models import Child
from diary.services.members import change, join
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def household() -> Household:
    return HouseholdFactory()


def twins(household: Household) -> tuple[Child, Child]:
    maya = ChildFactory(household=household, name="Maya")
    return maya, ChildFactory(household=household, name="Noah")


def seen_by(member: Membership) -> set[Child]:
    return set(access.children(member.user, Capability.VIEW))


def joined(household: Household, *children: object) -> Membership:
    invitation = InvitationFactory(
        household=household,
        sees_all_children=not children,
        children=[str(uuid) for uuid in children],
    )
    user = UserFactory(email=invitation.email)
    return join(invitation, user, called="", now=NOW)


def test_who_is_invited_to_one_child_sees_that_one(household: Household) -> None:
    maya, _noah = twins(household)

    member = joined(household, maya.uuid)

    assert seen_by(member) == {maya}


def test_who_is_invited_to_all_sees_those_added_later_too(
    household: Household,
) -> None:
    member = joined(household)
    children = twins(household)

    assert seen_by(member) == set(children)


@pytest.mark.parametrize("named", ["of others", "gone"])
def test_a_child_that_is_not_of_the_household_is_never_given(
    household: Household, named: str
) -> None:
    twins(household)
    foreign = ChildFactory()

    member = joined(household, foreign.uuid if named == "of others" else uuid4())

    assert seen_by(member) == set()


def test_an_owner_limits_a_carer_and_lifts_it_again(household: Household) -> None:
    maya, noah = twins(household)
    owner = MembershipFactory(household=household)
    carer = MembershipFactory(household=household, role=Role.CARER)

    change(carer, role=Role.CARER, children=[noah.uuid], by=owner.user)
    limited = seen_by(carer)
    change(carer, role=Role.CARER, children=None, by=owner.user)

    assert limited == {noah}
    assert seen_by(carer) == {maya, noah}


def test_a_limited_carer_who_becomes_an_owner_sees_all(household: Household) -> None:
    maya, noah = twins(household)
    owner = MembershipFactory(household=household)
    carer = joined(household, maya.uuid)

    change(carer, role=Role.OWNER, children=None, by=owner.user)

    assert seen_by(carer) == {maya, noah}
    assert not carer.children.exists()
