"""The link in each letter stops them, without a sign-in and never by a GET."""

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.services.news import stop_token
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    user: User = UserFactory()
    return user


def link(user: User) -> str:
    return reverse("mail-stop", args=[stop_token(user)])


def test_a_program_that_only_looks_whether_it_is_there_stops_nothing(
    user: User, client: Client
) -> None:
    answer = client.head(link(user))

    user.refresh_from_db()
    assert answer.status_code == 200
    assert user.news_by_email is None


def test_opening_the_link_only_asks(user: User, client: Client) -> None:
    page = client.get(link(user))

    user.refresh_from_db()
    assert page.status_code == 200
    assert "Stop e-mails from Milkspot?" in page.text
    assert user.news_by_email is None


def test_the_number_to_call_is_that_of_the_family(user: User, client: Client) -> None:
    MembershipFactory(user=user, household__country="NZ")

    page = client.get(link(user))

    assert 'href="tel:111"' in page.text
    assert 'href="tel:112"' not in page.text


def test_a_mail_program_stops_them_with_one_post_and_no_cookie(user: User) -> None:
    program = Client(enforce_csrf_checks=True)

    page = program.post(link(user), {"List-Unsubscribe": "One-Click"})

    user.refresh_from_db()
    assert page.status_code == 200
    assert "No more e-mails" in page.text
    assert user.news_by_email is False


def test_stopped_twice_is_as_good_as_once(user: User, client: Client) -> None:
    for _again in range(2):
        client.post(link(user))

    user.refresh_from_db()
    assert user.news_by_email is False


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_was_made_up_stops_nothing(
    method: str, user: User, client: Client
) -> None:
    forged = f"{user.pk}:{'A' * 43}"

    page = getattr(client, method)(reverse("mail-stop", args=[forged]))

    user.refresh_from_db()
    assert page.status_code == 404
    assert user.news_by_email is None


def test_the_link_of_an_account_that_is_gone_is_nowhere(
    user: User, client: Client
) -> None:
    address = link(user)
    user.delete()

    assert client.get(address).status_code == 404


def test_a_link_stops_no_letters_but_those_of_its_account(
    user: User, client: Client
) -> None:
    other = UserFactory()

    client.post(link(user))

    other.refresh_from_db()
    assert other.news_by_email is None
