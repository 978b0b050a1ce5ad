"""Secret addresses for calendars: make one, note that it was fetched, stop it."""

import secrets
from datetime import datetime

from accounts.models import CalendarFeed, Membership
from accounts.queries import digest_of_token

TOKEN_BYTES = 32


def make(member: Membership, *, now: datetime) -> str:
    """Return the token of a new address, which is kept nowhere; the old one ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.update_or_create(
        membership=member,
        defaults={
            "digest": digest_of_token(token),
            "made_at": now,
            "fetched_at": None,
        },
    )
    return token


def note_fetched(feed: CalendarFeed, *, now: datetime) -> None:
    """Write down when a calendar last asked, for its owner to see."""
    CalendarFeed.objects.filter(pk=feed.pk, digest=feed.digest).update(fetched_at=now)


def stop(member: Membership) -> None:
    """End the address of a member, where there is one."""
    CalendarFeed.objects.filter(membership=member).delete()
