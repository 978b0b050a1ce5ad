"""Let messages show in the browsers in which a person wants them."""

import logging
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import PushSubscription, User
from diary import background
from diary.notifications import push_words, web_push
from diary.notifications.message import Message, TryLaterError
from diary.notifications.push_words import PushMessage

log = logging.getLogger(__name__)


def tell(user: User, message: Message) -> None:
    """Send it, in the active language, to each browser that has not taken it yet.

    Raises TryLaterError where one may take it later, or none has.
    """
    told = push_words.worded(message)
    failures = 0
    for browser in user.push_subscriptions.exclude(last_message=told.tag):
        try:
            _send(browser, told, now=timezone.now())
        except TryLaterError:
            failures += 1
    if failures or not user.push_subscriptions.filter(last_message=told.tag).exists():
        raise TryLaterError


def queue_test(user: User) -> int:
    """Let a worker send a test to each browser of a person; return to how many."""
    browsers = user.push_subscriptions.values_list("pk", flat=True)
    for browser in browsers:
        background.defer("test_push", subscription=browser)
    return len(browsers)


def send_test(subscription: int) -> None:
    """Send a test to one browser, if it still wants any: once, as it is waited for."""
    for browser in PushSubscription.objects.filter(pk=subscription):
        try:
            _send(browser, push_words.test(), now=timezone.now())
        except TryLaterError:
            log.warning("Browser %s could not be reached for a test.", browser.pk)


def _send(browser: PushSubscription, message: PushMessage, *, now: datetime) -> None:
    """Send to one browser, and write down what came of it.

    Raises TryLaterError.
    """
    if browser.rests_until and browser.rests_until > now:
        raise TryLaterError
    address = web_push.Browser(browser.endpoint, browser.p256dh, browser.auth)
    try:
        web_push.send(address, message)
    except web_push.BrowserGoneError:
        browser.delete()
    except web_push.PushRefusedError as refused:
        log.warning("Browser %s: refused with %s.", browser.pk, refused.status)
    except web_push.PushBusyError as busy:
        _note(browser, rests_until=now + busy.rest)
        raise
    else:
        _note(browser, reached_at=now, last_message=message.tag)


def _note(browser: PushSubscription, **columns: Any) -> None:  # noqa: ANN401 (any column)
    PushSubscription.objects.filter(pk=browser.pk).update(**columns)
