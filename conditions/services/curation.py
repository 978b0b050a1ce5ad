"""Correct what is published: copy it to a draft, and publish what was approved."""

import re
from datetime import date, datetime
from itertools import chain

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from conditions import impact, readiness
from conditions.exchange import (
    Dataset,
    Fault,
    FaultyData,
    read_documents,
    write_documents,
)
from conditions.models import (
    DoNot,
    Exposure,
    Kind,
    Revision,
    Sign,
    SignException,
    Source,
    Status,
    Subject,
    What,
)
from conditions.queries import from_rows
from conditions.queries.if_published import change_of
from conditions.queries.published import published_rows
from conditions.services import failing_cases, to_rows
from conditions.services.steps import MovedOn, Someone, expect, record

__all__ = [
    "DraftExists",
    "MovedOn",
    "NotRetirable",
    "Someone",
    "copy_to_draft",
    "draft_retirement",
    "faults_beside_cases",
    "faults_of",
    "named",
    "publish",
    "start_draft",
]


class DraftExists(Exception):  # noqa: N818 (named for the fact)
    """Somebody works on the subject already: that draft is the one to change."""


class NotRetirable(Exception):  # noqa: N818 (named for the fact)
    """Only a condition that is published can be taken out of use."""


@transaction.atomic
def copy_to_draft(revision: Revision, *, by: Someone | None) -> Revision:
    """Start the next revision as a copy of `revision`, not yet checked by anyone.

    Raises DraftExists where the subject has one on its way.
    """
    return _copy(revision, by=by, retires=False)


@transaction.atomic
def draft_retirement(revision: Revision, *, by: Someone | None) -> Revision:
    """Draft that the published condition of `revision` be offered no more.

    It says what was published last, which stays readable. Raises NotRetirable, or
    DraftExists where somebody works on the condition.
    """
    Subject.objects.select_for_update().get(pk=revision.subject_id)
    published = Revision.objects.published().filter(pk=revision.pk)
    if not published.filter(subject__kind=Kind.CONDITION).exists():
        raise NotRetirable
    return _copy(revision, by=by, retires=True)


def _copy(revision: Revision, *, by: Someone | None, retires: bool) -> Revision:
    source = from_rows.with_content(Revision.objects.all()).get(pk=revision.pk)
    status = source.review_status
    draft = start_draft(source.subject, review_status=status, by=by, retires=retires)
    to_rows.save(to_rows.rows_of(from_rows.value_of(source), draft))
    return draft


@transaction.atomic
def start_draft(
    subject: Subject,
    *,
    review_status: str = "",
    by: Someone | None,
    retires: bool = False,
) -> Revision:
    """Make an empty draft with the subject's next number.

    Raises DraftExists where the subject has one on its way.
    """
    locked = Subject.objects.select_for_update().get(pk=subject.pk)
    if Revision.objects.open().filter(subject=locked).exists():
        raise DraftExists
    last = locked.revisions.aggregate(last=Max("number"))["last"] or 0
    draft = Revision.objects.create(
        subject=subject,
        number=last + 1,
        retires=retires,
        review_status=review_status,
        created_by_id=by.pk if by else None,
    )
    record(draft, What.CREATED, by=by, at=draft.created_at)
    return draft


@transaction.atomic
def publish(
    revision: Revision,
    *,
    by: Someone | None,
    at: datetime,
    why: str = "",
    seen: int | None = None,
) -> None:
    """Put the approved `revision` in force from `at` on and retire the one before.

    One that `retires` is retired itself: its subject is then offered no more.
    Raises MovedOn where it is not approved, NotTheSame where something happened to
    it after the event `seen`, or FaultyData with every fault the
    published data would then have, each with its place; nothing is written then.
    """
    expect(revision, Status.APPROVED, seen=seen)
    approved = from_rows.with_content(Revision.objects.all()).get(pk=revision.pk)
    if faults := faults_of(approved):
        raise FaultyData(faults)
    change = change_of(approved)
    _retire_the_one_before(approved, by=by, at=at)
    what = What.RETIRED if approved.retires else What.PUBLISHED
    Revision.objects.filter(pk=approved.pk).update(
        status=Status.RETIRED if approved.retires else Status.PUBLISHED,
        published_at=at,
        published_by_id=by.pk if by else None,
        retired_at=at if approved.retires else None,
    )
    record(approved, what, by=by, at=at, why=why)
    impact.follow(change)


