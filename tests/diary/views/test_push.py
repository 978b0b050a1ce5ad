"""Messages are turned on and off by browser; what leads into the network is refused."""

import socket
from http import HTTPStatus

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from django.test import Client
from django.urls import reverse

from accounts.models import PushSubscription, User
from accounts.services.push import COOKIE
from tests.factories import PushSubscriptionFactory, UserFactory
from tests.push.browser import SubscribedBrowser

pytestmark = pytest.mark.django_db
PHONE = SubscribedBrowser("https://push.example.com/send/phone")


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name lead to a public address, and every number to itself."""

    def look_up(host: str, port: int, **_what: object) -> list[tuple[object, ...]]:
        address = host if host[0] in "0123456789:" else "8.8.8.8"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def mum(client: Client) -> User:
    user = UserFactory()
    client.force_login(user)
    return user


def turn_on(client: Client, **said: str) -> str:
    """Return what the page says then."""
    given = {**PHONE.gives, **said}
    page = client.post(reverse("push-subscribe"), given, follow=True)
    return page.content.decode()


def test_a_browser_is_turned_on_and_known_by_a_cookie(
    client: Client, mum: User
) -> None:
    page = turn_on(client)

    made = PushSubscription.objects.get()
    cookie = client.cookies[COOKIE]
    assert (made.user, made.endpoint) == (mum, PHONE.endpoint)
    assert cookie.value == str(made.uuid)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "Messages will show in this browser." in page
    assert "(this browser)" in page


def test_no_page_holds_an_address_to_send_to(client: Client, mum: User) -> None:
    page = turn_on(client)

    for value in PHONE.gives.values():
        assert value not in page


def test_another_browser_of_the_same_person_is_listed_and_not_this_one(
    client: Client, mum: User
) -> None:
    PushSubscriptionFactory(user=mum, browser="Firefox", system="Android")

    page = client.get(reverse("reach")).content.decode()

    assert "Firefox on Android" in page
    assert "(this browser)" not in page
    assert "data-on" not in page


def test_browsers_of_others_are_not_listed(client: Client, mum: User) -> None:
    PushSubscriptionFactory(browser="Firefox", system="Android")

    assert "Firefox on Android" not in client.get(reverse("reach")).content.decode()


@pytest.mark.parametrize(
    ("endpoint", "reason"),
    [
        ("", "gave no address"),
        ("push.example.com", "gave no address"),
        ("http://push.example.com/send", "gave no address"),
        ("javascript:alert(1)", "gave no address"),
        ("https://" + "a" * 2000 + ".example.com", "gave no address"),
        ("https://push.example.com:99999/send", "gave no address"),
        ("https://127.0.0.1/send", "private address"),
        ("https://10.0.0.1/send", "private address"),
        ("https://169.254.169.254/latest", "private address"),
        ("https://[::1]/send", "private address"),
        ("https://[::ffff:10.0.0.1]/send", "private address"),
        ("https://100.64.0.1:8443/send", "private address"),
    ],
)
def test_an_address_that_nothing_may_be_sent_to_is_refused(
    endpoint: str, reason: str, client: Client, mum: User
) -> None:
    page = turn_on(client, endpoint=endpoint)

    assert reason in page
    assert not PushSubscription.objects.exists()
    assert COOKIE not in client.cookies


def test_a_name_of_a_private_host_is_refused(
    client: Client, mum: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.1.1", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: [private])

    assert "private address" in turn_on(client)
    assert not PushSubscription.objects.exists()


def test_a_name_that_nobody_knows_is_told(
    client: Client, mum: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert "does not find the push service" in turn_on(client)


@pytest.mark.parametrize(
    "keys",
    [
        {"p256dh": ""},
        {"p256dh": "AAAA"},
        {"p256dh": "é"},
        {"p256dh": "B" + "A" * 86},
        {"auth": ""},
        {"auth": "AAAA"},
        {"auth": "é"},
    ],
)
def test_keys_that_are_none_are_refused(
    keys: dict[str, str], client: Client, mum: User
) -> None:
    assert "gave no keys" in turn_on(client, **keys)
    assert not PushSubscription.objects.exists()


def test_a_browser_is_stopped(client: Client, mum: User) -> None:
    here = PushSubscriptionFactory(user=mum)

    answer = client.post(reverse("push-stop"), {"browser": here.uuid}, follow=True)

    assert "No more messages will show there." in answer.content.decode()
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("named", ["theirs", "nonsense", ""])
def test_the_browser_of_another_is_not_there(
    named: str, client: Client, mum: User
) -> None:
    theirs = PushSubscriptionFactory()
    browser = str(theirs.uuid) if named == "theirs" else named

    answer = client.post(reverse("push-stop"), {"browser": browser})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert PushSubscription.objects.exists()


def test_who_tries_again_and_again_waits(client: Client, mum: User) -> None:
    answers = [client.post(reverse("push-test")).status_code for _try in range(4)]

    assert answers == [302, 302, 302, HTTPStatus.TOO_MANY_REQUESTS]


def test_a_test_message_waits_for_the_worker(client: Client, mum: User) -> None:
    own = PushSubscriptionFactory.create_batch(2, user=mum)
    PushSubscriptionFactory()

    page = client.post(reverse("push-test"), follow=True).content.decode()

    queued = [job.args_kwargs["kwargs"] for job in DBTaskResult.objects.all()]
    assert "2 browsers" in page
    assert sorted(job["subscription"] for job in queued) == [one.pk for one in own]


def test_a_service_worker_subscribes_anew_by_itself(
    mum: User, settings: Settings
) -> None:
    worker = Client(enforce_csrf_checks=True)
    worker.force_login(mum)
    PushSubscriptionFactory(user=mum, endpoint="https://push.example.com/old")

    told = worker.get(reverse("push-key")).json()
    answer = worker.post(
        reverse("push-subscribe"),
        {**PHONE.gives, "replaces": "https://push.example.com/old"},
        headers={"X-CSRFToken": told["token"]},
    )

    assert told["key"] == settings.VAPID_PUBLIC_KEY
    assert answer.status_code == HTTPStatus.FOUND
    assert PushSubscription.objects.get().endpoint == PHONE.endpoint


def test_nobody_is_turned_on_from_another_site(mum: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(mum)

    answer = browser.post(reverse("push-subscribe"), PHONE.gives)

    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_addresses_are_not_looked_up_for_somebody_all_day(
    client: Client, mum: User
) -> None:
    answers = [
        client.post(reverse("push-subscribe"), PHONE.gives).status_code
        for _try in range(11)
    ]

    assert answers[-1] == HTTPStatus.TOO_MANY_REQUESTS
