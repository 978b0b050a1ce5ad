"""Setting a reminder on the page of a spot."""

from datetime import UTC, date, datetime, time

import pytest
from allauth.account.models import EmailAddress
from pytest_django import Settings

from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from diary.models import Reminder, Spot
from diary.services import due_reminders, reminders
from tests.factories import MembershipFactory, SpotFactory

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def spot() -> Spot:
    made: Spot = SpotFactory()
    return made


@pytest.fixture
def parent(client: Client, spot: Spot) -> User:
    user: User = MembershipFactory(household=spot.household, role=Role.CARER).user
    client.force_login(user)
    return user


def page(spot: Spot) -> str:
    return reverse("spot-reminder", args=[spot.uuid])


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_is_off_until_somebody_asks_for_it(
    client: Client, spot: Spot, parent: User
) -> None:
    text = words(client, reverse("spot", args=[spot.uuid]))

    assert page(spot) in text
    assert "Every day at" not in text
    assert not Reminder.objects.exists()


def test_a_parent_sets_one_and_finds_it_on_the_spots_page(
    client: Client, spot: Spot, parent: User
) -> None:
    response = client.post(page(spot), {"every_days": "2", "at": "18:30"})

    own = Reminder.objects.get()
    assert response.status_code == 302
    assert (own.spot, own.user, own.every_days, own.at) == (
        spot,
        parent,
        2,
        time(18, 30),
    )
    assert "Every 2 days at 18:30" in words(client, reverse("spot", args=[spot.uuid]))


def answer(client: Client, spot: Spot) -> str:
    sent = {"every_days": "1", "at": "19:00"}
    return client.post(page(spot), sent, follow=True).content.decode()


def test_nobody_is_promised_a_message_that_cannot_come(
    client: Client, spot: Spot, parent: User
) -> None:
    text = answer(client, spot)

    assert "The reminder is saved." in text
    assert "No message can reach you yet." in text
    assert "You will be reminded." not in text


def test_who_is_reached_is_told_that_they_will_be(
    client: Client, spot: Spot, parent: User, settings: Settings
) -> None:
    settings.HAS_MAIL_SERVER = True
    EmailAddress.objects.create(user=parent, email=parent.email, verified=True)

    assert "You will be reminded." in answer(client, spot)


def test_another_carer_does_not_see_it(
    client: Client, spot: Spot, parent: User
) -> None:
    client.post(page(spot), {"every_days": "1", "at": "18:30"})
    other = MembershipFactory(household=spot.household, role=Role.CARER).user

    client.force_login(other)

    assert "18:30" not in words(client, reverse("spot", args=[spot.uuid]))


def test_a_parent_turns_it_off(client: Client, spot: Spot, parent: User) -> None:
    reminders.start(spot, parent, every_days=1, at=time(19), now=NOW)
    off = reverse("reminder-stop", args=[spot.uuid])
    shown = words(client, page(spot))

    client.post(off)

    assert off in shown
    assert Reminder.objects.get().stopped_as == Reminder.Stopped.BY_HAND
    assert off not in words(client, page(spot))


def test_turning_off_what_is_not_on_does_no_harm(
    client: Client, spot: Spot, parent: User
) -> None:
    response = client.post(reverse("reminder-stop", args=[spot.uuid]))

    assert response.status_code == 302
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"every_days": "8", "at": "19:00"},
        {"every_days": "0", "at": "19:00"},
        {"every_days": "1", "at": "25:00"},
        {"every_days": "1", "at": ""},
    ],
)
def test_what_cannot_be_is_refused_and_said(
    sent: dict[str, str], client: Client, spot: Spot, parent: User
) -> None:
    response = client.post(page(spot), sent)

    assert response.status_code == 422
    assert not Reminder.objects.exists()


def test_of_a_spot_that_has_gone_nobody_is_reminded(
    client: Client, spot: Spot, parent: User
) -> None:
    Spot.objects.update(gone_on=date(2026, 11, 20))

    response = client.post(page(spot), {"every_days": "1", "at": "19:00"})

    assert response.status_code == 302
    assert not Reminder.objects.exists()
    assert page(spot) not in words(client, reverse("spot", args=[spot.uuid]))


def test_a_reminder_that_stopped_unanswered_says_so(
    client: Client, spot: Spot, parent: User
) -> None:
    began = datetime(2026, 11, 1, 12, tzinfo=UTC)
    reminders.start(spot, parent, every_days=1, at=time(19), now=began)
    due_reminders.take_due(NOW)

    text = words(client, page(spot))

    assert "Stopped on 21 November: nothing was logged for two weeks" in text
    assert "Remind me" in text


def test_a_stranger_cannot_turn_off_what_is_not_theirs(
    client: Client, spot: Spot, parent: User
) -> None:
    reminders.start(spot, parent, every_days=1, at=time(19), now=NOW)
    client.force_login(MembershipFactory().user)

    response = client.post(reverse("reminder-stop", args=[spot.uuid]))

    assert response.status_code == 404
    assert Reminder.objects.get().is_active


def test_a_viewer_cannot_set_one(client: Client, spot: Spot) -> None:
    viewer = MembershipFactory(household=spot.household, role=Role.VIEWER).user
    client.force_login(viewer)

    response = client.post(page(spot), {"every_days": "1", "at": "19:00"})

    assert response.status_code == 403
    assert page(spot) not in words(client, reverse("spot", args=[spot.uuid]))
