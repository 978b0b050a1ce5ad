"""What a revision said, long after it was published."""

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from conditions.differences import Change, differences
from conditions.exchange.subjects import Value
from conditions.models import Event, Revision, Subject
from conditions.queries.from_rows import NoContent, value_of, with_content

LATEST = 100


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision that is or was in force, and what it says.

    One that `retires` took its subject out of what is offered.
    """

    kind: str
    slug: str
    number: int
    why: str
    checked_by: str
    published_at: datetime | None
    retired_at: datetime | None
    value: Value
    retires: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An edition, and what it changed of the one before; nothing for the first."""

    edition: Edition
    changes: tuple[Change, ...]
    is_first: bool


def revision(kind: str, slug: str, number: int) -> Edition | None:
    """Find a revision that was ever published; a list's slug is its kind."""
    found = with_content(Revision.objects.ever_published()).filter(
        subject__kind=kind, subject__slug=slug, number=number
    )
    return next(map(_edition, found), None)


def told(kind: str, slug: str) -> list[Told]:
    """Return all that was ever published of a subject, the newest first."""
    rows = with_content(Revision.objects.ever_published()).filter(
        subject__kind=kind, subject__slug=slug
    )
    editions = [_edition(row) for row in rows]
    return [
        Told(one, _changes(before, one), is_first=before is None)
        for one, before in zip_longest(editions, editions[1:])
    ]


def latest_events() -> list[Event]:
    """Return what happened last to any revision, the newest first."""
    events = Event.objects.select_related("revision__subject", "by")
    return list(events.order_by("-pk")[:LATEST])


def revisions_of(subject: Subject) -> list[Revision]:
    """Return every revision with its events, the newest first."""
    rows = Revision.objects.filter(subject=subject).select_related("subject")
    return list(rows.prefetch_related("events__by").order_by("-number"))


def whole(subject: Subject, number: int) -> Revision | None:
    """Find a revision of any status with all that it says."""
    rows = with_content(Revision.objects.filter(subject=subject, number=number))
    return rows.first()


def open_one(subject: Subject) -> Revision | None:
    """Find what somebody works on, with all that it says."""
    return with_content(Revision.objects.open().filter(subject=subject)).first()


def said_by(revision: Revision) -> Value | None:
    """Return what a revision says; None where it is still empty."""
    try:
        return value_of(revision)
    except NoContent:
        return None


def changes_of(draft: Revision) -> tuple[Change, ...]:
    """Say what `draft` changes of what is published, or was last."""
    before = with_content(
        Revision.objects.ever_published().filter(
            subject=draft.subject_id, number__lt=draft.number
        )
    ).first()
    old, new = said_by(before) if before else None, said_by(draft)
    return differences(old, new) if old is not None and new is not None else ()


def _changes(before: Edition | None, after: Edition) -> tuple[Change, ...]:
    return differences(before.value, after.value) if before else ()


def _edition(row: Revision) -> Edition:
    return Edition(
        kind=row.subject.kind,
        slug=row.subject.slug,
        number=row.number,
        why=row.why,
        checked_by=row.checked_by,
        published_at=row.published_at,
        retired_at=row.retired_at,
        value=value_of(row),
        retires=row.retires,
    )
