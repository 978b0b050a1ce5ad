"""Make drafts of what a file says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from conditions.models import Revision, Subject
from conditions.queries.incoming import Incoming
from conditions.services import to_rows
from conditions.services.curation import DraftExists, Someone, start_draft
from conditions.services.review import note_saved


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts that were made, and the slugs of what somebody works on already."""

    drafts: tuple[Revision, ...]
    taken: tuple[str, ...]


@transaction.atomic
def draft_all(
    incoming: Iterable[Incoming],
    *,
    by: Someone,
    at: datetime,
    why: str,
) -> Drafted:
    """Start a draft of each subject that a file changes.

    Nothing is published by it: each goes the way of any draft. A subject that
    somebody works on is left alone.
    """
    drafts, taken = list[Revision](), list[str]()
    for one in incoming:
        try:
            drafts.append(_draft(one, by=by, at=at, why=why))
        except DraftExists:
            taken.append(one.part.slug)
    return Drafted(tuple(drafts), tuple(taken))


def _draft(one: Incoming, *, by: Someone, at: datetime, why: str) -> Revision:
    part = one.part
    subject, _new = Subject.objects.get_or_create(kind=part.kind, slug=part.slug)
    draft = start_draft(subject, review_status=part.meta.status, by=by)
    Revision.objects.filter(pk=draft.pk).update(checked_by=part.meta.checked_by)
    to_rows.save(to_rows.rows_of(part.value, draft))
    note_saved(draft, by=by, at=at, why=why)
    return draft
