"""Correct what is published: copy it to a draft, change that, publish it."""

import re
from datetime import datetime
from itertools import chain

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Max

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
    Revision,
    Sign,
    SignException,
    Status,
    Subject,
)
from conditions.queries import from_rows
from conditions.services import to_rows

Someone = AbstractBaseUser | AnonymousUser


class DraftExists(Exception):  # noqa: N818 (named for the fact)
    """The subject has a draft already, which is the one to work on."""


class NotADraft(Exception):  # noqa: N818 (named for the fact)
    """Only a draft can be published."""


@transaction.atomic
def copy_to_draft(revision: Revision, *, by: Someone | None) -> Revision:
    """Start the next revision as a copy of `revision`, not yet checked by anyone.

    Raises DraftExists where the subject has a draft.
    """
    source = from_rows.with_content(Revision.objects.all()).get(pk=revision.pk)
    draft = start_draft(source.subject, review_status=source.review_status, by=by)
    to_rows.save(to_rows.rows_of(from_rows.value_of(source), draft))
    return draft


@transaction.atomic
def start_draft(
    subject: Subject, *, review_status: str = "", by: Someone | None
) -> Revision:
    """Make an empty draft with the subject's next number.

    Raises DraftExists where the subject has a draft.
    """
    locked = Subject.objects.select_for_update().get(pk=subject.pk)
    if locked.revisions.filter(status=Status.DRAFT).exists():
        raise DraftExists
    last = locked.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        subject=subject,
        number=last + 1,
        review_status=review_status,
        created_by_id=by.pk if by else None,
    )


@transaction.atomic
def publish(revision: Revision, *, by: Someone | None, at: datetime) -> None:
    """Put the draft `revision` in force from `at` on and retire the one before.

    Raises NotADraft, or FaultyData with every fault the published data would
    then have, each with its place; nothing is written then.
    """
    Subject.objects.select_for_update().get(pk=revision.subject_id)
    draft = from_rows.with_content(Revision.objects.all()).get(pk=revision.pk)
    if not draft.is_draft:
        raise NotADraft
    if faults := faults_of(draft):
        raise FaultyData(faults)
    siblings = Revision.objects.published().filter(subject=draft.subject_id)
    siblings.update(status=Status.RETIRED, retired_at=at)
    Revision.objects.filter(pk=draft.pk).update(
        status=Status.PUBLISHED, published_at=at, published_by_id=by.pk if by else None
    )


def faults_of(draft: Revision) -> list[Fault]:
    """Return what would be wrong with the published data once `draft` is in it."""
    others = Revision.objects.published().exclude(subject=draft.subject_id)
    try:
        data = from_rows.dataset_of([draft, *from_rows.with_content(others)])
        # Written and read again, it meets every check a file meets.
        read_documents(write_documents(data))
    except from_rows.NoContent:
        return [Fault(str(draft), "says nothing yet: add its rule and words")]
    except FaultyData as error:
        return [_named(fault, data) for fault in error.faults]
    return _borrowed_sources(draft)


def _named(fault: Fault, data: Dataset) -> Fault:
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


def _borrowed_sources(draft: Revision) -> list[Fault]:
    """Find rows that rest on another revision's source, which may yet change."""
    rows = chain[Sign | SignException | Exposure | DoNot](
        draft.sign_set.all(),
        draft.signexception_set.all(),
        draft.exposure_set.all(),
        draft.donot_set.all(),
    )
    cited = [citation.source for row in rows for citation in row.citations.all()]
    cited += [claim.source for claim in draft.claim_set.all()]
    return [
        Fault(f"{draft} {source.key}", "is a source of another revision")
        for source in cited
        if source.revision_id != draft.pk
    ]
