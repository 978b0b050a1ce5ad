"""What shows on a lock screen, for others to see: that there is something, not what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, gettext as _

from diary.assessment import Level
from diary.notifications.message import Link, Message

PRESSING = (Level.EMERGENCY, Level.URGENT)
# A push service keeps it for a phone that is off. What is told once a day is told anew.
KEPT_FOR = {True: timedelta(days=3), False: timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class PushMessage:
    """What a browser shows, and the paths here that a tap on it or a button opens.

    Of those with one `tag` a browser shows the last alone.
    """

    body: str
    tag: str
    path: str
    is_urgent: bool = False
    buttons: tuple[Link, ...] = ()

    @property
    def kept_for(self) -> timedelta:
        return KEPT_FOR[self.is_urgent]

    @property
    def payload(self) -> dict[str, object]:
        """What is sent; static/js/sw.js reads it."""
        return {
            "title": "Milkspot",
            "body": self.body,
            "tag": self.tag,
            "path": self.path,
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
            "buttons": [{"words": one.words, "path": one.url} for one in self.buttons],
        }


def worded(message: Message) -> PushMessage:
    """Say that there is news; where it is one thing, lead there."""
    is_urgent = any(one.level in PRESSING for one in message.advice)
    urls = [one.url for one in (*message.advice, *message.still_open)]
    urls += [one.url for one in (*message.questions, *message.corrections)]
    urls += [one.about.url for one in message.reminders]
    is_one = len(urls) == 1
    return PushMessage(
        body=_body(message, is_urgent=is_urgent),
        tag=message.key,
        path=_path(urls[0] if is_one else message.home_url),
        is_urgent=is_urgent,
        buttons=tuple(_buttons(message)) if is_one else (),
    )


def test() -> PushMessage:
    """Return what shows that messages arrive."""
    words = _("This is a test. Messages from Milkspot show like this.")
    return PushMessage(body=words, tag="test", path=reverse("reach"))


def _body(message: Message, *, is_urgent: bool) -> str:
    if is_urgent:
        return _("Something needs a look now.")
    if message.advice:
        return _("Something needs a look.")
    if message.reminders:
        return _("You asked to be reminded of your diary.")
    if message.questions:
        return _("There is a question for you.")
    return _("Something you were told has changed.")


def _buttons(message: Message) -> Iterator[Link]:
    """Yield two buttons, as no browser shows more. Each opens a page that asks."""
    for advice in message.advice:
        for answer in advice.answers[:1]:
            yield Link(answer.words, _path(answer.url))
            yield Link(_("Other answer"), _path(advice.url))


def _path(url: str) -> str:
    return urlsplit(url).path
