"""Two-step sign-in: set up, used, with recovery codes, turned off."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import UserFactory
from tests.factories.accounts import SIGN_IN_WITH

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return UserFactory()


def text(client: Client, name: str) -> str:
    return client.get(reverse(name)).content.decode()


def code_of(secret: str) -> str:
    counter = next(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counter)))


def set_up(client: Client, user: User) -> str:
    """Turn two-step sign-in on, and return the key in the app."""
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": SIGN_IN_WITH})
    page = text(client, "mfa_activate_totp")
    (secret,) = re.findall(r"<code>(\w+)</code>", page)
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return str(secret)


def test_the_password_is_asked_once_more_before_it_is_set_up(
    client: Client, user: User
) -> None:
    client.force_login(user)

    response = client.get(reverse("mfa_activate_totp"), follow=True)

    assert "Is it you?" in response.content.decode()


def test_a_wrong_code_keeps_the_key_on_the_page(client: Client, user: User) -> None:
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": SIGN_IN_WITH})
    before = re.findall(r"<code>(\w+)</code>", text(client, "mfa_activate_totp"))

    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    page = response.content.decode()
    assert "Incorrect code" in page
    assert re.findall(r"<code>(\w+)</code>", page) == before


def test_once_set_up_the_password_alone_opens_nothing(
    client: Client, user: User
) -> None:
    set_up(client, user)
    new_phone = Client()

    response = new_phone.post(
        reverse("account_login"),
        {"login": user.email, "password": SIGN_IN_WITH},
        follow=True,
    )

    assert "Enter the code" in response.content.decode()
    assert "_auth_user_id" not in new_phone.session


def test_a_recovery_code_opens_the_diary_without_the_phone(
    client: Client, user: User
) -> None:
    set_up(client, user)
    codes = re.findall(r"<code>(\w+)</code>", text(client, "mfa_view_recovery_codes"))
    new_phone = Client()
    new_phone.post(
        reverse("account_login"), {"login": user.email, "password": SIGN_IN_WITH}
    )

    new_phone.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert new_phone.session["_auth_user_id"] == str(user.pk)


def test_new_recovery_codes_are_offered_with_a_warning(
    client: Client, user: User
) -> None:
    set_up(client, user)

    page = text(client, "mfa_generate_recovery_codes")

    assert "The codes you have stop working." in page


def test_it_is_turned_off_again(client: Client, user: User) -> None:
    set_up(client, user)
    asked = text(client, "mfa_deactivate_totp")

    client.post(reverse("mfa_deactivate_totp"))

    assert "Turn off two-step sign-in?" in asked
    assert "Off." in text(client, "mfa_index")
