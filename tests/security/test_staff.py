"""Those who curate see conditions, and never a family."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, User
from diary.models import Telling
from tests.factories import MembershipFactory, UserFactory
from tests.factories.accounts import SIGN_IN_WITH

pytestmark = pytest.mark.django_db

PRIVATE = ("accounts/user", "accounts/household", "account/emailaddress")
RELATIONS = (
    "created_by__password__startswith",
    "published_by__memberships__household__children__name__startswith",
)


@pytest.fixture
def curator() -> Client:
    """A member of staff with every permission on conditions, as the demo's."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="conditions")
    )
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def test_the_admin_knows_no_table_of_the_diary_but_who_was_told_by_ids() -> None:
    known = [m for m in admin.site._registry if m._meta.app_label == "diary"]

    assert known == [Telling]


@pytest.mark.parametrize("page", ["", "add/"])
@pytest.mark.parametrize("table", PRIVATE)
def test_a_curator_reads_of_no_person(table: str, page: str, curator: Client) -> None:
    response = curator.get(f"/admin/{table}/{page}", follow=True)

    assert response.status_code in {403, 404}


@pytest.mark.parametrize("asked", RELATIONS)
def test_a_curator_cannot_ask_through_relations(asked: str, curator: Client) -> None:
    address = reverse("admin:conditions_revision_changelist")

    response = curator.get(address, {asked: "M"})

    assert response.status_code == 400


def test_a_parent_is_no_staff(client: Client) -> None:
    client.force_login(MembershipFactory().user)

    response = client.get("/admin/")

    assert response.status_code == 302


def test_the_admin_has_no_sign_in_of_its_own(client: Client) -> None:
    user = UserFactory(is_staff=True, is_superuser=True)
    TOTP.activate(user, generate_totp_secret())

    client.post("/admin/login/", {"username": user.email, "password": SIGN_IN_WITH})

    assert client.get("/admin/").status_code == 302


def test_the_admin_shows_no_second_factor() -> None:
    assert not admin.site.is_registered(Authenticator)


def test_staff_cannot_sign_in_as_a_parent(owner: Membership, client: Client) -> None:
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    known = owner.user.password, owner.user.email
    chosen = {
        "usable_password": "true",
        **dict.fromkeys(("password1", "password2"), "a quiet night"),
    }
    named = {"email": "staff@example.com", "name": "Mum", "is_active": "on"}

    client.post(f"/admin/accounts/user/{owner.user.pk}/password/", chosen)
    client.post(f"/admin/accounts/user/{owner.user.pk}/change/", named)

    parent = User.objects.get(pk=owner.user.pk)
    assert parent.name == "Mum"
    assert (parent.password, parent.email) == known


def test_staff_cannot_join_a_family(owner: Membership, client: Client) -> None:
    staff = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(staff)
    form = {
        "timezone": "Europe/London",
        "country": "GB",
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 0,
        "memberships-0-user": staff.pk,
        "memberships-0-role": "viewer",
        "memberships-0-sees_all_children": "on",
    }

    client.post(f"/admin/accounts/household/{owner.household_id}/change/", form)

    assert not Membership.objects.filter(user=staff).exists()
