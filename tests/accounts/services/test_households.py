"""Households and who belongs to them."""

from datetime import UTC, datetime

import pytest

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import Household, Membership
from accounts.roles import Role
from accounts.services.households import (
    HouseholdDetails,
    add_member,
    create_household,
    update_household,
)
from tests.factories import HouseholdFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_whoever_makes_a_household_owns_it() -> None:
    owner = UserFactory()

    household = create_household(owner, timezone="Europe/Paris", country="FR")

    assert Membership.objects.get(household=household).user == owner
    assert Membership.objects.get(household=household).role == Role.OWNER


def test_an_unknown_time_zone_makes_no_household() -> None:
    with pytest.raises(ValidationError, match="Choose a time zone from the list"):
        create_household(UserFactory(), timezone="Mars/Olympus", country="")

    assert not Household.objects.exists()


def test_adding_a_member_twice_changes_the_role() -> None:
    household, user = HouseholdFactory(), UserFactory()
    add_member(household, user, Role.VIEWER)

    add_member(household, user, Role.CARER, called="Nan")

    member = Membership.objects.get(household=household)
    assert member.role == Role.CARER
    assert member.shown_name == "Nan"


def test_a_household_moves() -> None:
    household = HouseholdFactory(timezone="Europe/London", country="GB")

    details = HouseholdDetails("Reed", timezone="Asia/Tokyo", country="JP")
    update_household(household, details, now=datetime(2026, 11, 21, tzinfo=UTC))

    household.refresh_from_db()
    assert household.name == "Reed"
    assert household.timezone == "Asia/Tokyo"
    assert household.country == "JP"


def test_a_person_belongs_once_to_a_household() -> None:
    member = MembershipFactory()

    with pytest.raises(IntegrityError):
        MembershipFactory(household=member.household, user=member.user)


def test_a_role_is_a_known_one() -> None:
    with pytest.raises(IntegrityError):
        MembershipFactory(role="nurse")


def test_an_owner_sees_all_children() -> None:
    with pytest.raises(IntegrityError):
        MembershipFactory(role=Role.OWNER, sees_all_children=False)
