"""Children: added, corrected, and what follows for their spots."""

from datetime import date

import pytest

from django.db import IntegrityError

from diary.assessment import Level
from diary.models import Child
from diary.services.assessments import reassess
from diary.services.children import ChildDetails, create_child, update_child
from tests.factories import ChildFactory, HouseholdFactory, SpotFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def test_a_child_is_added_with_all_that_was_said() -> None:
    household = HouseholdFactory()
    details = ChildDetails("Maya", date(2026, 10, 10), 34, "girl", "Dad has eczema")

    create_child(household, details)

    child = Child.objects.get(household=household)
    assert child.name == "Maya"
    assert child.born_on == date(2026, 10, 10)
    assert child.weeks_at_birth == 34
    assert child.sex == "girl"
    assert child.background == "Dad has eczema"


def test_a_corrected_date_of_birth_moves_the_spots_of_the_child() -> None:
    child = ChildFactory(born_on=date(2026, 10, 10))
    spot = SpotFactory(child=child, suspected=["neonatal-milia"])
    reassess([spot], on=TODAY)

    update_child(
        child, ChildDetails("Maya", date(2026, 8, 15)), by=UserFactory(), on=TODAY
    )

    spot.refresh_from_db()
    assert spot.due_on == date(2026, 11, 14)
    assert spot.level == Level.EXCEEDED


def test_a_corrected_date_of_birth_closes_the_prompt_it_caused() -> None:
    child = ChildFactory(born_on=date(2026, 8, 15))
    spot = SpotFactory(child=child, suspected=["neonatal-milia"])
    reassess([spot], on=TODAY)

    update_child(
        child, ChildDetails("Maya", date(2026, 10, 10)), by=UserFactory(), on=TODAY
    )

    assert spot.prompts.get().closed_as == "corrected"


@pytest.mark.parametrize("weeks", [20, 45])
def test_weeks_at_birth_are_possible_ones(weeks: int) -> None:
    with pytest.raises(IntegrityError):
        ChildFactory(weeks_at_birth=weeks)
