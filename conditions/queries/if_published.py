"""What would be in force with a draft in it: the same value that pages read."""

from dataclasses import dataclass
from hashlib import sha256

from conditions.exchange import FaultyData, read_documents, write_documents
from conditions.impact import Change
from conditions.models import Kind, Revision, Status, Subject
from conditions.queries import from_rows
from conditions.queries.published import (
    Published,
    published,
    published_rows,
    put_together,
)


class CannotBePublished(Exception):  # noqa: N818 (named for the fact)
    """There is no such draft, or what it says would be refused."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft and what would be in force with it.

    `content` names what it says and what else is in force: it is another one once
    either changes.
    """

    change: Change
    content: str
    data: Published


def draft_of(subject: Subject) -> Revision | None:
    """Find the revision of a subject that is being worked on."""
    return Revision.objects.open().filter(subject=subject).first()


def content_of(draft: int) -> str:
    """Name what a draft says and what is in force beside it, without building either.

    Raises CannotBePublished where there is no such draft or it says nothing yet.
    """
    return _content(_draft(draft))


def with_draft(draft: int) -> Draft:
    """Return what would be in force if this draft were published now.

    Raises CannotBePublished where it is none, or has faults that a file may not have.
    """
    row = _draft(draft)
    offered, former = _beside(row)
    _check(offered)
    data = put_together(published().stamp, offered, former)
    return Draft(change_of(row), _content(row), data)


def published_with(draft: Revision) -> Published:
    """Return what would be in force if `draft` were published now, faults and all.

    Raises NoContent where the draft of a condition says nothing yet.
    """
    offered, former = _beside(_draft(draft.pk))
    return put_together(f"draft-{draft.pk}", offered, former)


def _beside(draft: Revision) -> tuple[list[Revision], list[Revision]]:
    """Return what would be offered with `draft` in force, and what no longer."""
    known = published_rows()
    others = [one for one in known if one.subject_id != draft.subject_id]
    offered = [one for one in others if one.status == Status.PUBLISHED]
    former = [one for one in others if one.status == Status.RETIRED]
    if draft.subject.kind != Kind.CONDITION:
        # A condition is taken as it stands last; of a list all that once stood in it.
        former += [one for one in known if one.subject_id == draft.subject_id]
    (former if draft.retires else offered).append(draft)
    return sorted(offered, key=lambda one: one.subject_id), former


def change_of(draft: Revision) -> Change:
    """Say what publishing `draft` changes: what it words, and what its subject did."""
    before = Revision.objects.ever_published().filter(subject=draft.subject_id)
    in_force = before.order_by("-number").first()
    rows = [*draft.sign_set.all(), *(in_force.sign_set.all() if in_force else ())]
    codes = sorted({row.code for row in rows})
    return Change(draft.subject.kind, draft.subject.slug, tuple(codes))


def _draft(draft: int) -> Revision:
    rows = Revision.objects.open().filter(pk=draft)
    found = from_rows.with_content(rows).first()
    if found is None:
        raise CannotBePublished
    return found


def _content(draft: Revision) -> str:
    try:
        said = repr(from_rows.value_of(draft))
    except from_rows.NoContent as error:
        raise CannotBePublished from error
    return sha256(f"{published().stamp} {draft.pk} {said}".encode()).hexdigest()


def _check(offered: list[Revision]) -> None:
    try:
        read_documents(write_documents(from_rows.dataset_of(offered)))
    except (from_rows.NoContent, FaultyData) as error:
        raise CannotBePublished from error
