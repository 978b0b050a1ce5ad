"""Plan visits and write down what the doctor said."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from accounts.models import User
from diary.models import Prompt, Spot, Visit
from diary.queries.changed_fields import differences
from diary.services import assessments, history


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """A visit, planned or done, and what the doctor said.

    `saw_same_day` answers whether the doctor saw what was logged on that day.
    """

    on: date
    at: time | None = None
    planned: bool = False
    where: str = ""
    saw_same_day: bool = False
    diagnosis: str = ""
    diagnosis_text: str = ""
    advice: str = ""
    review_on: date | None = None
    only_if_it_changes: bool = False


@transaction.atomic
def add(spot: Spot, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Add a visit about `spot`; one that took place settles its prompt.

    The very same visit sent again is the one that is there.
    """
    known = spot.visits.filter(**asdict(details)).first()
    if known is not None:
        return known
    visit = Visit(household_id=spot.household_id, spot=spot, recorded_by=by)
    _write(visit, details, by, on)
    history.note(spot, history.What.VISIT_ADDED, by=by, about=visit)
    return visit


@transaction.atomic
def change(visit: Visit, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Correct a visit, or say what came of a planned one."""
    before = _said(visit)
    _write(visit, details, by, on)
    fields = differences(before, _said(visit))
    if fields:
        what = history.What.VISIT_CHANGED
        history.note(visit.spot, what, by=by, about=visit, fields=fields)
    return visit


@transaction.atomic
def remove(visit: Visit, *, by: User, on: date) -> None:
    """Take a visit out of the diary, as if it had never been written down."""
    assessments.reassess([visit.spot], on=on)
    history.note(visit.spot, history.What.VISIT_DELETED, by=by, about=visit)
    visit.delete()
    because, undoes = Prompt.Closed.CORRECTED, Prompt.Closed.SEEN
    assessments.reassess([visit.spot], on=on, by=by, because=because, undoes=undoes)


def _write(visit: Visit, details: VisitDetails, by: User, on: date) -> None:
    columns = asdict(details)
    if visit.on != details.on:
        visit.asked_on, visit.to_tell = None, False
        if details.planned:
            visit.timezone = ""
    for name, value in columns.items():
        setattr(visit, name, value)
    changed = [*columns, "asked_on", "to_tell", "timezone"]
    visit.save(update_fields=changed if visit.pk else None)
    because = None if visit.planned else Prompt.Closed.SEEN
    assessments.reassess([visit.spot], on=on, by=by, because=because)


def _said(visit: Visit) -> dict[str, Any]:
    names = VisitDetails.__dataclass_fields__
    return history.as_json({f"visit_{name}": getattr(visit, name) for name in names})
