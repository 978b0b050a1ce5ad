"""Say something else in a draft; of two who do so at once, nobody loses a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from conditions.exchange import FaultyData, subjects
from conditions.exchange.merging import Merged, Units, digest, merge
from conditions.exchange.values import Condition, Dataset, Signs
from conditions.models import Revision, Status
from conditions.queries import from_rows
from conditions.queries.editable import content_of
from conditions.services import review, steps, to_rows
from conditions.services.steps import MovedOn, Someone

__all__ = ["Change", "ChangedMeanwhile", "MovedOn", "change", "save"]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants a draft to say in some places.

    `units` are the values by place, `seen` the digests of what stood there when they
    were read; `saved` picks the units out of the content of a draft, and `put` puts
    them in.
    """

    units: Units
    seen: Mapping[str, str]
    saved: Callable[[subjects.Plain], Units]
    put: Callable[[subjects.Plain, Units], subjects.Plain]


class ChangedMeanwhile(Exception):  # noqa: N818 (named for the fact)
    """Somebody saved the draft after it was read.

    `content` is what it says now; `merged`, where only places were changed, is how
    the two go together.
    """

    def __init__(self, content: subjects.Plain, merged: Merged | None = None) -> None:
        super().__init__()
        self.content = content
        self.merged = merged


@transaction.atomic
def change(
    draft: Revision, wanted: Change, *, among: Dataset, by: Someone, at: datetime
) -> None:
    """Let `draft` say what is `wanted` in its places; the rest stays as it is now.

    Raises MovedOn as `save` does; ChangedMeanwhile where somebody else has changed
    any of these places since they were read; FaultyData with the faults that the
    draft did not have before, held against `among`, what is published.
    """
    draft = _locked(draft)
    content, kind = content_of(draft), draft.subject.kind
    merged = merge(wanted.seen, ours=wanted.units, saved=wanted.saved(content))
    if merged.both or merged.theirs:
        raise ChangedMeanwhile(content, merged)
    changed = wanted.put(content, wanted.units)
    value, faults = subjects.read_as(kind, changed, among)
    known = subjects.read_as(kind, content, among)[1]
    if new := [fault for fault in faults if fault not in known]:
        raise FaultyData(new)
    save(draft, value, by=by, at=at, version=digest(content))


@transaction.atomic
def save(
    draft: Revision,
    value: subjects.Value,
    *,
    by: Someone,
    at: datetime,
    version: str,
) -> None:
    """Let `draft` say `value` and nothing else; its cases stay.

    `version` is the digest of the content that was read and changed. Sent twice it
    is one change. Raises MovedOn where it is a draft no more, ChangedMeanwhile where
    it says something else by now.
    """
    draft = _locked(draft)
    before = content_of(draft)
    if subjects.content_of(draft.subject.kind, value) == before:
        return
    if digest(before) != version:
        raise ChangedMeanwhile(before)
    to_rows.replace_rows(draft, _with_its_cases(value, draft))
    uncheck(draft)
    review.note_saved(draft, by=by, at=at)


def uncheck(draft: Revision) -> None:
    """Forget who checked it: that was of other words."""
    Revision.objects.filter(pk=draft.pk).exclude(checked_by="").update(checked_by="")


def _locked(draft: Revision) -> Revision:
    steps.expect(draft, Status.DRAFT)
    return from_rows.with_content(Revision.objects.all()).get(pk=draft.pk)


def _with_its_cases(value: subjects.Value, draft: Revision) -> subjects.Value:
    """Keep what the draft is tried with: that is written on a page of its own."""
    try:
        before = from_rows.value_of(draft)
    except from_rows.NoContent:
        return value
    kept: dict[str, Any] = {"cases": getattr(before, "cases", None)}
    if isinstance(value, Condition | Signs) and kept["cases"] is not None:
        return replace(value, **kept)
    return value
