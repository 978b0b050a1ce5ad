"""Add children and correct what is known of them."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from accounts.models import Household, User
from diary.models import Child, Prompt
from diary.services import assessments


@dataclass(frozen=True, slots=True)
class ChildDetails:
    """What a parent says about a child; None where nobody said.

    `weeks_at_birth` are completed weeks of pregnancy, for a child born early.
    `allergies` are those known, in the parents' words; without any and without
    `no_known_allergies` nobody has asked yet.
    """

    name: str
    born_on: date | None = None
    weeks_at_birth: int | None = None
    sex: str = ""
    background: str = ""
    allergies: str = ""
    no_known_allergies: bool = False


def create_child(household: Household, details: ChildDetails) -> Child:
    """Add a child to `household`."""
    return Child.objects.create(household=household, **asdict(details))


@transaction.atomic
def update_child(child: Child, details: ChildDetails, *, by: User, on: date) -> Child:
    """Correct what is known of a child; its spots are assessed again.

    Ages decide limits and signs: a prompt whose cause has gone with the old date
    of birth closes as corrected.
    """
    for name, value in asdict(details).items():
        setattr(child, name, value)
    child.save()
    corrected = Prompt.Closed.CORRECTED
    assessments.reassess(child.spots.kept(), on=on, by=by, because=corrected)
    return child
