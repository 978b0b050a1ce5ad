"""Families whose members can be written to, and spots that are news."""

from datetime import UTC, date, datetime, timedelta

import time_machine
from allauth.account.models import EmailAddress

from django.core import mail

from accounts.models import Household, Membership
from accounts.roles import Role
from diary.models import Child, Spot, Telling
from diary.services import assessments, sweep
from diary.services.telling import sending
from tests.diary.services.entries import log
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

NOTICED = date(2026, 10, 10)
# The first day on which a rash nobody has a name for has lasted too long. In London the
# clocks show the time of UTC.
DUE = NOTICED + timedelta(days=29)
DAY = timedelta(days=1)


def at(hour: int, minute: int = 0, *, on: date = DUE) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


def a_member(
    household: Household,
    email: str = "mum@example.com",
    role: Role = Role.OWNER,
    **chosen: object,
) -> Membership:
    """Someone whose address is confirmed."""
    member: Membership = MembershipFactory(
        household=household, user__email=email, role=role
    )
    EmailAddress.objects.create(
        user=member.user, email=email, verified=True, primary=True
    )
    for name, value in chosen.items():
        setattr(member.user, name, value)
    member.user.save()
    return member


def a_child(**known: object) -> Child:
    return ChildFactory(name="Maya", born_on=None, **known)


def a_rash(child: Child, **said: object) -> Spot:
    """A rash nobody has a name for: it is news on DUE."""
    spot: Spot = SpotFactory(child=child, noticed_on=NOTICED, **said)
    assessments.reassess([spot], on=NOTICED)
    return spot


def worsen(spot: Spot, sign: str, *, on: date = DUE) -> None:
    """Log a sign: INFECTION_SIGNS is urgent, BREATHING an emergency."""
    log(spot, on=on, signs=[sign])


def sweep_zone(on: date = DUE) -> None:
    sweep.sweep_zone("Europe/London", on=on)


def tell(now: datetime) -> list[str]:
    """Tell what is due at that moment; return the subjects of the letters it sent."""
    before = len(mail.outbox)
    with time_machine.travel(now, tick=False):
        sending.tell(now=now)
    return [str(letter.subject) for letter in mail.outbox[before:]]


def outcomes() -> list[str]:
    return list(Telling.objects.values_list("outcome", flat=True))
