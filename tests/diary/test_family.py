"""The Family page and the forms behind it."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from accounts.models import Household, Membership
from accounts.roles import Role
from diary.models import Child, ChildMembership
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    InvitationFactory,
    MembershipFactory,
    SpotFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("saturday_in_november"),
]
FILLED = {
    "name": "Noah",
    "born_on": "2026-03-01",
    "weeks_at_birth": "34",
    "sex": "boy",
    "background": "Mum had eczema",
    "allergies": "Penicillin: a rash",
}


@pytest.fixture
def saturday_in_november() -> Iterator[None]:
    with time_machine.travel("2026-11-21 12:00Z", tick=False):
        yield


@pytest.fixture
def household() -> Household:
    return HouseholdFactory(name="Reed")


def sign_in(client: Client, household: Household, role: Role, called: str = "") -> None:
    member: Membership = MembershipFactory(
        household=household, role=role, called=called
    )
    client.force_login(member.user)


@pytest.mark.parametrize("role", list(Role))
def test_every_member_sees_the_family(
    role: Role, client: Client, household: Household
) -> None:
    ChildFactory(household=household, name="Maya", born_on=date(2026, 10, 10))
    sign_in(client, household, role, called="Nan")

    page = client.get(reverse("family")).content.decode()

    assert "Maya" in page
    assert "6 weeks" in page
    assert "Nan" in page
    assert "Reed" in page
    assert "United Kingdom" in page
    assert 'href="tel:999"' in page
    assert "Europe/London" in page


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.OWNER, {"child", "child-new", "household-edit"}),
        (Role.CARER, {"child"}),
        (Role.VIEWER, {"child"}),
    ],
)
def test_a_member_is_offered_what_their_role_allows(
    role: Role, offered: set[str], client: Client, household: Household
) -> None:
    child = ChildFactory(household=household)
    addresses = {
        "child": reverse("child", args=[child.uuid]),
        "child-new": reverse("child-new", args=[household.uuid]),
        "household-edit": reverse("household-edit", args=[household.uuid]),
    }
    sign_in(client, household, role)

    page = client.get(reverse("family")).content.decode()

    links = {name for name, url in addresses.items() if f'href="{url}"' in page}
    assert links == offered


def test_owners_stand_first_among_the_members(
    client: Client, household: Household
) -> None:
    for role, called in [
        (Role.VIEWER, "Nan"),
        (Role.CARER, "Kim"),
        (Role.OWNER, "Mum"),
    ]:
        sign_in(client, household, role, called)

    response = client.get(reverse("family"))

    (family,) = response.context["families"]
    assert [member.called for member in family.members] == ["Mum", "Kim", "Nan"]


def test_another_family_is_not_shown(client: Client, household: Household) -> None:
    ChildFactory(name="Zelda")
    sign_in(client, household, Role.OWNER)

    page = client.get(reverse("family")).content.decode()

    assert "Zelda" not in page


def test_the_page_takes_as_many_queries_for_ten_children_as_for_one(
    client: Client,
    household: Household,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    children = ChildFactory.create_batch(10, household=household)
    for child in children:
        limited = MembershipFactory(
            household=household, role=Role.VIEWER, sees_all_children=False
        )
        ChildMembership.objects.create(child=child, membership=limited)
    InvitationFactory.create_batch(10, household=household)
    sign_in(client, household, Role.OWNER)

    with django_assert_max_num_queries(7):
        client.get(reverse("family"))


def test_an_owner_adds_a_child(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)

    response = client.post(reverse("child-new", args=[household.uuid]), FILLED)

    child = Child.objects.get(household=household)
    assert response.status_code == 302
    assert child.name == "Noah"
    assert child.born_on == date(2026, 3, 1)
    assert child.weeks_at_birth == 34
    assert child.sex == "boy"
    assert child.background == "Mum had eczema"
    assert child.allergies == "Penicillin: a rash"
    assert not child.no_known_allergies


def test_a_name_is_enough(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)

    client.post(reverse("child-new", args=[household.uuid]), {"name": "Noah"})
    page = client.get(reverse("family")).content.decode()

    assert Child.objects.get().born_on is None
    assert "date of birth not recorded" in page


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("name", "", "Enter the name you use at home."),
        ("born_on", "2026-11-22", "This day is still to come."),
        ("born_on", "yesterday", "Enter a date, or leave it empty."),
        ("weeks_at_birth", "20", "Enter whole weeks from 21 to 44"),
        ("weeks_at_birth", "45", "Enter whole weeks from 21 to 44"),
        ("weeks_at_birth", "early", "Enter whole weeks from 21 to 44"),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_what_was_typed(
    field: str, given: str, sentence: str, client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)

    response = client.post(
        reverse("child-new", args=[household.uuid]), FILLED | {field: given}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in response.context["form"].errors[field][0]
    assert page.count(sentence) == 2
    assert f'value="{given}"' in page or not given
    assert "Mum had eczema" in page
    assert not Child.objects.exists()


def test_nobody_has_allergies_and_none(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)

    response = client.post(
        reverse("child-new", args=[household.uuid]),
        FILLED | {"no_known_allergies": "on"},
    )

    sentence = "Allergies stand above. Take them out, or take this tick away."
    assert response.status_code == 422
    assert response.context["form"].errors["no_known_allergies"] == [sentence]
    assert "Penicillin: a rash" in response.content.decode()
    assert not Child.objects.exists()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, ("", False)),
        ({"no_known_allergies": "on"}, ("", True)),
        ({"allergies": " Egg "}, ("Egg", False)),
    ],
)
def test_allergies_are_unasked_none_or_in_the_parents_words(
    said: dict[str, str],
    known: tuple[str, bool],
    client: Client,
    household: Household,
) -> None:
    child = ChildFactory(household=household, no_known_allergies=True)
    sign_in(client, household, Role.CARER)

    client.post(reverse("child-edit", args=[child.uuid]), {"name": "Maya", **said})

    child.refresh_from_db()
    assert (child.allergies, child.no_known_allergies) == known


def test_the_database_knows_no_child_with_allergies_and_none() -> None:
    with pytest.raises(IntegrityError, match="no_known_allergies_or_some"):
        ChildFactory(allergies="Egg", no_known_allergies=True)


def test_born_today_is_old_enough(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)

    client.post(
        reverse("child-new", args=[household.uuid]),
        {"name": "Noah", "born_on": "2026-11-21"},
    )

    assert Child.objects.get().born_on == date(2026, 11, 21)


def test_a_carer_corrects_a_child(client: Client, household: Household) -> None:
    child = ChildFactory(household=household, name="Maya")
    sign_in(client, household, Role.CARER)

    response = client.post(
        reverse("child-edit", args=[child.uuid]), {"name": "Maja", "sex": "girl"}
    )

    child.refresh_from_db()
    assert response["Location"] == reverse("family")
    assert child.name == "Maja"
    assert child.sex == "girl"
    assert child.born_on is None


def test_the_form_shows_what_is_known(client: Client, household: Household) -> None:
    child = ChildFactory(household=household, name="Maya", weeks_at_birth=34)
    sign_in(client, household, Role.OWNER)

    page = client.get(reverse("child-edit", args=[child.uuid])).content.decode()

    assert 'value="Maya"' in page
    assert 'value="2026-10-10"' in page
    assert 'value="34"' in page


def test_nobody_is_born_after_their_first_spot(
    client: Client, household: Household
) -> None:
    child = ChildFactory(household=household, born_on=date(2026, 10, 10))
    SpotFactory(child=child, noticed_on=date(2026, 10, 12))
    sign_in(client, household, Role.OWNER)

    response = client.post(
        reverse("child-edit", args=[child.uuid]),
        {"name": "Maya", "born_on": "2026-10-13"},
    )

    sentence = "A spot was first noticed on 12 October 2026, before this day."
    assert response.context["form"].errors["born_on"] == [sentence]
    child.refresh_from_db()
    assert child.born_on == date(2026, 10, 10)


def test_an_owner_moves_the_household(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)
    moved = {"name": "Reed", "country": "NZ", "timezone": "Pacific/Auckland"}

    client.post(reverse("household-edit", args=[household.uuid]), moved)
    page = client.get(reverse("family")).content.decode()

    assert 'href="tel:111"' in page
    assert "Healthline" in page
    assert "Pacific/Auckland" in page


def place(**said: str) -> dict[str, str]:
    return {"name": "", "country": "NP", "timezone": "Asia/Kathmandu", **said}


def test_a_familys_own_numbers_stand_in_place_of_the_countrys(
    client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)
    numbers = {"own_emergency_number": "11 12", "own_advice_line": "+977 1 422 8094"}

    client.post(reverse("household-edit", args=[household.uuid]), place(**numbers))
    page = client.get(reverse("family")).content.decode()

    assert page.count('href="tel:1112"') > 1
    assert "+977 1 422 8094" in page
    assert page.count("set by your family") == 2
    assert "Do not dial an emergency number to try it out" in page


def test_the_countrys_numbers_say_where_they_come_from(
    client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)

    page = client.get(reverse("family")).content.decode()

    assert "https://111.nhs.uk/" in page
    assert "set by your family" not in page


def test_a_country_without_a_known_number_says_so(
    client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)

    client.post(reverse("household-edit", args=[household.uuid]), place(country="AQ"))
    page = client.get(reverse("family")).content.decode()

    assert 'href="tel:112"' in page
    assert "No number of this country’s own is known here." in page


@pytest.mark.parametrize("number", ["Dr Reed", "999 or 112", "9" * 17, "-999", "९९९"])
def test_a_number_of_their_own_is_digits_and_short(
    number: str, client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)

    response = client.post(
        reverse("household-edit", args=[household.uuid]),
        place(own_emergency_number=number),
    )

    household.refresh_from_db()
    assert response.status_code == 422
    assert household.own_emergency_number == ""


def test_the_zone_of_a_phone_is_offered_and_chosen_only_by_saving(
    client: Client, household: Household
) -> None:
    sign_in(client, household, Role.OWNER)
    address = reverse("household-edit", args=[household.uuid])

    page = client.get(address, {"timezone": "Pacific/Auckland"}).content.decode()

    household.refresh_from_db()
    assert 'value="Pacific/Auckland" selected' in page
    assert household.timezone == "Europe/London"


def test_a_household_needs_a_time_zone(client: Client, household: Household) -> None:
    sign_in(client, household, Role.OWNER)

    response = client.post(
        reverse("household-edit", args=[household.uuid]),
        {"name": "The Reeds", "country": "NZ", "timezone": ""},
    )

    assert response.status_code == 422
    assert "Choose the time zone you live in." in response.content.decode()
    assert 'value="The Reeds"' in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [Role.CARER, Role.VIEWER])
@pytest.mark.parametrize("name", ["household-edit", "child-new"])
def test_the_household_is_for_its_owners_to_change(
    name: str, role: Role, method: str, client: Client, household: Household
) -> None:
    sign_in(client, household, role)

    response = getattr(client, method)(reverse(name, args=[household.uuid]))

    assert response.status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_viewer_cannot_correct_a_child(
    method: str, client: Client, household: Household
) -> None:
    child = ChildFactory(household=household)
    sign_in(client, household, Role.VIEWER)

    response = getattr(client, method)(reverse("child-edit", args=[child.uuid]))

    assert response.status_code == 403


@pytest.mark.parametrize("name", ["household-edit", "child-new"])
def test_a_stranger_meets_404(name: str, client: Client, household: Household) -> None:
    sign_in(client, HouseholdFactory(), Role.OWNER)

    response = client.get(reverse(name, args=[household.uuid]))

    assert response.status_code == 404


def test_a_stranger_to_a_child_meets_404(client: Client, household: Household) -> None:
    child = ChildFactory(household=household)
    sign_in(client, HouseholdFactory(), Role.OWNER)

    response = client.post(reverse("child-edit", args=[child.uuid]), FILLED)

    assert response.status_code == 404
