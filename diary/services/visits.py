"""Plan visits and write down what the doctor said."""

from dataclasses import asdict, dataclass
from datetime import date, time

from django.db import transaction

from accounts.models import User
from diary.models import Prompt, Spot, Visit
from diary.services import assessments


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
    return _write(visit, details, on)


@transaction.atomic
def change(visit: Visit, details: VisitDetails, *, on: date) -> Visit:
    """Correct a visit, or say what came of a planned one."""
    return _write(visit, details, on)


@transaction.atomic
def remove(visit: Visit, *, on: date) -> None:
    """Take a visit out of the diary, as if it had never been written down."""
    visit.delete()
    assessments.reassess([visit.spot], on=on, because=Prompt.Closed.CORRECTED)


def _write(visit: Visit, details: VisitDetails, on: date) -> Visit:
    for name in VisitDetails.__dataclass_fields__:
        setattr(visit, name, getattr(details, name))
    visit.save()
    because = None if visit.planned else Prompt.Closed.SEEN
    assessments.reassess([visit.spot], on=on, because=because)
    return visit
