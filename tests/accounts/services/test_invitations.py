"""Invitations: one address, one use, seven days."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from allauth.account.models import EmailAddress
from pytest_django import Settings

from django.db import IntegrityError

from accounts.models import Household, Invitation, Membership, User
from accounts.queries import invitation_by_code
from accounts.roles import Role
from accounts.services.invitations import (
    AlreadyMemberError,
    InvitationEndedError,
    accept,
    invite,
    revoke,
)
from tests.factories import (
    HouseholdFactory,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAD = "dad@example.com"


def invited(
    household: Household | None = None,
    *,
    role: Role = Role.CARER,
    children: list[UUID] | None = None,
) -> tuple[Invitation, str]:
    household = household or HouseholdFactory()
    return invite(household, email=DAD, role=role, children=children, now=NOW)


def dad() -> User:
    user: User = UserFactory(email=DAD)
    return user


def test_only_a_digest_of_the_code_is_kept() -> None:
    invitation, code = invited()

    kept = " ".join(str(value) for value in vars(invitation).values())
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert invitation_by_code(code, NOW) == invitation


@pytest.mark.parametrize(
    ("later", "works"),
    [(timedelta(days=7, seconds=-1), True), (timedelta(days=7), False)],
)
def test_a_code_works_for_seven_days(later: timedelta, *, works: bool) -> None:
    _invitation, code = invited()

    found = invitation_by_code(code, NOW + later)

    assert (found is not None) is works


def test_inviting_an_address_again_ends_the_invitation_before() -> None:
    household = HouseholdFactory()
    _first, old = invited(household, role=Role.CARER)

    _second, new = invited(household, role=Role.VIEWER)

    assert invitation_by_code(old, NOW) is None
    assert Invitation.objects.get() == invitation_by_code(new, NOW)
    assert Invitation.objects.get().role == Role.VIEWER


def test_accepting_makes_a_member_with_the_role_and_uses_it_up() -> None:
    invitation, code = invited(role=Role.VIEWER)

    accept(invitation, dad(), called="Dad", now=NOW)

    member = Membership.objects.get(household=invitation.household)
    assert (member.role, member.called) == (Role.VIEWER, "Dad")
    assert member.sees_all_children
    assert invitation_by_code(code, NOW) is None


def test_whoever_is_limited_sees_no_child_until_the_diary_says_which() -> None:
    invitation, _code = invited(children=[uuid4()])

    member = accept(invitation, dad(), called="", now=NOW)

    assert not member.sees_all_children
    assert not member.children.exists()


def test_a_used_invitation_lets_nobody_in() -> None:
    invitation, _code = invited()
    user = dad()
    accept(invitation, user, called="", now=NOW).delete()

    with pytest.raises(InvitationEndedError):
        accept(invitation, user, called="", now=NOW)

    assert not Membership.objects.exists()


def test_a_revoked_invitation_lets_nobody_in() -> None:
    invitation, code = invited()
    held = invitation_by_code(code, NOW)
    assert held
    revoke(invitation)

    with pytest.raises(InvitationEndedError):
        accept(held, dad(), called="", now=NOW)

    assert not Membership.objects.exists()


def test_an_ended_invitation_lets_nobody_in() -> None:
    invitation, _code = invited()

    with pytest.raises(InvitationEndedError):
        accept(invitation, dad(), called="", now=NOW + timedelta(days=7))

    assert not Membership.objects.exists()


def test_someone_elses_invitation_lets_nobody_in_and_stays_open() -> None:
    invitation, code = invited()

    with pytest.raises(InvitationEndedError):
        accept(invitation, UserFactory(), called="", now=NOW)

    assert invitation_by_code(code, NOW)
    assert not Membership.objects.exists()


@pytest.mark.parametrize(("verified", "joins"), [(True, 1), (False, 0)])
def test_where_mail_is_sent_the_address_must_be_confirmed(
    settings: Settings, joins: int, *, verified: bool
) -> None:
    settings.HAS_MAIL_SERVER = True
    invitation, _code = invited()
    user = UserFactory(email="other@example.com")
    EmailAddress.objects.create(user=user, email="Dad@example.com", verified=verified)

    try:
        accept(invitation, user, called="", now=NOW)
    except InvitationEndedError:
        assert not verified

    assert Membership.objects.count() == joins


def test_a_member_who_accepts_stays_what_they_are() -> None:
    owner = MembershipFactory(user__email=DAD)
    invitation = InvitationFactory(household=owner.household, email=DAD)

    with pytest.raises(AlreadyMemberError):
        accept(invitation, owner.user, called="", now=NOW)

    owner.refresh_from_db()
    assert owner.role == Role.OWNER


@pytest.mark.parametrize(
    "wrong", [{"role": "nurse"}, {"role": Role.OWNER, "sees_all_children": False}]
)
def test_the_database_refuses_an_invitation_that_cannot_be(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(IntegrityError):
        InvitationFactory(**wrong)


def test_a_household_has_one_invitation_for_an_address() -> None:
    first = InvitationFactory()

    with pytest.raises(IntegrityError):
        InvitationFactory(household=first.household, email=first.email)
