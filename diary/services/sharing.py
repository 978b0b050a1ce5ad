"""Make a link for a doctor: draw its secrets, seal what it holds, write it down."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from diary.clinical_report import ClinicalReport
from diary.exports.share import (
    CONTENT_TYPE,
    Holding,
    contents,
    new_secret,
    seal,
    shlink,
)
from diary.exports.small_photos import PhotoReader
from diary.models import Child, Observation, ShareFile, ShareLink, Spot
from diary.models.share import LONGEST, digest_of
from diary.services import share_files, spots as spot_rows

DIGITS = 6


class ChangedMeanwhileError(Exception):
    """An entry was moved or deleted while the link was made; nothing was shared."""


@dataclass(frozen=True, slots=True)
class Terms:
    """For how long a link opens, and whether it asks for a passcode."""

    days: int
    asks_passcode: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A link about to be: where it will be found, and the key that nobody keeps."""

    secret: str
    key: str
    passcode: str
    made_at: datetime
    terms: Terms
    site: str

    @property
    def shlink(self) -> str:
        """The link for any program that reads SMART Health Links."""
        path = reverse("share-manifest", args=[self.secret])
        return shlink(
            urljoin(self.site, path),
            self.key,
            stale_from=self.made_at + LONGEST,
            asks_passcode=bool(self.passcode),
        )

    @property
    def address(self) -> str:
        """The link for any browser: our own viewer, then the link after the #."""
        return f"{urljoin(self.site, reverse('share-viewer'))}#{self.shlink}"


def draft(terms: Terms, *, site: str, now: datetime) -> Draft:
    """Draw address, key and passcode by lot; `site` is this site's own address."""
    drawn = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}" if terms.asks_passcode else ""
    return Draft(new_secret(), new_secret(), drawn, now, terms, site)


def share(
    wanted: Draft,
    spots: Sequence[Spot],
    holding: Holding,
    read: PhotoReader,
    *,
    by: User,
) -> ShareLink:
    """Seal what `holding` states of `spots` as it is now, and open the link to it.

    Raises PhotosUnread where the storage does not answer, OSError where it is full,
    and ChangedMeanwhileError; of any of them nothing stays.
    """
    kept: list[tuple[str, int]] = []
    try:
        for resource in contents(holding, read):
            sealed = seal(resource, wanted.key)
            kept.append((share_files.save(sealed), len(sealed)))
        return _write(wanted, spots, holding.report, kept, by)
    except BaseException:
        share_files.let_go(name for name, _size in kept)
        raise


@transaction.atomic
def _write(
    wanted: Draft,
    spots: Sequence[Spot],
    report: ClinicalReport,
    files: Iterable[tuple[str, int]],
    by: User,
) -> ShareLink:
    spot_rows.lock(*spots)
    if _has_moved(spots, report):
        raise ChangedMeanwhileError
    child: Child = spots[0].child
    link = ShareLink.objects.create(
        household_id=child.household_id,
        child=child,
        made_by=by,
        made_at=wanted.made_at,
        first_day=report.first_day,
        last_day=report.covers.last,
        expires_at=wanted.made_at + timedelta(days=wanted.terms.days),
        digest=digest_of(wanted.secret),
        passcode=make_password(wanted.passcode) if wanted.passcode else "",
    )
    link.spots.set(spots)
    ShareFile.objects.bulk_create(
        ShareFile(
            link=link, number=number, content_type=CONTENT_TYPE, name=name, size=size
        )
        for number, (name, size) in enumerate(files)
    )
    return link


def _has_moved(spots: Sequence[Spot], report: ClinicalReport) -> bool:
    """Whether an entry of the report is no longer there, or of another spot now."""
    said = {entry.uuid for spot in report.spots for entry in spot.written}
    there = Observation.objects.kept().filter(spot__in=spots)
    return not said <= set(there.values_list("uuid", flat=True))
