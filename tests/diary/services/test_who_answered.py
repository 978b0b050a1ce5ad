"""Every line of a prompt's history says who did it, and time has no name."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from accounts.models import User
from diary.models import Prompt, Spot, WithdrawnSign
from diary.services import (
    answers,
    assessments,
    bookings,
    children,
    merging,
    moves,
    observations,
    signs,
    spots,
    visits,
)
from diary.services.children import ChildDetails
from diary.services.observations import Seen
from diary.services.spots import SpotDetails
from diary.services.visits import VisitDetails
from tests.factories import ChildFactory, SpotFactory, UserFactory

NOTICED = date(2026, 10, 10)
PASSED = NOTICED + timedelta(days=29)
NOON = datetime(2026, 11, 8, 12, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOON, tick=False),
]


def an_exceeded_spot() -> Spot:
    spot: Spot = SpotFactory(noticed_on=NOTICED)
    assessments.reassess([spot], on=PASSED)
    return spot


def tick(spot: Spot, by: User) -> None:
    seen = Seen(observed_at=NOON, signs=["INFECTION_SIGNS"])
    observations.record(spot, seen, by=by, uuid=uuid4())


def see(spot: Spot, by: User) -> None:
    visits.add(spot, VisitDetails(on=PASSED), by=by, on=PASSED)


def go(spot: Spot, by: User) -> None:
    answers.gone(spot.prompts.get(), gone_on=PASSED, by=by, on=PASSED)


def put_off(spot: Spot, by: User) -> None:
    answers.not_now(spot.prompts.get(), by=by, on=PASSED)


def book(spot: Spot, by: User) -> None:
    details = VisitDetails(on=PASSED + timedelta(days=2), planned=True)
    bookings.book(spot, details, by=by, on=PASSED)


def call_off(spot: Spot, by: User) -> None:
    book(spot, UserFactory())
    bookings.call_off(spot.visits.get(), by=by, on=PASSED)


def correct(spot: Spot, by: User) -> None:
    spots.correct(spot, SpotDetails("tummy", noticed_on=PASSED), by=by, on=PASSED)


def correct_birth(spot: Spot, by: User) -> None:
    Spot.objects.filter(pk=spot.pk).update(suspected=["neonatal-milia"])
    details = ChildDetails("Maya", PASSED - timedelta(days=1))
    children.update_child(spot.child, details, by=by, on=PASSED)


def take_back(spot: Spot, by: User) -> None:
    tick(spot, UserFactory())
    Spot.objects.filter(pk=spot.pk).update(noticed_on=PASSED)
    why = WithdrawnSign.Why.MISTAKE
    signs.withdraw(spot, ["INFECTION_SIGNS"], why=why, by=by)


def delete(spot: Spot, by: User) -> None:
    spots.delete(spot, by=by, on=PASSED)


def move(spot: Spot, by: User) -> None:
    born_late = ChildFactory(household=spot.household, born_on=NOTICED)
    Spot.objects.filter(pk=spot.pk).update(suspected=["neonatal-milia"])
    spot.refresh_from_db()
    moves.move_spot(spot, born_late, by=by)


def merge(spot: Spot, by: User) -> None:
    other = SpotFactory(child=spot.child, noticed_on=NOTICED)
    assessments.reassess([other], on=PASSED)
    merging.merge(other, spot, by=by, on=PASSED)


ACTS = (
    (tick, "upgraded"),
    (see, "seen"),
    (go, "gone"),
    (put_off, "not_now"),
    (book, "booked"),
    (call_off, "awake"),
    (correct, "corrected"),
    (correct_birth, "corrected"),
    (take_back, "corrected"),
    (delete, "corrected"),
    (move, "corrected"),
    (merge, "corrected"),
)


@pytest.mark.parametrize(("act", "what"), ACTS, ids=[act.__name__ for act, _w in ACTS])
def test_what_a_person_does_is_theirs(
    act: Callable[[Spot, User], None], what: str
) -> None:
    spot, user = an_exceeded_spot(), UserFactory()
    prompt = spot.prompts.get()

    act(spot, user)

    last = prompt.events.last()
    assert last is not None
    assert (last.what, last.by) == (what, user)


def test_a_prompt_raised_by_an_entry_is_of_who_wrote_it() -> None:
    spot, user = SpotFactory(noticed_on=PASSED), UserFactory()

    tick(spot, user)

    assert Prompt.objects.get().events.get().by == user


def test_a_prompt_raised_by_time_is_of_nobody() -> None:
    spot = an_exceeded_spot()

    assert spot.prompts.get().events.get().by is None
