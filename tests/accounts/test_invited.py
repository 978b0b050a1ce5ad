"""From a code to an account: the pages before someone belongs anywhere."""

import pytest
from pytest_django import Settings

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.forms.invitations import DOES_NOT_WORK
from accounts.models import Household, Invitation, Membership, User
from tests.factories import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db
CODE, EMAIL = "K7QF-2M9X-T4WD", "dad@example.com"
ACCOUNT = {"email": EMAIL, "password1": "a quiet night of sleep"}


@pytest.fixture
def invitation() -> Invitation:
    return InvitationFactory(
        code="K7QF2M9XT4WD", email=EMAIL, household__name="The Reeds"
    )


def enter(client: Client, code: str = CODE) -> str:
    response = client.post(reverse("invitation"), {"code": code})
    return response["Location"] if response.status_code == 302 else ""


def test_a_code_leads_to_an_account(client: Client, invitation: Invitation) -> None:
    assert enter(client, "k7qf 2m9x t4wd") == reverse("invitation-sign-up")


def test_a_code_leads_someone_who_has_signed_in_to_join(
    client: Client, invitation: Invitation
) -> None:
    client.force_login(UserFactory())

    assert enter(client) == reverse("invitation-accept")


@pytest.mark.parametrize("code", ["K7QF-2M9X-T4WE", "K7QF", "'; --", "ü" * 40])
def test_a_wrong_code_says_one_sentence_and_stays_in_its_field(
    client: Client, invitation: Invitation, code: str
) -> None:
    response = client.post(reverse("invitation"), {"code": code})

    assert response.status_code == 422
    assert response.context["form"].errors["code"] == [DOES_NOT_WORK]


def test_an_ended_code_says_the_same_sentence(client: Client) -> None:
    InvitationFactory(code="K7QF2M9XT4WD", expires_at="2026-01-01T00:00Z")

    response = client.post(reverse("invitation"), {"code": CODE})

    assert response.context["form"].errors["code"] == [DOES_NOT_WORK]


def test_codes_cannot_be_tried_without_end(
    client: Client, invitation: Invitation
) -> None:
    for _try in range(10):
        client.post(reverse("invitation"), {"code": "AAAA-AAAA-AAAA"})

    response = client.post(reverse("invitation"), {"code": CODE})

    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()


def test_the_pages_before_joining_name_nobody(
    client: Client, invitation: Invitation
) -> None:
    enter(client)

    page = client.get(reverse("invitation-sign-up")).content.decode()

    assert "Carer: logs and corrects entries." in page
    assert "Reeds" not in page
    assert EMAIL not in page


def test_sign_up_opens_for_the_invited_where_it_is_closed(
    client: Client, invitation: Invitation, settings: Settings
) -> None:
    settings.SIGNUP = "invited"
    enter(client)

    response = client.post(reverse("invitation-sign-up"), ACCOUNT)

    assert response["Location"] == reverse("invitation-accept")
    assert User.objects.get().email == EMAIL
    assert client.session["_auth_user_id"]


def test_an_invited_person_has_no_household_made(
    client: Client, invitation: Invitation
) -> None:
    enter(client)

    client.post(reverse("invitation-sign-up"), ACCOUNT)

    assert Household.objects.get() == invitation.household
    assert not Membership.objects.exists()


def test_another_address_cannot_sign_up_with_the_invitation(
    client: Client, invitation: Invitation, settings: Settings
) -> None:
    settings.SIGNUP = "invited"
    enter(client)

    response = client.post(
        reverse("invitation-sign-up"), ACCOUNT | {"email": "eve@example.com"}
    )

    assert response.context["form"].errors["email"] == [DOES_NOT_WORK]
    assert not User.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_an_invitation_nobody_signs_up_here(
    client: Client, method: str
) -> None:
    response = getattr(client, method)(reverse("invitation-sign-up"), ACCOUNT)

    assert response["Location"] == reverse("invitation")
    assert not User.objects.exists()


def test_an_invitation_taken_back_meanwhile_signs_nobody_up(
    client: Client, invitation: Invitation
) -> None:
    enter(client)
    invitation.delete()

    response = client.post(reverse("invitation-sign-up"), ACCOUNT)

    assert response["Location"] == reverse("invitation")
    assert not User.objects.exists()


def test_where_mail_is_sent_an_invited_person_confirms_the_address_first(
    client: Client, invitation: Invitation, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    enter(client)

    response = client.post(reverse("invitation-sign-up"), ACCOUNT)

    assert response["Location"] == reverse("account_email_verification_sent")
    assert mail.outbox[0].to == [EMAIL]
    assert "_auth_user_id" not in client.session
