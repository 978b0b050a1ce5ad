"""The ways in which news reaches a person beside the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import User
from accounts.queries import reachable_by_email
from diary.models import Telling
from diary.notifications import email
from diary.notifications.message import Message


@dataclass(frozen=True, slots=True)
class Channel:
    """`reaches` returns the ids of those of some people whom it can reach at all.

    `send` hands one message over, in the active language; it raises TryLaterError, or
    ChannelDownError where the others need not be tried now.
    """

    reaches: Callable[[Iterable[User]], set[int]]
    send: Callable[[User, Message], None]


def _by_email(user: User, message: Message) -> None:
    email.send(user.email, message)


CHANNELS: dict[str, Channel] = {
    Telling.Channel.EMAIL: Channel(reachable_by_email, _by_email),
}
