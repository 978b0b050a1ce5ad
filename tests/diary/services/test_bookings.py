"""One visit for several spots: booked, moved, told and called off together."""

from datetime import UTC, date, datetime, time

import pytest

from django.db import IntegrityError

from accounts.models import User
from diary.models import Prompt, Spot, Tag, Visit
from diary.services import assessments, bookings, merging, moves, visits
from diary.services.open_prompt import AnswerNotAllowedError
from diary.services.visits import VisitDetails
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

NOTICED, TODAY = date(2026, 10, 10), date(2026, 11, 20)
VISIT_DAY, LATER = date(2026, 11, 24), date(2026, 11, 27)
PLAN = VisitDetails(on=VISIT_DAY, at=time(9, 30), where="Dr Lee", planned=True)
MOVED = VisitDetails(on=LATER, at=time(14), where="Dr Lee", planned=True)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def by() -> User:
    user: User = UserFactory()
    return user


@pytest.fixture
def three() -> list[Spot]:
    """Three spots of one child, all past their time."""
    child = ChildFactory()
    spots: list[Spot] = [
        SpotFactory(child=child, site=site, noticed_on=NOTICED)
        for site in ("tummy", "cheek", "chin")
    ]
    assessments.reassess(spots, on=TODAY)
    return spots


def slept_until(spots: list[Spot]) -> list[date | None]:
    return [spot.prompts.get().sleeps_until for spot in spots]


def planned(spot: Spot) -> Visit:
    return Visit.objects.select_related("spot").get(spot=spot)


def test_one_visit_for_three_spots_answers_the_prompt_of_each(
    three: list[Spot], by: User
) -> None:
    booked = bookings.book_all(three, PLAN, by=by, on=TODAY)

    assert [visit.spot for visit in booked] == three
    assert len({visit.appointment for visit in booked}) == 1
    assert slept_until(three) == [date(2026, 11, 25)] * 3


def test_booked_twice_it_is_booked_once(three: list[Spot], by: User) -> None:
    for _again in range(2):
        bookings.book_all(three, PLAN, by=by, on=TODAY)

    assert Visit.objects.count() == 3


def test_a_spot_booked_later_for_that_time_and_place_joins_the_appointment(
    three: list[Spot], by: User
) -> None:
    first = bookings.book(three[0], PLAN, by=by, on=TODAY)

    second = bookings.book(three[1], PLAN, by=by, on=TODAY)

    assert second.appointment == first.appointment


def test_another_child_at_that_time_has_an_appointment_of_its_own(
    three: list[Spot], by: User
) -> None:
    twin = SpotFactory(child=ChildFactory(household=three[0].household))
    first = bookings.book(three[0], PLAN, by=by, on=TODAY)

    second = bookings.book(twin, PLAN, by=by, on=TODAY)

    assert second.appointment != first.appointment


def test_one_that_cannot_wait_so_long_stops_the_booking_of_all(
    three: list[Spot], by: User
) -> None:
    log(three[1], on=TODAY, signs=["INFECTION_SIGNS"])

    with pytest.raises(AnswerNotAllowedError) as refused:
        bookings.book_all(three, PLAN, by=by, on=TODAY)

    assert refused.value.spot == three[1]
    assert not Visit.objects.exists()
    assert slept_until(three) == [None] * 3


def test_moved_for_one_it_is_moved_for_all(three: list[Spot], by: User) -> None:
    visit, *_others = bookings.book_all(three, PLAN, by=by, on=TODAY)

    bookings.plan_anew(visit, three, MOVED, by=by, on=TODAY)

    rows = list(Visit.objects.all())
    assert {(row.on, row.at, row.appointment) for row in rows} == {
        (LATER, time(14), visit.appointment)
    }
    assert [row.plan_version for row in rows] == [1, 1, 1]
    assert slept_until(three) == [date(2026, 11, 28)] * 3


def test_a_spot_that_is_unticked_leaves_the_visit_and_speaks_again(
    three: list[Spot], by: User
) -> None:
    visit, *_others = bookings.book_all(three, PLAN, by=by, on=TODAY)

    bookings.plan_anew(visit, three[1:], PLAN, by=by, on=TODAY)

    assert {row.spot for row in Visit.objects.all()} == set(three[1:])
    assert slept_until(three) == [None, date(2026, 11, 25), date(2026, 11, 25)]


