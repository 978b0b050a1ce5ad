"""News reaches every browser of a person once, by way of the worker."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from django.utils import timezone

from accounts.models import PushSubscription, User
from diary.background import defer
from diary.notifications.message import TryLaterError
from diary.queries.jobs import name_of
from diary.services.push import queue_test, tell
from tests.diary.notifications.test_push_words import OF_ONE
from tests.factories import PushSubscriptionFactory, UserFactory
from tests.push.browser import SubscribedBrowser
from tests.push.service import PushService
from tests.working import work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def mum(phone: SubscribedBrowser) -> User:
    user: User = PushSubscriptionFactory(**phone.gives).user
    return user


def row() -> PushSubscription:
    return PushSubscription.objects.get()


def test_a_person_is_told_in_each_of_their_browsers(
    service: PushService, phone: SubscribedBrowser, mum: User
) -> None:
    laptop = SubscribedBrowser(f"{service.url}/send/laptop")
    PushSubscriptionFactory(user=mum, **laptop.gives)
    PushSubscriptionFactory()

    tell(mum, OF_ONE)

    bodies = {one.path: one.body for one in service.received}
    assert bodies.keys() == {"/send/phone", "/send/laptop"}
    assert phone.read(bodies["/send/phone"])["body"] == "Something needs a look."
    assert laptop.read(bodies["/send/laptop"])["path"] == "/spots/1/"


def test_it_is_kept_when_a_browser_was_reached(service: PushService, mum: User) -> None:
    before = timezone.now()

    tell(mum, OF_ONE)

    reached_at = row().reached_at
    assert row().last_message == "news-1"
    assert reached_at
    assert before <= reached_at <= timezone.now()


def test_told_again_nothing_is_sent_twice(service: PushService, mum: User) -> None:
    tell(mum, OF_ONE)

    tell(mum, OF_ONE)

    assert len(service.received) == 1


def test_only_the_browser_that_failed_is_tried_again(
    service: PushService, mum: User, settings: Settings
) -> None:
    nowhere = SubscribedBrowser("https://localhost:9/")
    settings.PUSH_SERVICES_OF_TESTS = [service.host, "localhost:9"]
    PushSubscriptionFactory(user=mum, **nowhere.gives)

    for _try in range(2):
        with pytest.raises(TryLaterError):
            tell(mum, OF_ONE)

    assert [one.path for one in service.received] == ["/send/phone"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_has_gone_is_dropped(
    status: int, service: PushService, mum: User
) -> None:
    service.status = status

    with pytest.raises(TryLaterError):
        tell(mum, OF_ONE)

    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("status", [400, 403, 413, 302])
def test_a_refusal_is_logged_by_id_and_drops_nothing(
    status: int,
    service: PushService,
    mum: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    service.status = status

    with pytest.raises(TryLaterError):
        tell(mum, OF_ONE)

    assert row().reached_at is None
    assert caplog.messages == [f"Browser {row().pk}: refused with {status}."]


def test_a_busy_service_is_left_alone_until_it_said(
    service: PushService, mum: User
) -> None:
    service.status, service.headers = 429, {"Retry-After": "3600"}

    for _try in range(2):
        with pytest.raises(TryLaterError):
            tell(mum, OF_ONE)

    assert len(service.received) == 1


def test_a_service_that_was_busy_is_asked_when_its_time_is_over(
    service: PushService, mum: User
) -> None:
    mum.push_subscriptions.update(rests_until=timezone.now() - timedelta(seconds=1))

    tell(mum, OF_ONE)

    assert len(service.received) == 1


def test_who_has_no_browser_is_not_said_to_be_told() -> None:
    with pytest.raises(TryLaterError):
        tell(UserFactory(), OF_ONE)


def test_a_test_message_is_sent_by_the_worker(
    service: PushService, phone: SubscribedBrowser, mum: User
) -> None:
    PushSubscriptionFactory()

    count = queue_test(mum)
    before = len(service.received)
    work_off()

    [received] = service.received
    assert (count, before) == (1, 0)
    assert "This is a test" in phone.read(received.body)["body"]


def test_a_test_message_is_tried_once(
    service: PushService, mum: User, caplog: pytest.LogCaptureFixture
) -> None:
    service.status = 503

    queue_test(mum)
    work_off()

    assert f"Browser {row().pk} could not be reached for a test." in caplog.messages
    assert "tried again" not in caplog.text


def test_a_test_message_for_a_browser_that_was_stopped_goes_nowhere(
    service: PushService, mum: User
) -> None:
    queue_test(mum)
    mum.push_subscriptions.all().delete()

    work_off()

    assert service.received == []


def test_no_news_waits_for_a_test(mum: User) -> None:
    queue_test(mum)
    defer("tell")

    jobs = [name_of(job) for job in DBTaskResult.objects.ready()]

    assert jobs == ["tell", f"test_push subscription={row().pk}"]
