"""Load curated data that is not in the database yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from conditions import readiness
from conditions.exchange import Dataset, FaultyData, read_documents, write_documents
from conditions.models import Event, Revision, Status, Subject, What
from conditions.queries.parts import Part, in_force, parts_of
from conditions.services import failing_cases, to_rows
from conditions.services.steps import Someone


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: slugs it published, and how many subjects it left alone."""

    published: tuple[str, ...]
    kept: int


@transaction.atomic
def load(
    dataset: Dataset, *, by: Someone | None = None, at: datetime | None = None
) -> Loaded:
    """Publish what `dataset` says of each subject that has no revision yet.

    Later revisions belong to curators, so a second load changes nothing. Raises
    FaultyData where the new parts do not fit what is published already, or where
    `dataset` says what no draft may be published with.
    """
    known = set(
        Subject.objects.filter(revisions__isnull=False).values_list("kind", "slug")
    )
    parts = list(parts_of(dataset))
    new = [part for part in parts if part.key not in known]
    if new:
        if faults := list(readiness.faults_in(dataset)):
            raise FaultyData(faults)
        _publish(new, by, at or timezone.now())
        data = in_force()
        read_documents(write_documents(data))
        if faults := failing_cases.within(data):
            raise FaultyData(faults)
    return Loaded(tuple(part.slug for part in new), len(parts) - len(new))


def _publish(parts: list[Part], by: Someone | None, at: datetime) -> None:
    """Write all parts at once: rows need a draft, which is then put in force.

    First revisions come with the data and are not reviewed here: no curator
    wrote them.
    """
    by_id = by.pk if by else None
    drafts = Revision.objects.bulk_create(
        Revision(
            subject=Subject.objects.get_or_create(kind=part.kind, slug=part.slug)[0],
            number=1,
            review_status=part.meta.status,
            checked_by=part.meta.checked_by,
            created_by_id=by_id,
        )
        for part in parts
    )
    to_rows.save(
        row
        for part, draft in zip(parts, drafts, strict=True)
        for row in to_rows.rows_of(part.value, draft)
    )
    Revision.objects.filter(pk__in=[draft.pk for draft in drafts]).update(
        status=Status.PUBLISHED, published_at=at, published_by_id=by_id
    )
    Event.objects.bulk_create(
        Event(revision=draft, what=What.PUBLISHED, by_id=by_id, at=at)
        for draft in drafts
    )
