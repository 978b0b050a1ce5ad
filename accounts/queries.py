"""Reads about people and households."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress

from django.conf import settings
from django.utils.crypto import salted_hmac

from accounts.codes import plain
from accounts.models import (
    CalendarFeed,
    Household,
    Invitation,
    Membership,
    PushSubscription,
    User,
)
from accounts.roles import Role

ROLES = list(Role)


def zones_in_use() -> Iterator[str]:
    """Yield the name of every time zone in which a family lives, in order.

    It steps along the index: the cost is that of the zones, not of the families.
    A name may be gone from the IANA database: `zone_named` takes it for UTC.
    """
    rows = Household.objects.order_by("timezone").values_list("timezone", flat=True)
    zone = rows.first()
    while zone:
        yield zone
        zone = rows.filter(timezone__gt=zone).first()


def members_of(households: Iterable[Household]) -> list[Membership]:
    """Return the members of `households`, owners first, with users and calendars."""
    found = Membership.objects.filter(household__in=households)
    rows = found.select_related("user", "calendar_feed")
    return sorted(
        rows.order_by("id"), key=lambda member: ROLES.index(Role(member.role))
    )


def open_invitations(
    households: Iterable[Household], now: datetime
) -> list[Invitation]:
    """Return what was offered and not accepted yet, the first to end first."""
    rows = Invitation.objects.open(now).filter(household__in=households)
    return list(rows.select_related("household"))


def is_member(household: Household, email: str) -> bool:
    """Whether whoever signs in with this address belongs to the household."""
    return household.memberships.filter(user__email=email).exists()


def reachable_by_push(users: Iterable[User]) -> set[int]:
    """Return the ids of those who have a browser that shows messages, in one query."""
    rows = PushSubscription.objects.filter(user__in=list(users))
    return set(rows.values_list("user", flat=True))


def digest_of(code: str) -> str:
    """Return what is kept of a code; it takes the server's key to make it again."""
    made = salted_hmac("accounts.Invitation", plain(code), algorithm="sha256")
    return made.hexdigest()


def digest_of_token(token: str) -> str:
    """Return what is kept of the token in a calendar's address."""
    made = salted_hmac("accounts.CalendarFeed", token, algorithm="sha256")
    return made.hexdigest()


def feed_by_token(token: str) -> CalendarFeed | None:
    """Return the calendar feed of that token, while its member may sign in."""
    rows = CalendarFeed.objects.select_related("membership__user")
    found = rows.filter(digest=digest_of_token(token), membership__user__is_active=True)
    return found.first()


def calendar_of(member: Membership) -> CalendarFeed | None:
    """Return a member's own calendar feed, where there is one."""
    return getattr(member, "calendar_feed", None)


def invitation_by_code(code: str, now: datetime) -> Invitation | None:
    """Return the open invitation that this code opens, however it was typed."""
    return Invitation.objects.open(now).filter(digest=digest_of(code)).first()


def invitation_by_uuid(uuid: UUID, now: datetime) -> Invitation | None:
    """Return the invitation of that uuid, while it is open."""
    return Invitation.objects.open(now).filter(uuid=uuid).first()


def has_address(user: User, email: str) -> bool:
    """Whether an e-mail address is this person's.

    A confirmed one where a mail server is set; without one nothing can be
    confirmed, and the address of the account has to do (docs/adr, “Invitations”).
    """
    if not settings.HAS_MAIL_SERVER:
        return user.email == email
    own = EmailAddress.objects.filter(user=user, verified=True)
    return bool(own.filter(email__iexact=email).exists())


def reachable_by_email(users: Iterable[User]) -> set[int]:
    """Return the ids of those to whom letters may be sent, in one query for all.

    Nobody without a mail server, where an address is not confirmed, or of the demo.
    """
    if not settings.HAS_MAIL_SERVER:
        return set()
    real = {user.pk: user.email.lower() for user in users if not user.is_demo}
    rows = EmailAddress.objects.filter(user__in=real, verified=True)
    return {
        user
        for user, email in rows.values_list("user", "email")
        if email.lower() == real[user]
    }
