"""The demo family enters an empty database, with a password nobody knew before."""

from io import StringIO

import pytest

from django.core.management import CommandError, call_command

from accounts.models import Household, User
from accounts.services.households import create_household
from diary.models import Photo, Spot
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ACCOUNTS = {f"{name}@example.com" for name in ("parent", "carer", "viewer", "curator")}


def make_demo(**options: object) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_four_accounts_share_a_password_that_is_shown_once() -> None:
    password = make_demo().split()[-1]

    people = User.objects.all()
    assert {person.email for person in people} == ACCOUNTS
    assert all(person.check_password(password) for person in people)


def test_each_demo_has_a_password_of_its_own() -> None:
    first = make_demo().split()[-1]
    User.objects.all().delete()
    Household.objects.all().delete()

    second = make_demo().split()[-1]

    assert first != second


def test_the_family_has_spots_at_several_levels_with_photos() -> None:
    make_demo()

    levels = set(Spot.objects.values_list("level", flat=True))
    assert levels == {"within_window", "nearing_limit", "exceeded", "resolved"}
    assert Photo.objects.count() >= 10


def test_it_refuses_a_database_that_somebody_uses() -> None:
    UserFactory()

    with pytest.raises(CommandError, match="empty database"):
        make_demo()

    assert not Household.objects.exists()


def test_asked_to_it_leaves_a_used_database_alone_quietly() -> None:
    UserFactory()

    said = make_demo(if_empty=True)

    assert said == ""
    assert not Household.objects.exists()


def test_the_demo_curator_cannot_publish_once_a_family_moves_in() -> None:
    make_demo()
    curator = User.objects.get(email="curator@example.com")
    before = curator.has_perm("conditions.publish_revision")

    create_household(UserFactory(), timezone="Europe/London", country="GB")

    curator = User.objects.get(pk=curator.pk)
    assert before
    assert not curator.has_perm("conditions.publish_revision")
