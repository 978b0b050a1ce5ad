"""An owner asks for the end of a diary; members read of it, any owner stops it."""

from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Deletion, Membership
from accounts.roles import Role
from diary.models import Child
from tests.factories import ChildFactory, DeletionFactory, MembershipFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def mum() -> Membership:
    return MembershipFactory(household__name="The Reeds")


@pytest.fixture
def maya(mum: Membership) -> Child:
    return ChildFactory(household=mum.household, name="Maya")


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def another(mum: Membership, role: Role, **said: object) -> Membership:
    return MembershipFactory(household=mum.household, role=role, **said)


@pytest.mark.parametrize("page", ["today", "family"])
def test_both_owners_read_of_it_and_the_other_stops_it(
    mum: Membership, maya: Child, page: str
) -> None:
    dad = signed_in(another(mum, Role.OWNER))
    signed_in(mum).post(reverse("child-delete", args=[maya.uuid]))

    told = dad.get(reverse(page)).content.decode()
    stop = reverse("deletion-stop", args=[Deletion.objects.get().uuid])
    after = dad.post(stop, follow=True).content.decode()

    assert "The diary of <strong><bdi>Maya</bdi></strong> is deleted" in told
    assert "for good on 28 November" in told
    assert stop in told
    assert "Stopped. Nothing is deleted." in after
    assert "28 November" not in after
    assert not Deletion.objects.exists()


def test_asking_names_the_child_and_deletes_nothing(
    mum: Membership, maya: Child
) -> None:
    client, address = signed_in(mum), reverse("child-delete", args=[maya.uuid])

    asked = client.get(address).content.decode()
    none_yet = Deletion.objects.exists()
    client.post(address)

    assert "Delete the diary of Maya?" in asked
    assert not none_yet
    assert Child.objects.get() == maya


def test_the_whole_family_can_be_asked_for(mum: Membership, maya: Child) -> None:
    client = signed_in(mum)
    address = reverse("household-delete", args=[mum.household.uuid])

    asked = client.get(address).content.decode()
    told = client.post(address, follow=True).content.decode()

    assert "Delete the diary of the family The Reeds?" in asked
    assert "It goes on 28 November. Until then any owner can stop it." in told
    assert Deletion.objects.get().child is None


def test_a_carer_reads_of_it_and_cannot_stop_it(mum: Membership, maya: Child) -> None:
    deletion = DeletionFactory(household=mum.household, child=maya.uuid)
    carer = signed_in(another(mum, Role.CARER))

    page = carer.get(reverse("today")).content.decode()
    answer = carer.post(reverse("deletion-stop", args=[deletion.uuid]))

    assert "An owner of the diary can stop it." in page
    assert "Stop it and keep everything" not in page
    assert answer.status_code == 403


@pytest.mark.parametrize("page", ["today", "family"])
def test_who_may_not_see_a_child_is_not_told_of_its_end(
    mum: Membership, maya: Child, page: str
) -> None:
    DeletionFactory(household=mum.household, child=maya.uuid)
    limited = another(mum, Role.CARER, sees_all_children=False)

    told = signed_in(limited).get(reverse(page)).content.decode()

    assert "is deleted for good" not in told


def test_every_owner_gets_a_letter_once(
    mum: Membership, maya: Child, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = True
    another(mum, Role.OWNER)
    client, address = signed_in(mum), reverse("child-delete", args=[maya.uuid])

    client.post(address)
    client.post(address)

    assert len(mail.outbox) == 2
    assert "http://testserver/family/" in mail.outbox[0].body
    assert "Maya" not in mail.outbox[0].body


@pytest.mark.parametrize(("role", "offered"), [(Role.OWNER, True), (Role.CARER, False)])
def test_only_owners_are_offered_to_delete(
    mum: Membership, maya: Child, role: Role, *, offered: bool
) -> None:
    client = signed_in(another(mum, role))

    page = client.get(reverse("child-edit", args=[maya.uuid])).content.decode()

    assert ("Delete the diary of Maya" in page) is offered
