"""What reaches a browser: only what it can read, signed, no more often than asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pytest_django.fixtures import Settings

from diary.notifications.message import TryLaterError
from diary.notifications.push_words import PushMessage
from diary.notifications.web_push import (
    BrowserGoneError,
    PushBusyError,
    PushRefusedError,
    send,
)
from tests.push.browser import SubscribedBrowser
from tests.push.service import PushService

MESSAGE = PushMessage(body="Something needs a look.", tag="news-1", path="/")


def deliver(phone: SubscribedBrowser, message: PushMessage = MESSAGE) -> None:
    send(phone.known, message)


def test_only_the_browser_reads_what_is_sent(
    service: PushService, phone: SubscribedBrowser
) -> None:
    deliver(phone)

    [received] = service.received
    assert received.path == "/send/phone"
    assert received.headers["Content-Encoding"] == "aes128gcm"
    assert b"look" not in received.body
    assert phone.read(received.body) == MESSAGE.payload


def test_the_service_knows_who_sends(
    service: PushService, phone: SubscribedBrowser, settings: Settings
) -> None:
    settings.PUSH_CONTACT = "mailto:diary@example.com"

    deliver(phone)

    [received] = service.received
    left = datetime.fromtimestamp(received.claims["exp"], UTC) - datetime.now(UTC)
    assert received.claims["aud"] == service.url
    assert received.claims["sub"] == "mailto:diary@example.com"
    assert timedelta(hours=1) < left <= timedelta(hours=24)
    assert received.signed_by == settings.VAPID_PUBLIC_KEY


@pytest.mark.parametrize(
    ("is_urgent", "urgency", "days"), [(True, "high", 3), (False, "normal", 1)]
)
def test_the_service_is_told_how_long_and_how_urgent(
    service: PushService,
    phone: SubscribedBrowser,
    *,
    is_urgent: bool,
    urgency: str,
    days: int,
) -> None:
    deliver(phone, replace(MESSAGE, is_urgent=is_urgent))

    [received] = service.received
    assert received.headers["Urgency"] == urgency
    assert int(received.headers["TTL"]) == days * 24 * 60 * 60


def test_the_same_news_replaces_itself_before_it_is_fetched(
    service: PushService, phone: SubscribedBrowser
) -> None:
    deliver(phone)
    deliver(phone)
    deliver(phone, replace(MESSAGE, tag="news-2"))

    first, same, other = (one.headers["Topic"] for one in service.received)
    assert first == same != other
    assert len(first) <= 32
    assert "news" not in first


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_has_gone_is_told_apart(
    service: PushService, phone: SubscribedBrowser, status: int
) -> None:
    service.status = status

    with pytest.raises(BrowserGoneError):
        deliver(phone)


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 403, 413])
def test_what_is_refused_is_not_sent_again_or_elsewhere(
    service: PushService, phone: SubscribedBrowser, status: int
) -> None:
    service.status, service.headers = status, {"Location": f"{service.url}/elsewhere"}

    with pytest.raises(PushRefusedError) as refused:
        deliver(phone)

    assert refused.value.status == status
    assert [one.path for one in service.received] == ["/send/phone"]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_service_in_trouble_is_asked_later(
    service: PushService, phone: SubscribedBrowser, status: int
) -> None:
    service.status = status

    with pytest.raises(TryLaterError) as later:
        deliver(phone)

    assert type(later.value) is TryLaterError


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("120", timedelta(minutes=2)),
        ("999999999999", timedelta(days=1)),
        (format_datetime(datetime(2100, 1, 1, tzinfo=UTC), usegmt=True), timedelta(1)),
    ],
)
def test_a_busy_service_is_left_alone_as_long_as_it_says(
    service: PushService, phone: SubscribedBrowser, said: str, rest: timedelta
) -> None:
    service.status, service.headers = 429, {"Retry-After": said}

    with pytest.raises(PushBusyError) as busy:
        deliver(phone)

    assert busy.value.rest == rest


@pytest.mark.parametrize(
    "said", ["soon", "-5", "0", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 2099"]
)
def test_a_busy_service_that_makes_no_sense_is_just_asked_later(
    service: PushService, phone: SubscribedBrowser, said: str
) -> None:
    service.status, service.headers = 503, {"Retry-After": said}

    with pytest.raises(TryLaterError) as later:
        deliver(phone)

    assert type(later.value) is TryLaterError


def test_a_service_that_is_not_there_is_asked_later(settings: Settings) -> None:
    settings.PUSH_SERVICES_OF_TESTS = ["localhost:9"]

    with pytest.raises(TryLaterError):
        deliver(SubscribedBrowser("https://localhost:9/send"))


@pytest.mark.parametrize(
    "host", ["localhost", "2130706433", "10.0.0.1", "[::ffff:10.0.0.1]"]
)
def test_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(PushRefusedError) as refused:
        deliver(SubscribedBrowser(f"https://{host}/send"))

    assert refused.value.status is None
