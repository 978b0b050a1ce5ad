"""The drafts that curators work on."""

from conditions.models import Case, Revision, Status
from conditions.queries.from_rows import NoContent
from conditions.queries.if_published import published_with
from conditions.queries.published import Published


def drafts() -> tuple[Revision, ...]:
    """Return every draft with its subject, in the order of subjects."""
    found = Revision.objects.filter(status=Status.DRAFT, retires=False)
    found = found.select_related("subject")
    return tuple(found.order_by("subject"))


def draft(kind: str, slug: str) -> Revision | None:
    """Find the draft of a subject; a list's slug is its kind."""
    of = {"subject__kind": kind, "subject__slug": slug, "status": Status.DRAFT}
    found = Revision.objects.filter(**of, retires=False)
    return found.select_related("subject").first()


def case_of(draft: Revision, pk: int) -> Case | None:
    return draft.case_set.filter(pk=pk).first()


def cases_of(draft: Revision) -> tuple[Case, ...]:
    return tuple(draft.case_set.all())


def state_with(draft: Revision) -> Published | None:
    """Return what would be in force with `draft`; None while it says nothing."""
    try:
        return published_with(draft)
    except NoContent:
        return None
