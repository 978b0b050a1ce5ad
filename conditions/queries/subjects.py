"""What is curated, and where each of it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from conditions.models import Event, Kind, Revision, Status, Subject, What
from conditions.models.event import AUTHORING
from conditions.queries.people import Person, person
from conditions.queries.published import Published, published


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody works on: its authors, and the last that happened to it.

    `seen` is the number of that last event: a step taken on a page names it, so
    that nobody approves what has changed since.
    """

    revision: Revision
    status: Status
    authors: tuple[Person, ...]
    approved_by: Person | None
    since: datetime
    seen: int

    def is_by(self, user_id: int | None) -> bool:
        return any(one.id == user_id for one in self.authors)


@dataclass(frozen=True, slots=True)
class Standing:
    """A subject, its name, what is published of it, and what is worked on."""

    subject: Subject
    name: str
    published: Revision | None
    work: Work | None


def subject(kind: str, slug: str) -> Subject | None:
    """Find what is curated under this kind and slug; a list's slug is its kind."""
    return Subject.objects.filter(kind=kind, slug=slug).first()


def standings() -> list[Standing]:
    """Return every subject and where it stands, conditions by name, lists first."""
    data, rows = published(), Subject.objects.prefetch_related(_revisions())
    found = [_standing(one, data) for one in rows]
    return sorted(
        found,
        key=lambda one: (one.subject.kind == Kind.CONDITION, one.name.casefold()),
    )


def standing(subject: Subject) -> Standing:
    """Return where `subject` stands."""
    rows = Subject.objects.prefetch_related(_revisions())
    return _standing(rows.get(pk=subject.pk), published())


def work_on(revision: Revision) -> Work:
    """Return who has worked on an open revision, and until when."""
    return _work(revision, list(revision.events.select_related("by")))


def _revisions() -> Prefetch[str]:
    rows = Revision.objects.exclude(status=Status.DISCARDED).select_related("subject")
    events = Event.objects.select_related("by")
    return Prefetch(
        "revisions",
        queryset=rows.prefetch_related(
            Prefetch("events", queryset=events), "conditioncontent_set"
        ),
        to_attr="rows",
    )


def _standing(one: Subject, data: Published) -> Standing:
    rows: list[Revision] = one.rows  # type: ignore[attr-defined]
    ours = next((row for row in rows if row.is_open), None)
    return Standing(
        subject=one,
        name=_name(one, rows, data),
        published=next((row for row in rows if row.status == Status.PUBLISHED), None),
        work=_work(ours, list(ours.events.all())) if ours else None,
    )


def _name(one: Subject, rows: Iterable[Revision], data: Published) -> str:
    known = data.condition(one.slug) if one.kind == Kind.CONDITION else None
    if known:
        return known.name
    drafted = (content for row in rows for content in row.conditioncontent_set.all())
    return next((content.name for content in drafted if content.name), str(one))


def _work(revision: Revision, events: list[Event]) -> Work:
    authors = {
        event.by_id: person(event.by) for event in events if event.what in AUTHORING
    }
    approvals = [event for event in events if event.what == What.APPROVED]
    last = events[-1] if events else None
    return Work(
        revision=revision,
        status=Status(revision.status),
        authors=tuple(authors.values()),
        approved_by=person(approvals[-1].by) if approvals else None,
        since=last.at if last else revision.created_at,
        seen=last.pk if last else 0,
    )
