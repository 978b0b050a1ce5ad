"""An owner invites; whoever it is for joins, and sees what they were given."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from pytest_django import Settings

from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.forms.invitations import DOES_NOT_WORK
from accounts.models import Invitation, Membership
from accounts.roles import Role
from diary.models import Child
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, UserFactory
from tests.factories.accounts import SIGN_IN_WITH

pytestmark = pytest.mark.django_db
DAD = "dad@example.com"
OFFER = {"email": DAD, "role": "carer", "sees": "all"}


@pytest.fixture(autouse=True)
def a_november_day_with_nobody_counted() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def owner() -> Membership:
    return MembershipFactory(household__name="The Reeds")


@pytest.fixture
def child(owner: Membership) -> Child:
    return ChildFactory(household=owner.household, name="Maya")


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def invite(owner: Membership, **said: object) -> str:
    """Invite, and return the code that the page shows."""
    address = reverse("invite", args=[owner.household.uuid])
    page = signed_in(owner).post(address, OFFER | said).content.decode()
    (code,) = re.findall(r"([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</p>", page)[:1]
    return str(code)


def join(code: str, email: str = DAD, **said: str) -> Client:
    """Sign in with an account of that address, enter the code, and join."""
    client = Client()
    client.force_login(UserFactory(email=email))
    client.post(reverse("invitation"), {"code": code})
    client.post(reverse("invitation-accept"), said)
    return client


def test_the_page_shows_link_and_code_this_once(
    owner: Membership, child: Child
) -> None:
    client = signed_in(owner)

    page = client.post(
        reverse("invite", args=[owner.household.uuid]), OFFER
    ).content.decode()
    later = client.get(reverse("family")).content.decode()

    (code,) = set(re.findall(r"code=([0-9A-Z-]{14})", page))
    assert f"http://testserver/invitation/#code={code}" in page
    assert "Nothing was sent." in page
    assert "28 November" in page
    assert code not in later
    assert DAD in later
    assert "Invited as carer, until 28 November" in later
    assert mail.outbox == []


def test_whoever_accepts_belongs_to_the_family(owner: Membership, child: Child) -> None:
    client = join(invite(owner, role="viewer"), called="Grandma")

    page = client.get(reverse("today")).content.decode()

    member = Membership.objects.get(user__email=DAD)
    assert (member.role, member.called) == (Role.VIEWER, "Grandma")
    assert "You have joined the family." in page
    assert not Invitation.objects.exists()


def test_nothing_is_accepted_by_a_get(owner: Membership, child: Child) -> None:
    code, client = invite(owner), Client()
    client.force_login(UserFactory(email=DAD))
    client.post(reverse("invitation"), {"code": code})

    page = client.get(reverse("invitation-accept")).content.decode()

    assert "Join the family" in page
    assert "Reeds" not in page
    assert "Maya" not in page
    assert not Membership.objects.filter(user__email=DAD).exists()


def test_a_browser_that_opened_an_offer_has_no_part_in_the_next(
    owner: Membership, child: Child
) -> None:
    code, client = invite(owner), Client()
    client.force_login(UserFactory(email=DAD))
    client.post(reverse("invitation"), {"code": code})
    invite(owner, role="owner")

    client.post(reverse("invitation-accept"))

    assert not Membership.objects.filter(user__email=DAD).exists()


def test_a_person_of_two_families_sees_the_children_of_both(
    owner: Membership, child: Child
) -> None:
    own = MembershipFactory(user__email=DAD, household__timezone="Asia/Tokyo")
    SpotFactory(child=ChildFactory(household=own.household, name="Ada"))
    SpotFactory(child=child)
    code, client = invite(owner), signed_in(own)
    client.post(reverse("invitation"), {"code": code})

    client.post(reverse("invitation-accept"))

    today = client.get(reverse("today")).content.decode()
    family = client.get(reverse("family")).content.decode()
    assert "Ada" in today
    assert "Maya" in today
    assert "Ada" in family
    assert "The Reeds" in family


def test_someone_elses_invitation_opens_nothing(
    owner: Membership, child: Child
) -> None:
    code, client = invite(owner), Client()
    client.force_login(UserFactory(email="eve@example.com"))
    client.post(reverse("invitation"), {"code": code})

    response = client.post(reverse("invitation-accept"))

    assert response.context["form"].non_field_errors() == [DOES_NOT_WORK]
    assert not Membership.objects.filter(user__email="eve@example.com").exists()


def test_a_used_code_opens_nothing(owner: Membership, child: Child) -> None:
    code = invite(owner)
    join(code)
    Membership.objects.get(user__email=DAD).delete()
    client = Client()
    client.force_login(UserFactory(email="eve@example.com"))

    response = client.post(reverse("invitation"), {"code": code})

    assert response.context["form"].errors["code"] == [DOES_NOT_WORK]


def test_an_invitation_taken_back_opens_nothing(
    owner: Membership, child: Child
) -> None:
    code, client = invite(owner), signed_in(owner)
    invitation = Invitation.objects.get()

    client.post(reverse("invitation-revoke", args=[invitation.uuid]))

    assert not Membership.objects.filter(user=join(code).session["_auth_user_id"])
    assert DAD not in client.get(reverse("family")).content.decode()


def test_an_ended_invitation_is_listed_no_more(owner: Membership, child: Child) -> None:
    invite(owner)
    Invitation.objects.update(expires_at=datetime(2026, 11, 21, 11, tzinfo=UTC))

    page = signed_in(owner).get(reverse("family")).content.decode()

    assert DAD not in page


def test_only_owners_are_told_of_invitations(owner: Membership, child: Child) -> None:
    invite(owner)
    carer = MembershipFactory(household=owner.household, role=Role.CARER)

    page = signed_in(carer).get(reverse("family")).content.decode()

    assert DAD not in page
    assert "Invite someone" not in page


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"email": ""}, "email", "Enter the e-mail address of the person."),
        ({"email": "dad"}, "email", "Enter an e-mail address: name@example.com."),
        ({"role": ""}, "role", "Choose what they may do."),
        ({"sees": "some"}, "sees", "Tick at least one child, or choose all."),
        (
            {"sees": "some", "role": "owner"},
            "sees",
            "An owner always sees all children.",
        ),
    ],
)
def test_bad_input_gets_its_sentence_and_keeps_what_was_typed(
    owner: Membership,
    child: Child,
    said: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    address = reverse("invite", args=[owner.household.uuid])

    response = signed_in(owner).post(address, OFFER | said)

    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert response.content.decode().count(sentence) == 2
    assert (OFFER | said)["email"] in response.content.decode()
    assert not Invitation.objects.exists()


def test_a_child_of_others_cannot_be_given(owner: Membership, child: Child) -> None:
    foreign = ChildFactory(name="Foreign")
    address = reverse("invite", args=[owner.household.uuid])

    response = signed_in(owner).post(
        address, OFFER | {"sees": "some", "children": [foreign.uuid]}
    )

    assert response.status_code == 422
    assert "Foreign" not in response.content.decode()


def test_a_member_is_not_invited_again(owner: Membership, child: Child) -> None:
    address = reverse("invite", args=[owner.household.uuid])
    MembershipFactory(household=owner.household, user__email=DAD)

    response = signed_in(owner).post(address, OFFER | {"email": "Dad@Example.com"})

    assert response.context["form"].errors["email"] == [
        "They belong to the family already."
    ]


def test_letters_cannot_be_sent_without_end(owner: Membership, child: Child) -> None:
    client, address = signed_in(owner), reverse("invite", args=[owner.household.uuid])
    for number in range(30):
        client.post(address, OFFER | {"email": f"{number}@example.com"})

    response = client.post(address, OFFER)

    assert response.status_code == 429
    assert Invitation.objects.count() == 30


def test_seven_days_later_the_page_to_join_is_closed(
    owner: Membership, child: Child
) -> None:
    code, client = invite(owner), Client()
    client.force_login(UserFactory(email=DAD))
    client.post(reverse("invitation"), {"code": code})

    with time_machine.travel(datetime.now(UTC) + timedelta(days=7)):
        response = client.post(reverse("invitation-accept"))

    assert response["Location"] == reverse("invitation")
    assert not Membership.objects.filter(user__email=DAD).exists()


def test_a_letter_goes_where_a_mail_server_is_set(
    owner: Membership, child: Child, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = True

    page = (
        signed_in(owner)
        .post(reverse("invite", args=[owner.household.uuid]), OFFER)
        .content.decode()
    )

    (letter,) = mail.outbox
    assert "We have sent the link to dad@example.com." in page
    assert letter.to == [DAD]
    for said in (owner.user.email, "Maya", "Reeds"):
        assert said not in letter.message().as_string()


def test_with_a_mail_server_the_address_is_confirmed_before_joining(
    owner: Membership, child: Child, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.SIGNUP = "invited"
    code, browser = invite(owner), Client()
    account = {"email": DAD, "password1": SIGN_IN_WITH}

    browser.post(reverse("invitation"), {"code": code})
    browser.post(reverse("invitation-sign-up"), account)
    key = re.findall(r"/accounts/confirm-email/\S+/", str(mail.outbox[-1].body))[0]
    browser.post(key)
    browser.post(
        reverse("account_login"), {"login": DAD, "password": account["password1"]}
    )
    today = browser.get(reverse("today")).content.decode()
    browser.post(reverse("invitation-accept"))

    assert f'href="{reverse("invitation-accept")}"' in today
    assert Membership.objects.get(user__email=DAD).household == owner.household


def test_each_error_at_the_top_leads_to_its_field(
    owner: Membership, child: Child
) -> None:
    address = reverse("invite", args=[owner.household.uuid])

    response = signed_in(owner).post(address, {"sees": "some"})

    page = BeautifulSoup(response.content, "html.parser")
    targets = [link["href"] for link in page.select("[role=alert] a")]
    assert targets == ["#id_email", "#id_role", "#id_sees"]
    assert all(page.select_one(str(target)) for target in targets)
