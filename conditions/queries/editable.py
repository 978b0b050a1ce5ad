"""A draft, what it says, and what is published beside it."""

from dataclasses import dataclass

from django.utils.text import capfirst

from conditions.exchange import subjects
from conditions.exchange.values import Dataset, Metas, Signs
from conditions.models import Revision, Status, What
from conditions.queries import from_rows
from conditions.queries.published import Published, published


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a subject: what it says, and what is in force (empty if nothing).

    `among` is everything that is published.
    """

    revision: Revision
    content: subjects.Plain
    published: subjects.Plain
    among: Dataset

    @property
    def name(self) -> str:
        return capfirst(str(self.content.get("name") or self.revision.subject))


def draft_of(kind: str, slug: str) -> Draft | None:
    """Find the draft of a subject that can be changed: one that retires it cannot."""
    found = from_rows.with_content(Revision.objects.all()).filter(
        subject__kind=kind,
        subject__slug=slug,
        status=Status.DRAFT,
        retires=False,
    )
    data = published()
    among = dataset_of(data)
    return next(
        (Draft(one, content_of(one), _said(one, among), among) for one in found), None
    )


def last_saved_by(draft: Revision) -> str:
    """Return who saved it last; empty where that is not known (any more)."""
    saved = draft.events.filter(what=What.SAVED).select_related("by").last()
    return str(saved.by) if saved and saved.by else ""


def content_of(revision: Revision) -> subjects.Plain:
    """Return what a loaded revision says, as plain data."""
    kind, slug = revision.subject.kind, revision.subject.slug
    try:
        return subjects.content_of(kind, from_rows.value_of(revision))
    except from_rows.NoContent:
        return {"slug": slug, **subjects.BLANK}


def dataset_of(data: Published) -> Dataset:
    return Dataset(
        conditions=tuple(data.conditions.values()),
        signs=Signs(data.signs, data.exceptions),
        sites=tuple(data.sites.values()),
        exposures=data.exposures,
        do_not=tuple(data.do_not.values()),
        metas=Metas(),
    )


def _said(revision: Revision, among: Dataset) -> subjects.Plain:
    """Return what is in force in the place of `revision`; empty where nothing is."""
    kind, slug = revision.subject.kind, revision.subject.slug
    if kind != "condition":
        return subjects.content_of(kind, getattr(among, kind))
    found = (one for one in among.conditions if one.slug == slug)
    return next((subjects.content_of(kind, one) for one in found), {})
