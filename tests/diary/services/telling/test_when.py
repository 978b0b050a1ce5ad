"""News comes at a decent hour: at most one message a day, but for what is urgent."""

from datetime import UTC, datetime, time

import pytest
import time_machine

from accounts.models import Membership
from diary.models import Child, Telling
from diary.services import answers, bookings, visits
from diary.services.telling import claims
from diary.services.telling.choosing import choose
from diary.services.telling.fan_out import fan_out
from diary.services.visits import VisitDetails
from tests.diary.services.telling.people import (
    DAY,
    DUE,
    NOTICED,
    a_child,
    a_member,
    a_rash,
    at,
    outcomes,
    sweep_zone,
    tell,
    worsen,
)
from tests.factories import ChildFactory, UserFactory

PLAN = "Milkspot: Time to plan a visit"
TODAY = "Milkspot: A spot should be seen today"
EMERGENCY = "Milkspot: Get medical help now"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child() -> Child:
    return a_child()


@pytest.fixture
def parent(child: Child) -> Membership:
    return a_member(child.household)


@pytest.mark.usefixtures("parent")
def test_what_midnight_brings_waits_until_quiet_hours_end(child: Child) -> None:
    a_rash(child)
    sweep_zone()

    assert tell(at(0, 1)) == []
    assert tell(at(6, 59)) == []
    assert tell(at(7)) == [PLAN]
    assert tell(at(8)) == []


@pytest.mark.usefixtures("parent")
def test_what_is_urgent_is_told_at_once_by_day(child: Child) -> None:
    worsen(a_rash(child), "INFECTION_SIGNS")

    assert tell(at(20, 59)) == [TODAY]


@pytest.mark.usefixtures("parent")
def test_what_is_urgent_waits_for_the_morning(child: Child) -> None:
    worsen(a_rash(child), "INFECTION_SIGNS")

    assert tell(at(21)) == []
    assert tell(at(6, 59, on=DUE + DAY)) == []
    assert tell(at(7, on=DUE + DAY)) == [TODAY]


@pytest.mark.usefixtures("parent")
def test_an_emergency_is_told_at_any_hour(child: Child) -> None:
    worsen(a_rash(child), "BREATHING")

    assert tell(at(3)) == [EMERGENCY]


@pytest.mark.usefixtures("parent")
def test_several_spots_are_one_visit(child: Child) -> None:
    for one in (child, child, child):
        a_rash(one)
    sweep_zone()

    assert tell(at(9)) == ["Milkspot: One visit for 3 spots"]


@pytest.mark.usefixtures("parent")
def test_another_child_takes_a_visit_of_its_own(child: Child) -> None:
    for one in (child, child, ChildFactory(household=child.household, born_on=None)):
        a_rash(one)
    sweep_zone()

    assert tell(at(9)) == ["Milkspot: Time to plan 2 visits"]


@pytest.mark.usefixtures("parent")
def test_a_second_digest_waits_for_the_next_day(child: Child) -> None:
    a_rash(child)
    sweep_zone()
    tell(at(9))
    # Noticed a day later, and found on the same.
    a_rash(child)
    sweep_zone()

    assert tell(at(20)) == []
    assert tell(at(6, 59, on=DUE + DAY)) == []
    assert tell(at(7, on=DUE + DAY)) == [PLAN]


@pytest.mark.usefixtures("parent")
def test_what_is_urgent_does_not_wait_for_the_next_day(child: Child) -> None:
    a_rash(child)
    sweep_zone()
    tell(at(9))
    worsen(a_rash(child), "INFECTION_SIGNS")

    assert tell(at(10)) == [TODAY]


def test_each_family_of_a_person_has_its_own_digest(
    child: Child, parent: Membership
) -> None:
    other = a_child()
    other.household.memberships.create(user=parent.user, role="carer")
    for one in (child, other):
        a_rash(one)
    sweep_zone()

    assert tell(at(9)) == [PLAN, PLAN]


def test_without_quiet_hours_it_comes_at_midnight(
    child: Child, parent: Membership
) -> None:
    choose(parent.user, quiet_from=time(5), quiet_until=time(5))
    a_rash(child)
    sweep_zone()

    assert tell(at(0, 1)) == [PLAN]


