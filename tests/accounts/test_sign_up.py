"""Sign-up: a person and their household in one go."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.forms import HouseholdFields
from accounts.models import Household, Membership, User
from accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FILLED = {
    "email": "mum@example.com",
    "password1": "a quiet night of sleep",
    "called": "Mum",
    "country": "GB",
    "timezone": "Europe/London",
}


def test_sign_up_makes_an_owner_of_a_new_household(client: Client) -> None:
    client.post(reverse("account_signup"), FILLED)

    member = Membership.objects.get(user__email="mum@example.com")
    assert member.role == Role.OWNER
    assert member.called == "Mum"
    assert member.household.timezone == "Europe/London"
    assert member.household.country.code == "GB"


def test_sign_up_without_a_household_makes_no_user(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(form: HouseholdFields, owner: User) -> None:
        raise RuntimeError

    monkeypatch.setattr(HouseholdFields, "create_household", fail)

    with pytest.raises(RuntimeError):
        client.post(reverse("account_signup"), FILLED)

    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("country", "", "Choose your country."),
        ("timezone", "", "Choose the time zone you live in."),
        ("timezone", "Mars/Olympus", "Select a valid choice."),
        ("email", "mum", "Enter a valid email address."),
        ("password1", "12345678", "This password is too common."),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_what_was_typed(
    field: str, given: str, sentence: str, client: Client
) -> None:
    response = client.post(reverse("account_signup"), FILLED | {field: given})

    page = response.content.decode()
    assert sentence in " ".join(response.context["form"].errors[field])
    assert sentence in page
    assert 'value="Mum"' in page
    assert "a quiet night of sleep" not in page
    assert not Household.objects.exists()


def test_an_address_that_has_a_diary_is_not_given_away(
    client: Client, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    UserFactory(email="mum@example.com")

    known = client.post(reverse("account_signup"), FILLED)
    fresh = Client().post(
        reverse("account_signup"), FILLED | {"email": "dad@example.com"}
    )

    assert known.status_code == fresh.status_code == 302
    assert known["Location"] == fresh["Location"]
    assert mail.outbox[0].subject == "Milkspot: you have a diary already"
    assert mail.outbox[1].subject == "Milkspot: confirm your e-mail"


def test_sign_up_can_be_closed(client: Client, settings: Settings) -> None:
    settings.SIGNUP = "invited"

    page = client.get(reverse("account_signup"))
    client.post(reverse("account_signup"), FILLED)

    assert "New diaries are by invitation here" in page.content.decode()
    assert not User.objects.exists()


def test_the_page_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get(reverse("account_signup"))

    assert response.status_code == 200