def _retire_the_one_before(
    revision: Revision, *, by: Someone | None, at: datetime
) -> None:
    published = Revision.objects.published().filter(subject=revision.subject_id)
    for before in published:
        published.update(status=Status.RETIRED, retired_at=at)
        record(before, What.RETIRED, by=by, at=at)


def faults_of(draft: Revision) -> list[Fault]:
    """Return what would be wrong with the published data once `draft` is in it."""
    # A case of data that has faults would say nothing.
    return faults_beside_cases(draft) or failing_cases.with_draft(draft)


def faults_beside_cases(draft: Revision) -> list[Fault]:
    """Return what is wrong with what `draft` says, whatever the cases come to."""
    own = [] if draft.retires else [draft]
    try:
        data = from_rows.dataset_of([*own, *_others(draft)])
        # Written and read again, it meets every check a file meets.
        read_documents(write_documents(data))
    except from_rows.NoContent:
        return [Fault(str(draft), "says nothing yet: add its rule and words")]
    except FaultyData as error:
        return [named(fault, data) for fault in error.faults]
    alone = from_rows.dataset_of([draft])
    unready = [named(fault, alone) for fault in readiness.faults_in(alone)]
    return [*unready, *_uncited_sources(draft), *_borrowed_sources(draft)]


def warnings_of(draft: Revision, *, today: date | None = None) -> list[Fault]:
    """Return what is worth a look before publishing `draft`, as of `today`.

    Nothing of it refuses. A draft that says nothing yet, or takes its condition out
    of use, has nothing to warn of.
    """
    if draft.retires:
        return []
    loaded = from_rows.with_content(Revision.objects.all()).get(pk=draft.pk)
    try:
        alone = from_rows.dataset_of([loaded])
    except from_rows.NoContent:
        return []
    whole = from_rows.dataset_of([loaded, *_others(draft)])
    found = readiness.warnings_in(alone, whole, today or timezone.localdate())
    return [named(fault, alone) for fault in found]


def _others(draft: Revision) -> list[Revision]:
    """Return what is offered beside `draft`, with all that it says."""
    return [
        one
        for one in published_rows()
        if one.status == Status.PUBLISHED and one.subject_id != draft.subject_id
    ]


def named(fault: Fault, data: Dataset) -> Fault:
    """Name a member of a list by its code: an index says little outside a file."""
    codes = {
        "conditions": [one.slug for one in data.conditions],
        "red_flags": [sign.code for sign in data.signs.signs],
        "sites": [site.code for site in data.sites],
        "categories": [one.code for one in data.exposures],
        "meta.do_not_catalogue": [item.code for item in data.do_not],
    }
    found = re.search(r"(?P<list>[\w.]+)\[(?P<index>\d+)\]", fault.place)
    if found is None or found["list"] not in codes:
        return fault
    code = codes[found["list"]][int(found["index"])]
    return Fault(code + fault.place[found.end() :], fault.message)


def _uncited_sources(draft: Revision) -> list[Fault]:
    """Find the sources of a list that none of its rows rests on.

    Those of a condition are found by what they support as well: see readiness.
    """
    if draft.subject.kind == Kind.CONDITION:
        return []
    cited = {source.pk for source in _cited(draft)}
    return [
        Fault(f"{draft} {source.key}", "is cited by nothing")
        for source in draft.source_set.all()
        if source.pk not in cited
    ]


def _borrowed_sources(draft: Revision) -> list[Fault]:
    """Find rows that rest on another revision's source, which may yet change."""
    return [
        Fault(f"{draft} {source.key}", "is a source of another revision")
        for source in _cited(draft)
        if source.revision_id != draft.pk
    ]


def _cited(draft: Revision) -> list[Source]:
    """Return the sources that rows of `draft` rest on, one for each time."""
    rows = chain[Sign | SignException | Exposure | DoNot](
        draft.sign_set.all(),
        draft.signexception_set.all(),
        draft.exposure_set.all(),
        draft.donot_set.all(),
    )
    cited = [citation.source for row in rows for citation in row.citations.all()]
    return cited + [claim.source for claim in draft.claim_set.all()]