def test_new_quiet_hours_hold_for_what_waits(child: Child, parent: Membership) -> None:
    a_rash(child)
    sweep_zone()
    tell(at(0, 1))

    choose(parent.user, quiet_from=time(21), quiet_until=time(6))
    earlier = tell(at(5, 59))
    choose(parent.user, quiet_from=time(21), quiet_until=time(10))

    assert earlier == []
    assert tell(at(9, 59)) == []
    assert tell(at(10)) == [PLAN]


@pytest.mark.usefixtures("parent")
def test_the_day_after_a_planned_visit_its_question_is_in_the_digest(
    child: Child,
) -> None:
    details = VisitDetails(on=NOTICED + DAY, planned=True)
    bookings.book(a_rash(child), details, by=UserFactory(), on=NOTICED)
    asked = NOTICED + 2 * DAY
    for days in (1, 2, 3):
        sweep_zone(NOTICED + days * DAY)

    assert tell(at(7, on=asked)) == ["Milkspot: Did you go to the doctor?"]
    assert tell(at(7, on=asked + DAY)) == []


@pytest.mark.usefixtures("parent")
def test_one_that_has_slept_is_told_no_second_time(child: Child) -> None:
    spot = a_rash(child)
    sweep_zone()
    tell(at(9))
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)

    for days in range(1, 9):
        sweep_zone(DUE + days * DAY)
        assert tell(at(9, on=DUE + days * DAY)) == []

    assert outcomes() == ["sent"]


@pytest.mark.usefixtures("parent")
def test_one_that_was_put_off_before_anybody_heard_is_told_once_it_speaks(
    child: Child,
) -> None:
    spot = a_rash(child)
    sweep_zone()
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)
    early = tell(at(7))
    for days in range(1, 7):
        sweep_zone(DUE + days * DAY)

    assert early == []
    assert tell(at(7, on=DUE + 3 * DAY)) == [PLAN]
    assert outcomes() == ["not_needed", "sent"]


@pytest.mark.parametrize(("hour", "letters"), [(7, []), (1, [PLAN])])
@pytest.mark.usefixtures("parent")
def test_an_answer_taken_back_is_told_to_who_never_heard(
    hour: int, letters: list[str], child: Child
) -> None:
    spot, somebody = a_rash(child), UserFactory()
    sweep_zone()
    with time_machine.travel(at(6)):
        tell(at(hour))
        visit = answers.seen(
            spot.prompts.get(), VisitDetails(on=DUE), by=somebody, on=DUE
        )
        tell(at(7))
        visits.remove(visit, by=somebody, on=DUE)

    assert tell(at(8)) == letters


@pytest.mark.usefixtures("parent")
def test_who_heard_of_it_when_it_was_milder_hears_once_it_speaks_again(
    child: Child,
) -> None:
    spot, somebody = a_rash(child), UserFactory()
    sweep_zone()
    tell(at(9))
    worsen(spot, "INFECTION_SIGNS")
    details = VisitDetails(on=DUE, planned=True)
    visit = bookings.book(spot, details, by=somebody, on=DUE)
    booked = tell(at(12))
    bookings.call_off(visit, by=somebody, on=DUE)

    assert booked == []
    assert tell(at(13)) == [TODAY]


@pytest.mark.usefixtures("parent")
def test_who_could_not_be_told_for_weeks_hears_once_it_speaks_again(
    child: Child,
) -> None:
    spot = a_rash(child)
    sweep_zone()
    fan_out(at(1))
    claims.settle(Telling.objects.all(), Telling.Outcome.GIVEN_UP, at(2))
    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)
    sweep_zone(DUE + 3 * DAY)

    assert tell(at(7, on=DUE + 3 * DAY)) == [PLAN]


@pytest.mark.usefixtures("parent")
def test_what_was_answered_before_the_morning_is_not_told(child: Child) -> None:
    spot = a_rash(child)
    sweep_zone()
    tell(at(0, 1))

    answers.not_now(spot.prompts.get(), by=UserFactory(), on=DUE)

    assert tell(at(7)) == []
    assert outcomes() == ["not_needed"]
