"""The people whom something concerns, and by which channels each is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Household, Membership, User
from diary import access
from diary.models import Child, Telling
from diary.services.telling.channels import CHANNELS
from diary.services.telling.pace import not_before


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person in one family, and a channel that they chose and that reaches them."""

    user: User
    household: Household
    channel: str

    def telling(self, pace: str, now: datetime, **about: Any) -> Telling:  # noqa: ANN401 (an event, a visit with its day, a reminder)
        """Return a telling for them, not yet saved, due when they may be written to."""
        return Telling(
            user=self.user,
            household=self.household,
            channel=self.channel,
            pace=pace,
            created_at=now,
            next_try_at=not_before(now, self.user, self.household, pace),
            **about,
        )


def addressees(children: Iterable[Child]) -> dict[int, list[Addressee]]:
    """Return whom the news of each child concerns, by the child's id.

    The number of queries does not grow with the children.
    """
    readers = access.readers({child.pk: child for child in children}.values())
    users = {one.user_id: one.user for found in readers.values() for one in found}
    reached = {
        name: channel.reaches(users.values()) for name, channel in CHANNELS.items()
    }
    return {
        child: [one for member in members for one in _of(member, reached)]
        for child, members in readers.items()
    }


def reaches(member: Membership) -> bool:
    """Whether any channel reaches this member with news."""
    reached = {name: one.reaches([member.user]) for name, one in CHANNELS.items()}
    return any(_of(member, reached))


def _of(member: Membership, reached: dict[str, set[int]]) -> Iterable[Addressee]:
    for name, users in reached.items():
        if member.user_id in users and member.hears_by(name):
            yield Addressee(member.user, member.household, name)
