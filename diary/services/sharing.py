"""Make a link for a doctor: seal what it holds, and write it down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import User
from diary.clinical_report import ClinicalReport
from diary.exports.pdf import can_make_pdf, fits_pdf, write_pdf
from diary.exports.share import CONTENT_TYPE, Holding, contents, seal
from diary.exports.small_photos import PhotoReader
from diary.models import Observation, ShareFile, ShareLink, Spot
from diary.models.share import digest_of
from diary.services import share_files, spots as spot_rows
from diary.services.share_secrets import Secrets, Wanted, address_of, draw

# The family waits while they are sealed, and the doctor's phone loads them all.
MOST_PHOTOS = 200


class ChangedMeanwhileError(Exception):
    """An entry was moved or deleted while the link was made; nothing was shared."""


@dataclass(frozen=True, slots=True)
class Made:
    """A link, and what its maker alone is shown, this once.

    `pdf` has the QR code in it; empty where none was asked for.
    """

    link: ShareLink
    secrets: Secrets
    address: str
    pdf: bytes


def fits_link(report: ClinicalReport) -> bool:
    """Tell whether one link may hold as much."""
    return fits_pdf(report) and report.photo_count <= MOST_PHOTOS


def share(
    wanted: Wanted,
    spots: Sequence[Spot],
    report: ClinicalReport,
    read: PhotoReader,
    *,
    by: User,
    with_pdf: bool = False,
) -> Made:
    """Seal what `report` states of `spots`, as it is now, and open a link to it.

    The key is known in this call alone. Raises PhotosUnread where the storage does
    not answer, OSError where it is full, and ChangedMeanwhileError; of any of them
    nothing stays.
    """
    secrets = draw(wanted.terms)
    address = address_of(secrets, wanted)
    pdf = _pdf(report, read, link=address if with_pdf else "")
    row = _row(wanted, secrets, report, by)
    row.child, row.household = spots[0].child, spots[0].child.household
    kept: list[tuple[str, int]] = []
    try:
        for resource in contents(Holding(report, pdf), read):
            sealed = seal(resource, secrets.key)
            kept.append((share_files.save(sealed), len(sealed)))
        _write(row, spots, report, kept)
    except BaseException:
        share_files.let_go(name for name, _size in kept)
        raise
    return Made(row, secrets, address, pdf if with_pdf else b"")


def _pdf(report: ClinicalReport, read: PhotoReader, *, link: str) -> bytes:
    """Return the PDF, with the QR code of `link` if any; nothing without Pango."""
    if not can_make_pdf():
        return b""
    with write_pdf(report, read, link=link) as file:
        return file.read()


def _row(
    wanted: Wanted, secrets: Secrets, report: ClinicalReport, by: User
) -> ShareLink:
    return ShareLink(
        made_by=by,
        made_at=wanted.at,
        first_day=report.first_day,
        last_day=report.covers.last,
        expires_at=wanted.at + timedelta(days=wanted.terms.days),
        digest=digest_of(secrets.address),
        passcode=make_password(secrets.passcode) if secrets.passcode else "",
    )


@transaction.atomic
def _write(
    link: ShareLink,
    spots: Sequence[Spot],
    report: ClinicalReport,
    files: Iterable[tuple[str, int]],
) -> None:
    spot_rows.lock(*spots)
    if _has_moved(spots, report):
        raise ChangedMeanwhileError
    link.save()
    link.spots.set(spots)
    rows = (
        ShareFile(
            link=link, number=number, content_type=CONTENT_TYPE, name=name, size=size
        )
        for number, (name, size) in enumerate(files)
    )
    ShareFile.objects.bulk_create(rows)


def _has_moved(spots: Sequence[Spot], report: ClinicalReport) -> bool:
    """Whether an entry of the report is no longer there, or of another spot now."""
    said = {entry.uuid for spot in report.spots for entry in spot.written}
    there = Observation.objects.kept().filter(spot__in=spots)
    return not said <= set(there.values_list("uuid", flat=True))