def test_a_spot_ticked_later_is_of_the_same_version_of_the_plan(
    three: list[Spot], by: User
) -> None:
    [visit] = bookings.book_all(three[:1], PLAN, by=by, on=TODAY)
    bookings.plan_anew(visit, three[:1], MOVED, by=by, on=TODAY)

    bookings.plan_anew(planned(three[0]), three[:2], MOVED, by=by, on=TODAY)

    joined = planned(three[1])
    assert (joined.appointment, joined.plan_version) == (visit.appointment, 1)


def test_the_version_counts_new_times_and_places_and_nothing_else(
    three: list[Spot], by: User
) -> None:
    visit = bookings.book(three[0], PLAN, by=by, on=TODAY)
    bookings.move(visit, PLAN, by=by, on=TODAY)
    same = visit.plan_version

    bookings.move(visit, MOVED, by=by, on=TODAY)

    assert (same, planned(three[0]).plan_version) == (0, 1)


def test_called_off_for_some_it_stays_for_the_others(
    three: list[Spot], by: User
) -> None:
    booked = bookings.book_all(three, PLAN, by=by, on=TODAY)

    bookings.call_off_all(booked[:2], by=by, on=TODAY)

    assert Visit.objects.get().spot == three[2]
    assert slept_until(three) == [None, None, date(2026, 11, 25)]


def test_what_the_doctor_said_settles_the_prompts_of_those_that_were_seen(
    three: list[Spot], by: User
) -> None:
    booked = bookings.book_all(three, PLAN, by=by, on=TODAY)
    said = VisitDetails(on=VISIT_DAY, only_if_it_changes=True)

    bookings.tell(booked[:2], said, by=by, on=LATER)

    closed = [spot.prompts.get().closed_as for spot in three]
    assert closed == [Prompt.Closed.SEEN, Prompt.Closed.SEEN, ""]
    assert Visit.objects.get(planned=True).spot == three[2]


def test_seen_on_the_day_that_was_booked_is_the_visit_that_was_booked(
    three: list[Spot], by: User
) -> None:
    bookings.book(three[0], PLAN, by=by, on=TODAY)

    for _again in range(2):
        visits.add(three[0], VisitDetails(on=VISIT_DAY), by=by, on=VISIT_DAY)

    assert not Visit.objects.get().planned


def test_of_two_spots_that_are_one_a_visit_booked_for_both_stays_once(
    three: list[Spot], by: User
) -> None:
    bookings.book_all(three[:2], PLAN, by=by, on=TODAY)

    merging.merge(three[0], three[1], by=by, on=TODAY)

    assert Visit.objects.get(planned=True).spot == three[0]


def test_a_spot_of_another_child_leaves_the_appointment(
    three: list[Spot], by: User
) -> None:
    visit, *_others = bookings.book_all(three, PLAN, by=by, on=TODAY)
    twin = ChildFactory(household=three[0].household)

    moves.move_spot(three[0], twin, by=by)

    moved = planned(three[0])
    assert moved.appointment != visit.appointment
    assert list(Visit.objects.of_appointment(moved)) == [moved]
    assert Visit.objects.of_appointment(planned(three[1])).count() == 2


def test_the_same_appointment_twice_for_one_spot_is_refused_by_the_database() -> None:
    visit = VisitFactory(planned=True)

    with pytest.raises(IntegrityError, match=r"appointment|visit_one_plan_a_spot"):
        VisitFactory(spot=visit.spot, planned=True, appointment=visit.appointment)


def test_what_turns_out_more_pressing_while_it_is_booked_does_not_wait(
    three: list[Spot], by: User
) -> None:
    entry = ObservationFactory(spot=three[0], observed_on=TODAY)
    Tag.objects.create(observation=entry, what=Tag.What.SIGN, code="BREATHING")

    with pytest.raises(AnswerNotAllowedError):
        bookings.book_all(three, PLAN, by=by, on=TODAY)

    assert slept_until(three) == [None] * 3
    assert not Visit.objects.exists()


def test_moved_to_another_day_it_is_asked_anew_whether_it_can_wait(
    three: list[Spot], by: User
) -> None:
    visit = bookings.book(three[0], PLAN, by=by, on=TODAY)
    entry = ObservationFactory(spot=three[0], observed_on=TODAY)
    Tag.objects.create(observation=entry, what=Tag.What.SIGN, code="BREATHING")

    with pytest.raises(AnswerNotAllowedError):
        bookings.move(visit, MOVED, by=by, on=TODAY)

    assert planned(three[0]).on == VISIT_DAY
