"""A reminder reaches the one who asked for it, at the time they chose, once."""

from datetime import UTC, datetime, time

import pytest
from pytest_django import Settings

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError
from django.test import Client

from accounts.models import Membership
from diary.models import Child, Reminder, Spot, Telling
from diary.services import reminders, spots
from tests.diary.services.entries import log
from tests.diary.services.telling.people import (
    DAY,
    DUE,
    a_child,
    a_member,
    a_rash,
    at,
    outcomes,
    sweep_zone,
    tell,
    worsen,
)

HOME = "https://diary.example.com"
LOOK = "Milkspot: Time to look at a spot and log it"
PLAN = "Milkspot: Time to plan a visit"
BEFORE = DUE - 10 * DAY
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    settings.ADDRESS = HOME


@pytest.fixture
def child() -> Child:
    return a_child()


@pytest.fixture
def parent(child: Child) -> Membership:
    return a_member(child.household)


@pytest.fixture
def spot(child: Child) -> Spot:
    return a_rash(child)


def remind(spot: Spot, member: Membership, clock: str = "19:00") -> Reminder:
    """Remind them every day from BEFORE on."""
    return reminders.start(
        spot,
        member.user,
        every_days=1,
        at=time.fromisoformat(clock),
        now=at(0, on=BEFORE),
    )


def the_letter() -> EmailMultiAlternatives:
    letter = mail.outbox[-1]
    assert isinstance(letter, EmailMultiAlternatives)
    return letter


def test_it_comes_at_its_time_each_day_and_once(spot: Spot, parent: Membership) -> None:
    remind(spot, parent)

    assert tell(at(18, 55, on=BEFORE)) == []
    assert tell(at(19, on=BEFORE)) == [LOOK]
    assert tell(at(19, 5, on=BEFORE)) == []
    assert tell(at(19, on=BEFORE + DAY)) == [LOOK]


def test_only_who_asked_is_reminded(spot: Spot, parent: Membership) -> None:
    a_member(spot.household, "dad@example.com")
    remind(spot, parent)

    tell(at(19, on=BEFORE))

    assert the_letter().to == ["mum@example.com"]
    assert len(mail.outbox) == 1


def test_quiet_hours_do_not_hold_back_a_time_that_was_chosen(
    spot: Spot, parent: Membership
) -> None:
    remind(spot, parent, "02:30")

    assert tell(at(2, 30, on=BEFORE)) == [LOOK]


def test_several_at_one_time_are_one_message(
    spot: Spot, child: Child, parent: Membership
) -> None:
    other = a_rash(child, site="chest")
    for one in (spot, other):
        remind(one, parent)

    subjects = tell(at(19, on=BEFORE))

    assert subjects == [LOOK]
    for one in (spot, other):
        assert f"{HOME}/spots/{one.uuid}/log/" in the_letter().body


def test_news_and_a_reminder_are_two_messages(spot: Spot, parent: Membership) -> None:
    remind(spot, parent)
    sweep_zone()

    assert sorted(tell(at(19))) == [LOOK, PLAN]


def test_an_emergency_waits_for_no_reminder(spot: Spot, parent: Membership) -> None:
    remind(spot, parent)
    worsen(spot, "BREATHING", on=BEFORE)

    assert tell(at(18, on=BEFORE)) == ["Milkspot: Get medical help now"]


def test_it_leads_to_the_log_form_with_the_spot_chosen(
    spot: Spot, parent: Membership, client: Client
) -> None:
    remind(spot, parent)
    tell(at(19, on=BEFORE))
    client.force_login(parent.user)

    for text in (str(the_letter().body), str(the_letter().alternatives[0][0])):
        for page in ("log", "reminder"):
            path = f"/spots/{spot.uuid}/{page}/"
            assert HOME + path in text
            assert client.get(path).status_code == 200


def test_no_name_and_no_condition_stand_in_it(child: Child, parent: Membership) -> None:
    spot = a_rash(child, suspected=["contact-dermatitis"], label="The red one")
    remind(spot, parent)
    tell(at(19, on=BEFORE))

    letter = the_letter()
    for text in (letter.subject, letter.body, str(letter.alternatives[0][0])):
        assert "Maya" not in text
        assert "ermatitis" not in text
        assert "The red one" not in text


def test_the_last_one_says_that_it_stops_and_how_to_go_on(
    spot: Spot, parent: Membership
) -> None:
    remind(spot, parent)
    said = [
        "this is the last reminder" in the_letter().body
        for days in range(16)
        if tell(at(19, on=BEFORE + days * DAY))
    ]

    assert said == [False] * 14 + [True]
    assert f"{HOME}/spots/{spot.uuid}/reminder/" in the_letter().body


def test_of_days_that_were_missed_it_is_todays_that_comes(
    spot: Spot, parent: Membership
) -> None:
    remind(spot, parent)

    assert tell(at(20, on=BEFORE + 3 * DAY)) == [LOOK]


def test_what_was_logged_before_the_letter_left_is_not_asked_for(
    spot: Spot, parent: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    remind(spot, parent)
    monkeypatch.setattr("diary.services.telling.claims.claim", lambda *_all: [])
    tell(at(19, on=BEFORE))
    monkeypatch.undo()
    log(spot, on=BEFORE)

    assert tell(at(19, 5, on=BEFORE)) == []
    assert outcomes() == ["not_needed"]


@pytest.mark.parametrize("what", ["gone", "off", "yesterdays"])
def test_what_is_no_longer_wanted_is_not_sent(
    what: str, spot: Spot, parent: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminder = remind(spot, parent)
    monkeypatch.setattr("diary.services.telling.claims.claim", lambda *_all: [])
    tell(at(19, on=BEFORE))
    monkeypatch.undo()
    later = at(19, 5, on=BEFORE)
    if what == "gone":
        spots.resolve(spot, gone_on=BEFORE, by=parent.user, on=BEFORE)
    elif what == "off":
        reminder.refresh_from_db()
        reminders.stop(reminder, Reminder.Stopped.BY_HAND, now=later)
    else:
        later = at(0, 5, on=BEFORE + DAY)

    assert tell(later) == []
    assert outcomes() == ["not_needed"]


def test_who_hears_by_no_channel_is_told_nothing(
    spot: Spot, parent: Membership, client: Client
) -> None:
    parent.user.news_by_email = False
    parent.user.save()
    remind(spot, parent)
    client.force_login(parent.user)

    page = client.get(f"/spots/{spot.uuid}/reminder/").content.decode()

    assert tell(at(19, on=BEFORE)) == []
    assert "No message can reach you yet." in page
    assert "/settings/reach/" in page


def test_who_is_reached_is_not_warned(
    spot: Spot, parent: Membership, client: Client
) -> None:
    client.force_login(parent.user)

    page = client.get(f"/spots/{spot.uuid}/reminder/").content.decode()

    assert "No message can reach you yet." not in page


def test_one_reminder_is_told_once_by_a_channel(spot: Spot, parent: Membership) -> None:
    remind(spot, parent)
    tell(at(19, on=BEFORE))
    again = Telling.objects.get()
    again.pk = None

    with pytest.raises(IntegrityError):
        again.save(force_insert=True)


def test_a_telling_is_about_one_thing(spot: Spot, parent: Membership) -> None:
    remind(spot, parent)
    tell(at(19, on=BEFORE))

    with pytest.raises(IntegrityError):
        Telling.objects.update(asked_on=BEFORE)
