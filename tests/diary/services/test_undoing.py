"""A mistaken answer is taken back, and nobody is told the same twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from diary.models import Prompt, PromptEvent, Spot
from diary.services import answers, assessments, bookings, spots, undoing, visits
from diary.services.open_prompt import AnswerNotAllowedError
from diary.services.spots import SpotDetails
from diary.services.visits import VisitDetails
from tests.diary.services.entries import log
from tests.factories import SpotFactory, UserFactory

NOTICED = date(2026, 10, 10)
PASSED = NOTICED + timedelta(days=29)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 8, 12, tzinfo=UTC), tick=False),
]


def exceeded() -> tuple[Spot, Prompt]:
    spot: Spot = SpotFactory(noticed_on=NOTICED)
    assessments.reassess([spot], on=PASSED)
    return spot, spot.prompts.get()


def events(prompt: Prompt) -> list[str]:
    return list(prompt.events.values_list("what", flat=True))


def undo(prompt: Prompt, *, on: date = PASSED) -> None:
    undoing.undo(prompt, by=UserFactory(), on=on)


def test_not_now_taken_back_speaks_at_once() -> None:
    _spot, prompt = exceeded()
    answers.not_now(prompt, by=UserFactory(), on=PASSED)

    undo(prompt)

    prompt.refresh_from_db()
    assert prompt.is_awake(PASSED)
    assert events(prompt) == ["raised", "not_now", "awake"]


def test_gone_taken_back_opens_the_same_prompt() -> None:
    spot, prompt = exceeded()
    answers.gone(prompt, gone_on=PASSED, by=UserFactory(), on=PASSED)

    undo(prompt)

    spot.refresh_from_db()
    assert (spot.gone_on, spot.level) == (None, "exceeded")
    assert spot.prompts.get().closed_as == ""
    assert events(prompt) == ["raised", "gone", "reopened"]


def test_gone_taken_back_brings_back_the_signs_that_went_with_it() -> None:
    spot, prompt = exceeded()
    log(spot, on=PASSED, signs=["INFECTION_SIGNS"])
    answers.gone(prompt, gone_on=PASSED, by=UserFactory(), on=PASSED)

    undo(prompt)

    spot.refresh_from_db()
    assert spot.level == "urgent"
    assert not spot.withdrawn_signs.exists()
    assert events(prompt) == ["raised", "upgraded", "gone", "reopened"]


def test_a_visit_that_never_was_taken_back_opens_the_same_prompt() -> None:
    _spot, prompt = exceeded()
    visit = answers.seen(prompt, VisitDetails(on=PASSED), by=UserFactory(), on=PASSED)

    visits.remove(visit, by=UserFactory(), on=PASSED)

    assert Prompt.objects.get().closed_as == ""
    assert events(prompt) == ["raised", "seen", "reopened"]


def test_what_time_has_raised_since_is_a_prompt_of_its_own() -> None:
    spot, prompt = exceeded()
    review_on = PASSED + timedelta(days=7)
    details = VisitDetails(on=PASSED, review_on=review_on)
    visit = answers.seen(prompt, details, by=UserFactory(), on=PASSED)

    visits.remove(visit, by=UserFactory(), on=review_on)

    closed, since = spot.prompts.order_by("pk")
    assert (closed.closed_as, since.closed_as) == ("seen", "")
    assert events(since) == ["raised"]


def test_what_asks_for_more_than_before_is_told_anew() -> None:
    spot, prompt = exceeded()
    visit = answers.seen(prompt, VisitDetails(on=PASSED), by=UserFactory(), on=PASSED)
    other = VisitDetails(on=PASSED - timedelta(days=1))
    visits.add(spot, other, by=UserFactory(), on=PASSED)
    log(spot, on=PASSED, signs=["INFECTION_SIGNS"])

    visits.remove(visit, by=UserFactory(), on=PASSED)

    told = PromptEvent.objects.filter(what__in=["raised", "upgraded"])
    assert [event.level for event in told] == ["exceeded", "urgent"]


def test_what_has_happened_since_cannot_be_undone() -> None:
    spot, prompt = exceeded()
    answers.not_now(prompt, by=UserFactory(), on=PASSED)
    log(spot, on=PASSED, signs=["INFECTION_SIGNS"])

    with pytest.raises(AnswerNotAllowedError, match="happened since"):
        undo(prompt)


def test_undoing_twice_is_refused_and_changes_nothing() -> None:
    _spot, prompt = exceeded()
    answers.gone(prompt, gone_on=PASSED, by=UserFactory(), on=PASSED)
    undo(prompt)

    with pytest.raises(AnswerNotAllowedError):
        undo(prompt)

    assert events(prompt) == ["raised", "gone", "reopened"]


def test_a_visit_told_early_and_taken_back_leaves_nothing_asleep() -> None:
    spot, prompt = exceeded()
    later = VisitDetails(on=PASSED + timedelta(days=30), planned=True)
    visit = bookings.book(spot, later, by=UserFactory(), on=PASSED)
    visits.change(visit, VisitDetails(on=PASSED), by=UserFactory(), on=PASSED)

    visits.remove(visit, by=UserFactory(), on=PASSED)

    prompt.refresh_from_db()
    assert prompt.is_awake(PASSED)


def test_an_older_answer_is_not_taken_back_in_the_place_of_a_newer_one() -> None:
    spot, older = exceeded()
    answers.gone(older, gone_on=PASSED, by=UserFactory(), on=PASSED)
    details = SpotDetails(site="tummy", noticed_on=NOTICED)
    spots.correct(Spot.objects.get(), details, by=UserFactory(), on=PASSED)
    log(spot, on=PASSED, signs=["INFECTION_SIGNS"])
    newer = spot.prompts.get(closed_at=None)
    answers.gone(newer, gone_on=PASSED, by=UserFactory(), on=PASSED)

    with pytest.raises(AnswerNotAllowedError):
        undo(older)

    spot.refresh_from_db()
    assert spot.gone_on == PASSED
    assert spot.withdrawn_signs.get().prompt == newer
