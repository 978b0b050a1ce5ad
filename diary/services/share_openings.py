"""Let somebody in who comes with a link, or count a wrong passcode."""

from dataclasses import dataclass
from datetime import datetime
from time import sleep

from django.contrib.auth.hashers import check_password
from django.db.models import F

from diary.models import ShareLink, ShareOpening
from diary.models.share import TRIES
from diary.queries.shares import standing, wrong_tries

# A right one takes a tenth of a second to look at; then its try is given back.
SECONDS, LOOKS = 0.1, 20


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


class AllAreTrying(Exception):  # noqa: N818 (named for the fact)
    """Every try is taken at this moment, and may be given back in the next."""


def let_in(link: ShareLink, passcode: str, caller: Caller, *, now: datetime) -> None:
    """Write down that `caller` opened `link`.

    Raises LinkEnded, AllAreTrying, and WrongPasscode: of a wrong one a try is gone, and
    that is written down, too. None at all costs none.
    """
    _need_open(link, now)
    if link.passcode and not passcode:
        raise WrongPasscode(link.tries_left)
    if link.passcode:
        _try(link, passcode, caller, now)
    _note(link, caller, now)


def _try(link: ShareLink, passcode: str, caller: Caller, now: datetime) -> None:
    """Take a try before the passcode is looked at, and give it back where it is right.

    One conditional UPDATE takes it: of any number that come at once no more get to try
    than there are tries. Where others hold the last ones, it waits for one of theirs.
    """
    this = ShareLink.objects.filter(pk=link.pk)
    _take(link, now)
    if check_password(passcode, link.passcode):
        this.update(tries_left=F("tries_left") + 1)
        return
    left = TRIES - wrong_tries(link) - 1
    _note(link, caller, now, tries_left=left)
    raise WrongPasscode(left)


def _take(link: ShareLink, now: datetime) -> None:
    for _look in range(LOOKS):
        free = ShareLink.objects.filter(pk=link.pk).open(now)
        if free.update(tries_left=F("tries_left") - 1):
            return
        link.refresh_from_db()
        _need_open(link, now)
        sleep(SECONDS)
    raise AllAreTrying


def _need_open(link: ShareLink, now: datetime) -> None:
    if (state := standing(link, now)) != ShareLink.State.OPEN:
        raise LinkEnded(state)


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
