"""Let somebody in who comes with a link, or count a wrong passcode."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.db.models import F

from diary.models import ShareLink, ShareOpening


@dataclass(frozen=True, slots=True)
class Caller:
    """Who comes: what they call themselves, and what with."""

    recipient: str
    seen_with: ShareOpening.With


class LinkEnded(Exception):  # noqa: N818 (named for the fact)
    """The link opens nothing any more; `state` says why."""

    def __init__(self, state: ShareLink.State) -> None:
        super().__init__(state)
        self.state = state


class WrongPasscode(Exception):  # noqa: N818 (named for the fact)
    """The passcode is not that of the link, which has `tries_left`."""

    def __init__(self, tries_left: int) -> None:
        super().__init__(tries_left)
        self.tries_left = tries_left


def let_in(link: ShareLink, passcode: str, caller: Caller, *, now: datetime) -> None:
    """Write down that `caller` opened `link`.

    Raises LinkEnded, and WrongPasscode: of a wrong one a try is gone, and that is
    written down, too. None at all costs none.
    """
    state = link.state(now)
    if state != ShareLink.State.OPEN:
        raise LinkEnded(state)
    if link.passcode and not passcode:
        raise WrongPasscode(link.tries_left)
    if link.passcode:
        _try(link, passcode, caller, now)
    _note(link, caller, now)


def _try(link: ShareLink, passcode: str, caller: Caller, now: datetime) -> None:
    """Take a try before the passcode is looked at, and give it back where it is right.

    One conditional UPDATE takes it: of any number that come at once no more get to try
    than there are tries. Where the last one was given back meanwhile, it is taken.
    """
    this = ShareLink.objects.filter(pk=link.pk)
    while not this.open(now).update(tries_left=F("tries_left") - 1):
        link.refresh_from_db()
        if (state := link.state(now)) != ShareLink.State.OPEN:
            raise LinkEnded(state)
    if check_password(passcode, link.passcode):
        this.update(tries_left=F("tries_left") + 1)
        return
    link.refresh_from_db(fields=["tries_left"])
    _note(link, caller, now, tries_left=link.tries_left)
    raise WrongPasscode(link.tries_left)


def _note(
    link: ShareLink, caller: Caller, now: datetime, *, tries_left: int | None = None
) -> None:
    ShareOpening.objects.create(
        link=link,
        at=now,
        recipient=caller.recipient,
        seen_with=caller.seen_with,
        tries_left=tries_left,
    )
