"""What a member may do changes at once, also in a browser that is open."""

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import Household, Membership
from accounts.roles import Role
from diary.models import ChildMembership, Observation, Spot
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, UserFactory
from tests.security.sending import send_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Membership:
    return MembershipFactory(called="Mum")


@pytest.fixture
def spot(owner: Membership) -> Spot:
    return SpotFactory(child=ChildFactory(household=owner.household, name="Maya"))


@pytest.fixture
def carer(owner: Membership) -> Membership:
    return MembershipFactory(
        household=owner.household, role=Role.CARER, called="Grandma"
    )


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def change(owner: Membership, member: Membership, **said: object) -> None:
    sent = {"role": "carer", "sees": "all"} | said
    signed_in(owner).post(reverse("member", args=[member.uuid]), sent)


def test_a_carer_who_is_removed_is_a_stranger_at_the_next_tap(
    owner: Membership, carer: Membership, spot: Spot
) -> None:
    MembershipFactory(user=carer.user)
    phone = signed_in(carer)
    before = phone.get(reverse("spot", args=[spot.uuid])).status_code

    signed_in(owner).post(reverse("member-remove", args=[carer.uuid]))

    assert before == 200
    assert phone.get(reverse("spot", args=[spot.uuid])).status_code == 404
    assert send_entry(phone, spot).status_code == 404
    assert "Maya" not in phone.get(reverse("today")).content.decode()


def test_a_carer_who_becomes_a_viewer_logs_no_more(
    owner: Membership, carer: Membership, spot: Spot
) -> None:
    phone = signed_in(carer)

    change(owner, carer, role="viewer")

    assert send_entry(phone, spot).status_code == 403
    assert not Observation.objects.exists()


def test_a_carer_who_is_limited_neither_sees_nor_logs_for_another_child(
    owner: Membership, carer: Membership, spot: Spot
) -> None:
    noah = ChildFactory(household=owner.household, name="Noah")
    phone = signed_in(carer)

    change(owner, carer, sees="some", children=[noah.uuid])

    assert phone.get(reverse("spot", args=[spot.uuid])).status_code == 404
    assert send_entry(phone, spot).status_code == 404
    assert "Maya" not in phone.get(reverse("family")).content.decode()
    assert ChildMembership.objects.get(membership=carer).child == noah


def test_only_an_owner_reads_whom_a_limit_leaves(
    owner: Membership, carer: Membership, spot: Spot
) -> None:
    change(owner, carer, sees="some", children=[spot.child.uuid])

    told = signed_in(owner).get(reverse("family")).content.decode()

    assert "<bdi>Maya</bdi>" in told
    viewer = MembershipFactory(household=owner.household, role=Role.VIEWER)
    page = signed_in(viewer).get(reverse("family")).content.decode()
    assert "<bdi>Maya</bdi>" not in page


def test_the_form_shows_what_holds(
    owner: Membership, carer: Membership, spot: Spot
) -> None:
    change(owner, carer, role="viewer", sees="some", children=[spot.child.uuid])

    page = signed_in(owner).get(reverse("member", args=[carer.uuid]))

    form = page.context["form"]
    assert form["role"].value() == "viewer"
    assert form["sees"].value() == "some"
    assert form["children"].value() == [str(spot.child.uuid)]


def test_removing_asks_first_and_names_the_person(
    owner: Membership, carer: Membership
) -> None:
    page = signed_in(owner).get(reverse("member-remove", args=[carer.uuid]))

    assert "Remove Grandma?" in page.content.decode()
    assert Membership.objects.filter(pk=carer.pk).exists()


@pytest.mark.parametrize("name", ["member", "member-remove"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_owner_decides_over_another(
    owner: Membership, name: str, method: str
) -> None:
    second = MembershipFactory(household=owner.household)

    response = getattr(signed_in(owner), method)(
        reverse(name, args=[second.uuid]), {"role": "viewer", "sees": "all"}
    )

    second.refresh_from_db()
    assert response.status_code == 403
    assert second.role == Role.OWNER


def test_the_last_owner_is_told_why_they_stay_one(owner: Membership) -> None:
    client = signed_in(owner)

    response = client.post(
        reverse("member", args=[owner.uuid]), {"role": "carer", "sees": "all"}
    )

    assert response.status_code == 422
    assert "You are the only owner." in response.context["form"].errors["role"][0]


@pytest.mark.parametrize("name", ["household-leave", "member-remove"])
def test_the_last_owner_cannot_go(owner: Membership, name: str) -> None:
    uuid = owner.uuid if name == "member-remove" else owner.household.uuid

    response = signed_in(owner).post(reverse(name, args=[uuid]), follow=True)

    assert "You are the only owner." in response.content.decode()
    assert Membership.objects.filter(pk=owner.pk).exists()


def test_a_member_leaves_and_may_start_a_diary_of_their_own(
    carer: Membership, spot: Spot
) -> None:
    phone = signed_in(carer)
    address = reverse("household-leave", args=[carer.household.uuid])

    asked = phone.get(address).content.decode()
    left = phone.post(address, follow=True).content.decode()
    phone.post(
        reverse("household-new"),
        {"called": "Nan", "country": "GB", "timezone": "Europe/London"},
    )

    own = Membership.objects.get(user=carer.user)
    assert "Leave this family?" in asked
    assert "You have left the family." in left
    assert "You are in no family" in left
    assert (own.role, own.called) == (Role.OWNER, "Nan")
    assert own.household != carer.household


def test_a_diary_of_ones_own_needs_a_place() -> None:
    client = Client()
    client.force_login(UserFactory())

    response = client.post(reverse("household-new"), {"name": "The Reeds"})

    assert response.status_code == 422
    assert "Choose your country." in response.content.decode()
    assert 'value="The Reeds"' in response.content.decode()
    assert not Household.objects.exists()


def test_who_belongs_nowhere_is_led_to_their_invitation(client: Client) -> None:
    client.force_login(UserFactory())

    page = client.get(reverse("today")).content.decode()

    assert f'href="{reverse("invitation-accept")}"' in page
    assert "Whose skin is it?" not in page
