"""What is told by letter is told in browsers as well: as soon, as often, as late."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from django.core import mail

from accounts.models import Membership
from accounts.roles import Role
from accounts.services import members
from diary.models import Child, Telling
from diary.services.telling import sending
from tests.diary.services.telling.people import (
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
from tests.factories import MembershipFactory, PushSubscriptionFactory
from tests.mail_server import MailServer
from tests.push.browser import SubscribedBrowser
from tests.push.service import PushService

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child() -> Child:
    return a_child()


@pytest.fixture
def mum(child: Child, phone: SubscribedBrowser) -> Membership:
    member = a_member(child.household)
    PushSubscriptionFactory(user=member.user, **phone.gives)
    return member


def test_a_spot_that_lasts_too_long_is_told_once_by_both_ways(
    service: PushService, phone: SubscribedBrowser, child: Child, mum: Membership
) -> None:
    spot = a_rash(child)
    sweep_zone()

    for hour in (6, 8, 9, 20):
        tell(at(hour))

    prompt = spot.prompts.get()
    [received], [_letter] = service.received, mail.outbox
    message = phone.read(received.body)
    assert message["body"] == "Something needs a look."
    assert message["path"] == f"/spots/{spot.uuid}/"
    assert message["buttons"] == [
        {"words": "I’ve booked a visit", "path": f"/prompts/{prompt.uuid}/booked/"},
        {"words": "Other answer", "path": f"/spots/{spot.uuid}/"},
    ]
    assert received.headers["Urgency"] == "normal"
    assert outcomes() == ["sent", "sent"]


def test_an_emergency_comes_at_night_to_the_other_carers(
    service: PushService, phone: SubscribedBrowser, child: Child, mum: Membership
) -> None:
    dad = a_member(child.household, "dad@example.com", Role.CARER)
    PushSubscriptionFactory(user=dad.user)
    worsen(a_rash(child), "BREATHING", by=dad.user)

    tell(at(3, on=DUE + timedelta(days=1)))

    [received] = service.received
    assert phone.read(received.body)["body"] == "Something needs a look now."
    assert received.headers["Urgency"] == "high"


def test_what_got_worse_is_told_again_under_another_tag(
    service: PushService, phone: SubscribedBrowser, child: Child, mum: Membership
) -> None:
    spot = a_rash(child)
    sweep_zone()
    tell(at(9))
    worsen(spot, "BREATHING")

    tell(at(12, 5))

    first, second = (phone.read(one.body)["tag"] for one in service.received)
    assert first != second


def test_a_service_that_is_down_gets_it_once_it_is_up(
    service: PushService, child: Child, mum: Membership
) -> None:
    worsen(a_rash(child), "BREATHING")
    service.status = 503
    tell(at(12))
    service.status = 201
    service.received.clear()

    for minutes in (5, 10, 40):
        tell(at(12, minutes))

    assert len(service.received) == 1
    assert set(outcomes()) == {"sent"}


def test_letters_that_cannot_be_sent_keep_no_browser_waiting(
    service: PushService,
    phone: SubscribedBrowser,
    child: Child,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MailServer().use(settings)  # Which has not been started.
    monkeypatch.setattr(sending, "MESSAGES_A_RUN", 2)
    members = [
        a_member(child.household, f"{name}@example.com")
        for name in ("mum", "dad", "gran")
    ]
    PushSubscriptionFactory(user=members[-1].user, **phone.gives)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    assert len(service.received) == 1


def test_who_has_no_browser_is_told_by_letter_alone(
    service: PushService, child: Child
) -> None:
    a_member(child.household)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    assert [one.channel for one in Telling.objects.all()] == [Telling.Channel.EMAIL]


def test_who_turned_it_on_is_told_also_as_a_viewer(
    service: PushService, phone: SubscribedBrowser, child: Child
) -> None:
    viewer = a_member(child.household, role=Role.VIEWER, news_by_push=True)
    PushSubscriptionFactory(user=viewer.user, **phone.gives)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    [received] = service.received
    assert phone.read(received.body)["buttons"] == []


@pytest.mark.parametrize("has_other_family", [True, False])
def test_who_was_sent_away_hears_nothing_that_was_on_its_way(
    service: PushService, child: Child, mum: Membership, *, has_other_family: bool
) -> None:
    carer = a_member(child.household, "dad@example.com", Role.CARER)
    if has_other_family:
        MembershipFactory(user=carer.user)
    theirs = SubscribedBrowser(f"{service.url}/send/theirs")
    PushSubscriptionFactory(user=carer.user, **theirs.gives)
    worsen(a_rash(child), "BREATHING")
    service.status = 503
    tell(at(12))
    service.status = 201
    service.received.clear()

    members.remove(carer, by=mum.user)
    tell(at(12, 5))

    assert [one.path for one in service.received] == ["/send/phone"]
