"""Each person chooses how news reaches them, and when it does not."""

from datetime import time

import pytest
from allauth.account.models import EmailAddress
from pytest_django import Settings

from django.test import Client
from django.urls import reverse

from accounts.models import Membership, User
from accounts.roles import Role
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
REACH = reverse("reach")
NIGHT = {"quiet_from": "22:30", "quiet_until": "6:00"}


def signed_in(client: Client, role: Role = Role.OWNER) -> User:
    member: Membership = MembershipFactory(role=role)
    client.force_login(member.user)
    return member.user


def test_what_is_chosen_is_kept(client: Client) -> None:
    user = signed_in(client)

    page = client.post(REACH, {"email": "on", **NIGHT})

    user.refresh_from_db()
    assert page.status_code == 302
    assert user.news_by_email is True
    assert (user.quiet_from, user.quiet_until) == (time(22, 30), time(6))


def test_with_a_single_language_there_is_nothing_to_choose(client: Client) -> None:
    signed_in(client)

    assert "language" not in client.get(REACH).context["form"].fields


def test_of_two_languages_one_is_chosen_and_kept(
    client: Client, settings: Settings
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    user = signed_in(client)
    offered = client.get(REACH).text

    client.post(REACH, {"email": "on", **NIGHT, "language": "de"})
    wrong = client.post(REACH, {"email": "on", **NIGHT, "language": "fr"})

    user.refresh_from_db()
    assert '<option value="en-gb" selected>English</option>' in offered
    assert user.language == "de"
    assert '<option value="de" selected>Deutsch</option>' in client.get(REACH).text
    assert wrong.status_code == 422


def test_letters_are_turned_off_by_leaving_the_tick_out(client: Client) -> None:
    user = signed_in(client)

    client.post(REACH, NIGHT)

    user.refresh_from_db()
    assert user.news_by_email is False


@pytest.mark.parametrize(
    ("role", "on"), [(Role.OWNER, True), (Role.CARER, True), (Role.VIEWER, False)]
)
def test_a_viewer_is_written_to_only_if_they_ask(
    role: Role, client: Client, *, on: bool
) -> None:
    signed_in(client, role)

    page = client.get(REACH).context["form"]

    assert page["email"].value() is on
    assert page["quiet_from"].value() == time(21)
    assert page["quiet_until"].value() == time(7)


@pytest.mark.parametrize("wrong", ["", "9 pm", "25:00"])
def test_a_time_that_is_none_is_said_beside_its_field(
    wrong: str, client: Client
) -> None:
    user = signed_in(client)

    page = client.post(REACH, {**NIGHT, "quiet_from": wrong})

    user.refresh_from_db()
    assert page.status_code == 422
    assert 'id="error_1_id_quiet_from"' in page.text
    assert 'value="6:00"' in page.text
    assert user.news_by_email is None


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "status"),
    [
        ("7:00", "6:59", 422),
        ("7:00", "6:01", 422),
        ("0:00", "23:30", 422),
        ("7:00", "6:00", 302),
        ("7:00", "7:00", 302),
    ],
)
def test_quiet_hours_leave_time_for_what_is_urgent(
    quiet_from: str, quiet_until: str, status: int, client: Client
) -> None:
    signed_in(client)

    page = client.post(REACH, {"quiet_from": quiet_from, "quiet_until": quiet_until})

    assert page.status_code == status
    assert ("at least an hour a day" in page.text) == (status == 422)


@pytest.mark.parametrize(
    ("has_server", "verified", "said"),
    [
        (False, False, "this server has no mail server"),
        (True, False, "your address is not confirmed"),
        (True, True, "To mum@example.com."),
    ],
)
def test_it_says_where_letters_go(
    said: str, settings: Settings, client: Client, *, has_server: bool, verified: bool
) -> None:
    settings.HAS_MAIL_SERVER = has_server
    user = UserFactory(email="mum@example.com")
    EmailAddress.objects.create(user=user, email=user.email, verified=verified)
    client.force_login(user)

    assert said in client.get(REACH).text


def test_the_family_page_and_the_menu_lead_there(client: Client) -> None:
    signed_in(client)

    assert client.get(reverse("family")).text.count(f'href="{REACH}"') == 2
