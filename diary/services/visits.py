"""Plan visits and write down what the doctor said."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from diary.models import Prompt, Spot, Visit
from diary.queries.changed_fields import differences
from diary.services import assessments, history

# What a calendar shows of a visit, and what is written beside what was said.
PLAN = ("on", "at", "where")
# What says that the doctor saw an entry.
SHOWN = ("on", "planned", "saw_same_day")
KEPT_ASIDE = (
    *("asked_on", "to_tell", "timezone", "told_at"),
    *("plan_version", "plan_changed_at"),
)


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
def add(
    spot: Spot,
    details: VisitDetails,
    *,
    by: User,
    on: date,
    together_with: Visit | None = None,
) -> Visit:
    """Add a visit about `spot`; one that took place settles its prompt.

    It is one appointment with `together_with`, which is about another spot. The very
    same visit sent again is the one that is there, and one that took place is the one
    that was planned for its day.
    """
    known = spot.visits.filter(**asdict(details)).first()
    if known is not None:
        return known
    planned = spot.visits.filter(planned=True, on=details.on).first()
    if planned is not None and not details.planned:
        return change(planned, details, by=by, on=on)
    visit = Visit(household_id=spot.household_id, spot=spot, recorded_by=by)
    if together_with:
        visit.appointment = together_with.appointment
        visit.plan_version = together_with.plan_version
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


def join(kept: Spot, other: Spot) -> None:
    """Let `kept` have the visits of both; what both were booked for is one plan."""
    booked = kept.visits.filter(planned=True).values_list("appointment")
    other.visits.filter(planned=True, appointment__in=booked).delete()
    other.visits.update(spot=kept)


def part(spot: Spot) -> None:
    """Let the plans for `spot` be appointments of their own."""
    for visit in spot.visits.filter(planned=True):
        visit.appointment = uuid4()
        visit.save(update_fields=["appointment"])


def _write(visit: Visit, details: VisitDetails, by: User, on: date) -> None:
    columns = asdict(details)
    if visit.on != details.on:
        visit.asked_on, visit.to_tell = None, False
        if details.planned:
            visit.timezone = ""
    if visit.pk and any(getattr(visit, name) != columns[name] for name in PLAN):
        visit.plan_version += 1
        visit.plan_changed_at = timezone.now()
    if not visit.pk or any(getattr(visit, name) != columns[name] for name in SHOWN):
        visit.told_at = timezone.now()
    for name, value in columns.items():
        setattr(visit, name, value)
    visit.save(update_fields=[*columns, *KEPT_ASIDE] if visit.pk else None)
    because = None if visit.planned else Prompt.Closed.SEEN
    assessments.reassess([visit.spot], on=on, by=by, because=because)


def _said(visit: Visit) -> dict[str, Any]:
    names = VisitDetails.__dataclass_fields__
    return history.as_json({f"visit_{name}": getattr(visit, name) for name in names})
