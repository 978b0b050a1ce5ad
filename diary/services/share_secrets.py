"""What a link is made of that only its maker is shown."""

from dataclasses import dataclass
from datetime import datetime
from secrets import randbelow
from urllib.parse import urljoin

from django.urls import reverse

from diary.exports.share import new_secret, shlink
from diary.models.share import LONGEST

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Terms:
    """For how long a link opens, and whether it asks for a passcode."""

    days: int
    asks_passcode: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to be made at the instant `at`; `site` is this site's own address."""

    terms: Terms
    site: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Secrets:
    """Drawn by lot: the end of the files' address, the key, the passcode if any."""

    address: str
    key: str
    passcode: str


def draw(terms: Terms) -> Secrets:
    """Draw the secrets of one link."""
    passcode = f"{randbelow(10**DIGITS):0{DIGITS}}" if terms.asks_passcode else ""
    return Secrets(new_secret(), new_secret(), passcode)


def address_of(secrets: Secrets, wanted: Wanted) -> str:
    """Return the link for any browser: our own viewer, then "#shlink:/..."."""
    link = shlink(
        urljoin(wanted.site, reverse("share-manifest", args=[secrets.address])),
        secrets.key,
        stale_from=wanted.at + LONGEST,
        asks_passcode=bool(secrets.passcode),
    )
    return f"{urljoin(wanted.site, reverse('share-viewer'))}#{link}"
