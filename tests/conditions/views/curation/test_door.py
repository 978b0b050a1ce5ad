"""Curators are let in, and offered the way in; nobody else is."""

import pytest

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CURATION, TODAY = "/curate/", "/"


def test_group_made_by_the_migration_opens_the_door(client: Client) -> None:
    user = UserFactory()
    client.force_login(user)
    before = client.get(CURATION).status_code

    user.groups.add(Group.objects.get(name="Curators"))

    assert before == 404
    assert client.get(CURATION).status_code == 200


def test_role_is_given_in_the_admin(client: Client, admin_client: Client) -> None:
    user = UserFactory()
    group = Group.objects.get(name="Curators")
    address = reverse("admin:accounts_user_change", args=[user.pk])
    fields = {"email": user.email, "is_active": "on", "groups": [str(group.pk)]}

    answered = admin_client.post(address, fields)

    client.force_login(user)
    assert answered.status_code == 302
    assert client.get(CURATION).status_code == 200


def test_curator_finds_the_way_in_their_menu(client: Client) -> None:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Curators"))
    client.force_login(user)

    assert 'href="/curate/"' in client.get(TODAY).content.decode()


def test_parent_is_not_offered_the_curators_pages(client: Client) -> None:
    client.force_login(UserFactory())

    assert "/curate/" not in client.get(TODAY).content.decode()


def test_role_that_was_taken_away_opens_nothing(client: Client) -> None:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Curators"))
    client.force_login(user)
    client.get(CURATION)

    user.groups.clear()

    assert client.get(CURATION).status_code == 404
