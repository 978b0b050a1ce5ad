"""The cases of a draft: added, changed, taken away."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from conditions.exchange.values import Case
from conditions.models import Case as Row, Revision
from conditions.services.review import note_saved
from conditions.services.steps import MovedOn, Someone

__all__ = ["Changed", "MovedOn", "NameTaken", "add", "change", "remove"]


class NameTaken(Exception):  # noqa: N818 (named for the fact)
    """The draft has another case of that name."""


class Changed(Exception):  # noqa: N818 (named for the fact)
    """Somebody changed the case since it was read, or took it away."""


@transaction.atomic
def add(draft: Revision, case: Case, *, by: Someone, at: datetime) -> Row:
    """Put `case` at the end of the draft's. Raises MovedOn or NameTaken."""
    note_saved(draft, by=by, at=at)
    _free(draft, case.name)
    return draft.case_set.create(position=draft.case_set.count(), **_columns(case))


@transaction.atomic
def change(
    draft: Revision,
    pk: int,
    case: Case,
    *,
    was: Case | None,
    by: Someone,
    at: datetime,
) -> None:
    """Let a case of the draft say `case`, if it still says what it `was`.

    Raises MovedOn, NameTaken or Changed.
    """
    note_saved(draft, by=by, at=at)
    _free(draft, case.name, but=pk)
    row = draft.case_set.filter(pk=pk).first()
    if row is None or Case(row.name, row.facts, row.expect) != was:
        raise Changed
    draft.case_set.filter(pk=pk).update(**_columns(case))


@transaction.atomic
def remove(draft: Revision, pk: int, *, by: Someone, at: datetime) -> None:
    """Take a case away; one that is gone already stays so. Raises MovedOn."""
    note_saved(draft, by=by, at=at)
    draft.case_set.filter(pk=pk).delete()


def _free(draft: Revision, name: str, but: int = 0) -> None:
    if draft.case_set.filter(name=name).exclude(pk=but).exists():
        raise NameTaken


def _columns(case: Case) -> Mapping[str, object]:
    return {
        "name": case.name,
        "facts": dict(case.facts),
        "expect": dict(case.expect),
    }
