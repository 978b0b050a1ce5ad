"""Signing in and out, and what someone sees before."""

import pytest
from pytest_django.fixtures import Settings

from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import MembershipFactory, UserFactory
from tests.factories.accounts import SIGN_IN_WITH

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["today", "account_login"])
def test_who_has_not_signed_in_reads_what_it_is(name: str, client: Client) -> None:
    page = client.get(reverse(name)).content.decode()

    assert "Should this spot still be here?" in page
    assert "a diagnosis: no picture is ever analysed" in page
    assert f'action="{reverse("account_login")}"' in page


def test_signing_in_leads_to_today(client: Client) -> None:
    user = MembershipFactory().user

    response = client.post(
        reverse("account_login"), {"login": user.email, "password": SIGN_IN_WITH}
    )

    assert response["Location"] == reverse("today")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_keeps_the_address_alone(client: Client) -> None:
    response = client.post(
        reverse("account_login"), {"login": "mum@example.com", "password": "guessed"}
    )

    page = response.content.decode()
    assert "are not correct" in page
    assert 'value="mum@example.com"' in page
    assert "guessed" not in page


def test_too_many_wrong_passwords_are_stopped(client: Client) -> None:
    sent = {"login": UserFactory().email, "password": "guessed"}
    for _attempt in range(5):
        client.post(reverse("account_login"), sent)

    response = client.post(reverse("account_login"), sent | {"password": SIGN_IN_WITH})

    assert "Too many failed login attempts" in response.content.decode()


def test_signing_out_takes_a_post(client: Client) -> None:
    client.force_login(UserFactory())

    asked = client.get(reverse("account_logout"))
    still_in = "_auth_user_id" in client.session
    client.post(reverse("account_logout"))

    assert "Sign out?" in asked.content.decode()
    assert still_in
    assert "_auth_user_id" not in client.session


def test_a_page_of_a_signed_in_person_stays_out_of_every_cache(client: Client) -> None:
    client.force_login(UserFactory())

    response = client.get(reverse("family"))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_lost_password_gets_a_link_and_a_stranger_gets_nothing(
    client: Client,
) -> None:
    UserFactory(email="mum@example.com")

    known = client.post(reverse("account_reset_password"), {"email": "mum@example.com"})
    unknown = client.post(reverse("account_reset_password"), {"email": "x@example.com"})

    assert known["Location"] == unknown["Location"]
    assert [message.to for message in mail.outbox] == [["mum@example.com"]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("account_email", "Another address"),
        ("account_change_password", "Change your password"),
        ("mfa_index", "Authenticator app"),
    ],
)
def test_pages_about_the_account_open(name: str, words: str, client: Client) -> None:
    client.force_login(UserFactory())

    response = client.get(reverse(name))

    assert response.status_code == 200
    assert words in response.content.decode()


def test_without_a_mail_server_no_link_is_promised(
    client: Client, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = False

    page = client.get(reverse("account_reset_password")).content.decode()

    assert "This server sends no e-mail." in page
    assert "Send the link" not in page
