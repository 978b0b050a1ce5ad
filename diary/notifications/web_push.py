"""Send a message to a browser, through the push service of its maker.

RFC 8030 says how it is sent, RFC 8291 how only the browser can read it, and RFC 8292
how the service knows who sends it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from diary.notifications.https_post import Answer, post
from diary.notifications.message import TryLaterError
from diary.notifications.public_hosts import NotPublicError
from diary.notifications.push_words import PushMessage

GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
BROKEN = HTTPStatus.INTERNAL_SERVER_ERROR
TOPIC_LETTERS = 32
LONGEST_REST = timedelta(days=1)


class BrowserGoneError(Exception):
    """It takes no messages any more: they were turned off in it, or it is no more."""


class PushRefusedError(Exception):
    """The push service refuses this message; asking again would not change that."""

    def __init__(self, status: int | None) -> None:
        """Keep the status of the answer; None where it was not even asked."""
        super().__init__(status)
        self.status = status


class PushBusyError(TryLaterError):
    """The push service asks to be left alone for a while."""

    def __init__(self, rest: timedelta) -> None:
        super().__init__(rest)
        self.rest = rest


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a browser gets its messages, and the keys to write ones that it can read.

    All as the browser gave it: the address, and both keys in base64url.
    """

    endpoint: str
    p256dh: str
    auth: str


def send(browser: Browser, message: PushMessage) -> None:
    """Hand a message to the push service.

    A newer one with the same tag takes the place of one that still waits there.
    Raises BrowserGoneError, PushRefusedError, and TryLaterError where it is broken or
    silent, or PushBusyError where it says for how long.
    """
    # 30 MB, which only a process that sends should need.
    from py_vapid import VapidException
    from pywebpush import WebPushException, webpush

    try:
        webpush(
            {
                "endpoint": browser.endpoint,
                "keys": {"p256dh": browser.p256dh, "auth": browser.auth},
            },
            json.dumps(message.payload),
            vapid_private_key=settings.VAPID_KEY,
            vapid_claims={"sub": settings.PUSH_CONTACT},
            ttl=int(message.kept_for.total_seconds()),
            headers={
                "Urgency": "high" if message.is_urgent else "normal",
                "Topic": sha256(message.tag.encode()).hexdigest()[:TOPIC_LETTERS],
            },
            requests_session=cast("Any", PublicSession()),
        )
    except WebPushException as error:
        raise _meaning(error.status_code or 0, error.retry_after or "") from None
    except (NotPublicError, VapidException):  # The latter where the host is a number.
        raise PushRefusedError(None) from None
    except (OSError, HTTPException):
        raise TryLaterError from None


class PublicSession:
    """What pywebpush takes for a session of `requests`."""

    def post(
        self, url: str, *, data: bytes, headers: Mapping[str, str], timeout: object
    ) -> Answer:
        del timeout  # Ours holds.
        return post(url, data=data, headers=headers)


def _meaning(status: int, retry_after: str) -> Exception:
    """Return the error that an answer stands for, other than that it was taken."""
    if status in GONE:
        return BrowserGoneError()
    if (
        status != HTTPStatus.TOO_MANY_REQUESTS
        and status < HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        return PushRefusedError(status)
    rest = _rest(retry_after)
    return PushBusyError(rest) if rest else TryLaterError()


def _rest(retry_after: str) -> timedelta:
    """Read seconds or an instant; nothing where it is neither, and at most a day."""
    try:
        if retry_after.isdecimal():
            rest = timedelta(seconds=int(retry_after[:6]))
        else:
            rest = parsedate_to_datetime(retry_after) - timezone.now()
    except (TypeError, ValueError):
        return timedelta()
    return min(max(rest, timedelta()), LONGEST_REST)
