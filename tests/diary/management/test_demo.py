"""The demo family enters an empty database, with a password nobody knew before."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.models import Household, User
from accounts.roles import Role
from accounts.services.households import add_member, create_household
from diary.assessment import Level
from diary.models import Observation, Photo, Prompt, Spot, Tag, Visit
from tests.factories import MembershipFactory, SpotFactory, UserFactory

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


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 5, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 12, tzinfo=UTC),
    ],
)
def test_whatever_the_day_its_spots_show_every_level_but_emergency(
    now: datetime,
) -> None:
    with time_machine.travel(now, tick=False):
        make_demo()

    levels = Spot.objects.values_list("level", flat=True)
    assert {*levels} == {*Level} - {Level.EMERGENCY}


def test_the_family_has_written_enough_to_show_every_page() -> None:
    make_demo()

    first = Observation.objects.earliest("observed_at").observed_at
    last = Observation.objects.latest("observed_at").observed_at
    worse = Observation.objects.filter(spot__site="tummy", course="worse")
    assert last < timezone.now()
    assert (last - first).days > 120
    assert Observation.objects.values("written_by").distinct().count() == 2
    assert Spot.objects.filter(came_back_from__isnull=False).count() == 1
    assert Tag.objects.filter(what=Tag.What.EXPOSURE).count() >= 10
    assert Observation.objects.exclude(treatments=[]).count() >= 5
    assert worse.count() >= 3
    assert {*Visit.objects.values_list("planned", flat=True)} == {True, False}
    assert Photo.objects.count() >= 20
    prompts = Prompt.objects.values_list("spot__level", "closed_as")
    assert sorted(prompts) == [("exceeded", ""), ("urgent", "")]


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_wiped_it_leaves_no_row_and_no_file(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = files()
    make_demo()
    client.force_login(User.objects.get(email="parent@example.com"))
    made = len(files()) - len(before)

    with django_capture_on_commit_callbacks(execute=True):
        said = make_demo(wipe=True)

    left = [
        model
        for app in ("accounts", "diary", "account", "sessions")
        for model in apps.get_app_config(app).get_models()
        if model._default_manager.exists()
    ]
    assert "gone" in said
    assert left == []
    assert made == 3 * 27
    assert files() == before


def test_wiped_it_can_be_put_back_with_another_password() -> None:
    first = make_demo().split()[-1]
    make_demo(wipe=True)

    second = make_demo().split()[-1]

    assert Household.objects.count() == 1
    assert first != second


def test_wiping_spares_every_other_family() -> None:
    make_demo()
    spot = SpotFactory()

    make_demo(wipe=True)

    assert list(Spot.objects.all()) == [spot]
    assert list(Household.objects.all()) == [spot.household]


def test_wiping_is_refused_where_somebody_shares_the_demos_diary() -> None:
    make_demo()
    household = Household.objects.get()
    add_member(household, UserFactory(), Role.VIEWER)

    with pytest.raises(CommandError, match="Remove them first"):
        make_demo(wipe=True)

    assert Household.objects.get() == household


def test_wiping_is_refused_where_the_demo_has_joined_a_family() -> None:
    make_demo()
    family = MembershipFactory().household
    add_member(family, User.objects.get(email="carer@example.com"), Role.CARER)

    with pytest.raises(CommandError, match="Remove them first"):
        make_demo(wipe=True)

    assert Household.objects.count() == 2


def test_wiping_without_a_demo_says_so() -> None:
    assert "no demo family" in make_demo(wipe=True)


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
    before = curator.has_perm("conditions.curate")

    create_household(UserFactory(), timezone="Europe/London", country="GB")

    curator = User.objects.get(pk=curator.pk)
    assert before
    assert not curator.has_perm("conditions.curate")
