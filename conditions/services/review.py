"""From a draft to what may be published: a second curator looks at it.

A revision goes from draft to submitted to approved, back to draft whenever somebody
asks for changes, and to `curation.publish` from there. What it says changes only
while it is a draft (the database holds that), so that an approval is of exactly
what is published.
"""

from datetime import datetime

from django.db import transaction

from conditions.exchange import FaultyData
from conditions.models import Revision, Status, What
from conditions.models.event import AUTHORING
from conditions.queries import from_rows
from conditions.services.curation import draft_retirement, faults_of
from conditions.services.steps import MovedOn, NotTheSame, Someone, expect, record

__all__ = [
    "MovedOn",
    "NotTheSame",
    "NotYours",
    "OwnWork",
    "approve",
    "authors_of",
    "discard",
    "note_saved",
    "propose_retirement",
    "send_back",
    "submit",
    "withdraw",
]


class OwnWork(Exception):  # noqa: N818 (named for the fact)
    """Whoever had a hand in a draft cannot approve it."""


class NotYours(Exception):  # noqa: N818 (named for the fact)
    """Only an author withdraws a draft; others send it back."""


def authors_of(revision: Revision) -> frozenset[int]:
    """Return the keys of all who had a hand in it: started, changed or submitted it."""
    steps = revision.events.filter(what__in=AUTHORING).values_list("by", flat=True)
    hands = {revision.created_by_id, *steps}
    return frozenset(hand for hand in hands if hand is not None)


@transaction.atomic
def note_saved(draft: Revision, *, by: Someone, at: datetime, why: str = "") -> None:
    """Write down that `by` changed what the draft says, and so is one of its authors.

    Raises MovedOn where it is a draft no more, or takes its condition out of use: such
    a one says what is published, as nobody is shown what it says.
    """
    if expect(draft, Status.DRAFT).retires:
        raise MovedOn(Status.SUBMITTED)
    record(draft, What.SAVED, by=by, at=at, why=why)


@transaction.atomic
def submit(
    draft: Revision, *, by: Someone, at: datetime, why: str, seen: int | None = None
) -> None:
    """Ask another curator to look at the draft; `why` is shown to parents one day.

    `seen` is the last event that `by` knows of (`steps.expect`). Raises MovedOn,
    NotTheSame, or FaultyData with everything that is wrong with the draft.
    """
    expect(draft, Status.DRAFT, seen=seen)
    content = from_rows.with_content(Revision.objects.all()).get(pk=draft.pk)
    if faults := faults_of(content):
        raise FaultyData(faults)
    _move(draft, Status.SUBMITTED, why=why)
    record(draft, What.SUBMITTED, by=by, at=at, why=why)


@transaction.atomic
def approve(
    revision: Revision,
    *,
    by: Someone,
    at: datetime,
    why: str = "",
    seen: int | None = None,
) -> None:
    """Say that a second pair of eyes has looked at it, at what `seen` stands for.

    Raises MovedOn, NotTheSame, or OwnWork where `by` is one of its authors, whatever
    else they may do.
    """
    current = expect(revision, Status.SUBMITTED, seen=seen)
    if by.pk is None or by.pk in authors_of(current):
        raise OwnWork
    _move(revision, Status.APPROVED)
    record(revision, What.APPROVED, by=by, at=at, why=why)


@transaction.atomic
def send_back(revision: Revision, *, by: Someone, at: datetime, why: str) -> None:
    """Return it to its authors, who read `why`; an approval is worth nothing then.

    Raises MovedOn.
    """
    expect(revision, Status.SUBMITTED, Status.APPROVED)
    _move(revision, Status.DRAFT)
    record(revision, What.RETURNED, by=by, at=at, why=why)


@transaction.atomic
def withdraw(revision: Revision, *, by: Someone, at: datetime, why: str = "") -> None:
    """Take one's own work back to go on with it. Raises MovedOn or NotYours."""
    current = expect(revision, Status.SUBMITTED, Status.APPROVED)
    if by.pk not in authors_of(current):
        raise NotYours
    _move(revision, Status.DRAFT)
    record(revision, What.WITHDRAWN, by=by, at=at, why=why)


@transaction.atomic
def discard(draft: Revision, *, by: Someone, at: datetime, why: str) -> None:
    """Throw the draft away: it stays readable for curators. Raises MovedOn."""
    expect(draft, Status.DRAFT)
    _move(draft, Status.DISCARDED)
    record(draft, What.DISCARDED, by=by, at=at, why=why)


@transaction.atomic
def propose_retirement(
    revision: Revision, *, by: Someone, at: datetime, why: str
) -> Revision:
    """Ask another curator to let the published condition be offered no more.

    Raises NotRetirable, DraftExists, or FaultyData where others speak of it still.
    """
    draft = draft_retirement(revision, by=by)
    submit(draft, by=by, at=at, why=why)
    return draft


def _move(revision: Revision, status: Status, **said: str) -> None:
    Revision.objects.filter(pk=revision.pk).update(status=status, **said)
