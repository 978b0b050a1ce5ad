"""PDFs of the log, made by a worker and kept for an hour for who asked for them."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import count
from typing import BinaryIO
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404
from django.utils import translation

from conditions.queries import Published, published
from diary import access
from diary.background import defer
from diary.clinical_report import ClinicalReport, Span
from diary.exports.pdf import write_pdf
from diary.exports.small_photos import PhotoReader, PhotosUnread
from diary.models import Child, ReportChoice, ReportFile, Spot
from diary.services import photos
from diary.services.photo_files import let_go
from diary.services.reporting import Wanted, report_for

FOLDER = "reports"
# As many as one person has at once; the oldest goes for a newer one.
MOST_AT_ONCE = 6
Failed = ReportFile.Failed


@transaction.atomic
def ask(
    choice: ReportChoice,
    spots: Sequence[Spot],
    days: tuple[date | None, date | None],
    *,
    now: datetime,
) -> ReportFile:
    """Let a worker make the PDF that `choice` shows of `spots`, first to last day."""
    since, until = days
    file = ReportFile.objects.create(
        child=choice.child,
        made_for=choice.person,
        spots=[spot.uuid for spot in spots],
        since=since,
        until=until,
        left_out=choice.left_out,
        notes=choice.notes,
        names=choice.names,
        questions=choice.questions,
        language=translation.get_language() or "",
        asked_at=now,
    )
    mine = ReportFile.objects.filter(made_for=choice.person)
    newest = list(mine.values_list("pk", flat=True)[:MOST_AT_ONCE])
    mine.exclude(pk__in=newest).delete()
    defer("make_report", file=file.pk)
    return file


def make(pk: int, *, now: datetime) -> None:
    """Make a PDF that is wanted; one that is there, given up or too old stays so.

    Photos that cannot be read end it: who asked is told, and asks again. Any other
    error is told as well, and rises, so that it is tried again.
    """
    rows = ReportFile.objects.kept(now).filter(pk=pk, made_at=None)
    file = rows.select_related("child__household", "made_for").first()
    if file is None or file.failed == Failed.PHOTOS:
        return
    try:
        with translation.override(file.language or None):
            name = _written(file, now=now)
    except PhotosUnread:
        rows.update(failed=Failed.PHOTOS)
        return
    except Http404:  # Who asked is no longer of that family.
        rows.delete()
        return
    except Exception:
        rows.update(failed=Failed.ERROR)
        raise
    # Deleted meanwhile, or made by another worker that was taken for dead.
    if not rows.update(name=name, made_at=now, failed=""):
        let_go([name])


def open_file(file: ReportFile) -> File[bytes] | None:
    """Open a PDF; None where it is not made yet, or gone."""
    try:
        return default_storage.open(file.name) if file.name else None
    except FileNotFoundError:
        return None


def forget_over(now: datetime) -> None:
    """Delete the PDFs whose hour has passed, and what was never made."""
    ReportFile.objects.over(now).delete()


def forget_of(child: Child) -> None:
    """Delete the PDFs of a child of whose log something was moved or deleted.

    One that nobody has begun will be without it.
    """
    ReportFile.objects.filter(child=child).exclude(photos=None).delete()


def forget_file(instance: ReportFile, **_signal: object) -> None:
    """Delete the file of a row that is deleted, once that is certain."""
    if instance.name:
        transaction.on_commit(partial(let_go, [instance.name]))


def _written(file: ReportFile, *, now: datetime) -> str:
    """Write the PDF into the storage; return its name there."""
    data = published()
    # Begun: what is deleted from here on ends it (forget_of).
    _say(file, photos=0, photos_read=0)
    report = _report(file, now=now, data=data)
    read = photos.reader([spot.uuid for spot in report.spots], data=data)
    _say(file, photos=report.photo_count, photos_read=0)
    stem = secrets.token_hex(16)
    name = f"{FOLDER}/{stem[:2]}/{stem}.pdf"
    with write_pdf(report, _counted(read, partial(_say, file))) as made:
        try:
            default_storage.save(name, File(made))
        except BaseException:
            let_go([name])
            raise
    return name


def _report(file: ReportFile, *, now: datetime, data: Published) -> ClinicalReport:
    """Gather what was asked for, if who asked may still see it."""
    child = access.child(file.made_for, file.child.uuid)
    spots = list(access.spots_of([child]).filter(uuid__in=file.spots))
    covers = Span(file.since, file.until or child.household.day(now))
    wanted = Wanted(spots, covers, file)
    return report_for(file.made_for, child, wanted, now=now, data=data)


def _counted(read: PhotoReader, say: Callable[..., None]) -> PhotoReader:
    """Return a reader that says how many photos were read."""
    numbers = count(1)

    def counting(uuid: UUID) -> BinaryIO | None:
        say(photos_read=next(numbers))
        return read(uuid)

    return counting


def _say(file: ReportFile, **how_far: int) -> None:
    """Write down how far it is: little beside what each photo takes."""
    ReportFile.objects.filter(pk=file.pk).update(**how_far)
