"""What was corrected is heard by those who were told it, and by nobody else."""

from datetime import UTC, datetime

import pytest
import time_machine

from django.core import mail

from diary.models import PromptEvent, WithdrawnSign
from diary.services import signs, spots
from diary.services.spots import SpotDetails
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
from tests.factories import UserFactory

CORRECTED = "Milkspot: Something that you were told was corrected"
MISTAKE = WithdrawnSign.Why.MISTAKE
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


def test_an_emergency_by_mistake_is_taken_back_with_those_who_heard_of_it() -> None:
    child = a_child()
    mum = a_member(child.household, "mum@example.com")
    a_member(child.household, "dad@example.com")
    spot = a_rash(child)
    worsen(spot, "BREATHING", on=NOTICED)
    PromptEvent.objects.update(by=mum.user)
    tell(at(12, on=NOTICED))

    signs.withdraw(spot, ["BREATHING"], why=MISTAKE, by=mum.user)

    assert tell(at(13, on=NOTICED)) == [CORRECTED]
    assert [letter.to for letter in mail.outbox] == [["dad@example.com"]] * 2


def test_whoever_was_not_told_yet_hears_nothing_at_all() -> None:
    child = a_child()
    a_member(child.household)
    spot = a_rash(child)
    worsen(spot, "INFECTION_SIGNS", on=NOTICED)
    tell(at(22, on=NOTICED))

    signs.withdraw(spot, ["INFECTION_SIGNS"], why=MISTAKE, by=UserFactory())

    assert tell(at(9, on=NOTICED + DAY)) == []
    assert outcomes() == ["not_needed", "not_needed"]


def test_whoever_corrected_it_is_not_told_so() -> None:
    child = a_child()
    mum = a_member(child.household)
    spot = a_rash(child)
    sweep_zone()
    tell(at(9))

    details = SpotDetails(site="tummy", noticed_on=DUE)
    spots.correct(spot, details, by=mum.user, on=DUE)
    PromptEvent.objects.filter(what="corrected").update(by=mum.user)

    assert tell(at(9, on=DUE + DAY)) == []


def test_a_date_that_was_corrected_is_in_the_next_digest() -> None:
    child = a_child()
    a_member(child.household)
    spot = a_rash(child)
    sweep_zone()
    tell(at(9))

    details = SpotDetails(site="tummy", noticed_on=DUE)
    spots.correct(spot, details, by=UserFactory(), on=DUE)

    assert tell(at(12)) == []
    assert tell(at(9, on=DUE + DAY)) == [CORRECTED]


def test_what_is_left_of_an_emergency_is_told_to_who_heard_of_neither() -> None:
    child = a_child()
    a_member(child.household)
    spot = a_rash(child)
    sweep_zone()
    worsen(spot, "INFECTION_SIGNS")
    with time_machine.travel(at(12)):
        signs.withdraw(spot, ["INFECTION_SIGNS"], why=MISTAKE, by=UserFactory())

    assert tell(at(13)) == ["Milkspot: Time to plan a visit"]


def test_a_worsening_is_told_to_who_heard_of_the_first() -> None:
    child = a_child()
    a_member(child.household)
    spot = a_rash(child)
    sweep_zone()
    tell(at(9))

    worsen(spot, "INFECTION_SIGNS")
    first = tell(at(12))
    worsen(spot, "BREATHING")

    assert first == ["Milkspot: A spot should be seen today"]
    assert tell(at(12, 30)) == ["Milkspot: Get medical help now"]
    assert tell(at(9, on=DUE + DAY)) == []


def test_of_a_deleted_spot_nothing_is_told() -> None:
    child = a_child()
    a_member(child.household)
    spot = a_rash(child)
    sweep_zone()
    tell(at(1))

    spots.delete(spot, by=UserFactory(), on=DUE)

    assert tell(at(9)) == []
