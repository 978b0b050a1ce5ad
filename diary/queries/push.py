"""The browsers in which a person's messages show, as the page lists them."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from accounts.models import PushSubscription, User


@dataclass(frozen=True, slots=True)
class PushPage:
    """`here` is the one of `browsers` that asks, `key` what a new one is told of us."""

    browsers: tuple[PushSubscription, ...]
    here: UUID | None
    key: str


def push_page(user: User, *, asking: UUID | None) -> PushPage:
    """Return what to show to the browser that says it is `asking`."""
    browsers = tuple(user.push_subscriptions.all())
    here = asking if asking in {one.uuid for one in browsers} else None
    return PushPage(browsers, here, settings.VAPID_PUBLIC_KEY)
