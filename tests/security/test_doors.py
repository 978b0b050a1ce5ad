"""The doors themselves: sign-in, its redirects and letters, forms from elsewhere."""

import pytest

from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import Membership
from diary.models import Prompt, Spot
from tests.architecture.test_every_url import OBJECTS, address
from tests.factories import UserFactory
from tests.factories.accounts import SIGN_IN_WITH

ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:x",
)
SIGN_UP = {
    "password1": "a quiet night of sleep, twice",
    "country": "GB",
    "timezone": "Europe/London",
}


@pytest.mark.django_db
@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(target: str, client: Client) -> None:
    sent = {"login": UserFactory().email, "password": SIGN_IN_WITH, "next": target}

    response = client.post(reverse("account_login"), sent)

    assert response["Location"] == reverse("today")


@pytest.mark.django_db
def test_a_session_known_before_sign_in_is_worth_nothing_after(client: Client) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key or ""

    client.post(
        reverse("account_login"),
        {"login": UserFactory().email, "password": SIGN_IN_WITH},
    )

    assert client.session["_auth_user_id"]
    assert client.session.session_key != planted
    assert not client.session.exists(planted)


@pytest.mark.django_db
def test_a_forgotten_password_tells_nobody_who_has_an_account(client: Client) -> None:
    address = reverse("account_reset_password")

    known = client.post(address, {"email": UserFactory().email})
    unknown = client.post(address, {"email": "nobody@example.com"})

    assert (known.status_code, known["Location"]) == (302, unknown["Location"])
    assert len(mail.outbox) == 1


@pytest.mark.django_db
@override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory")
def test_signing_up_tells_nobody_who_has_an_account() -> None:
    address, email = reverse("account_signup"), UserFactory().email

    known = Client().post(address, SIGN_UP | {"email": email})
    unknown = Client().post(address, SIGN_UP | {"email": "new@example.com"})

    assert (known.status_code, known["Location"]) == (302, unknown["Location"])


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "localhost@evil.example", ".."])
def test_no_letter_names_a_host_that_is_not_ours(host: str, client: Client) -> None:
    address, email = reverse("account_reset_password"), UserFactory().email

    response = client.post(address, {"email": email}, headers={"host": host})

    assert response.status_code == 400
    assert not mail.outbox


@pytest.mark.django_db
def test_the_key_of_a_new_password_leaves_the_address_at_once(client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": UserFactory().email})
    link = next(word for word in mail.outbox[0].body.split() if "/key/" in word)

    response = client.get(link)

    assert response.status_code == 302
    assert response["Location"].endswith("-set-password/")
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", OBJECTS)
def test_a_form_from_elsewhere_is_refused(
    name: str, owner: Membership, spot: Spot
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner.user)

    response = client.post(address(name, spot))

    assert response.status_code == 403
    assert not Prompt.objects.filter(closed_at__isnull=False).exists()
