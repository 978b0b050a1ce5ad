"""How prompts follow a spot: raised, upgraded, left alone, settled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from diary.models import Prompt, Spot, WithdrawnSign
from diary.services import answers, assessments, signs, spots, visits
from diary.services.open_prompt import AnswerNotAllowedError
from diary.services.spots import SpotDetails
from diary.services.visits import VisitDetails
from tests.diary.services.entries import log
from tests.factories import SpotFactory, UserFactory

NOTICED = date(2026, 10, 10)
PASSED = NOTICED + timedelta(days=29)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


def a_rash(**said: object) -> Spot:
    """A rash nobody has a name for: its limit is 28 days."""
    return SpotFactory(noticed_on=NOTICED, **said)


def exceeded() -> tuple[Spot, Prompt]:
    spot = a_rash()
    assessments.reassess([spot], on=PASSED)
    return spot, spot.prompts.get()


def events(prompt: Prompt) -> list[str]:
    return list(prompt.events.values_list("what", flat=True))


def test_a_prompt_is_raised_the_day_after_the_limit_and_not_before() -> None:
    spot = a_rash()

    assessments.reassess([spot], on=PASSED - timedelta(days=1))
    before = spot.prompts.count()
    assessments.reassess([spot], on=PASSED)

    assert before == 0
    prompt = spot.prompts.get()
    assert (prompt.level, prompt.reasons, prompt.raised_on) == (
        "exceeded",
        ["clock"],
        PASSED,
    )
    assert (prompt.rule_slug, prompt.rule_revision) == ("unknown-rash", 1)


def test_the_same_reason_never_tells_twice() -> None:
    spot, prompt = exceeded()

    assessments.reassess([spot], on=PASSED + timedelta(days=9))

    assert events(prompt) == ["raised"]


def test_a_more_pressing_reason_upgrades_and_wakes_the_one_prompt() -> None:
    spot, prompt = exceeded()
    user = UserFactory()
    answers.not_now(prompt, by=user, on=PASSED)

    log(spot, on=PASSED, signs=["INFECTION_SIGNS"])

    prompt.refresh_from_db()
    assert (prompt.level, prompt.act_by) == ("urgent", "today")
    assert prompt.sleeps_until is None
    assert events(prompt) == ["raised", "not_now", "upgraded"]


def test_time_alone_never_withdraws_a_prompt() -> None:
    spot = a_rash(gone_on=None)
    assessments.reassess([spot], on=PASSED)

    spot.noticed_on = PASSED - timedelta(days=1)
    spot.save()
    assessments.reassess([spot], on=PASSED)

    assert spot.level == "within_window"
    assert spot.prompts.unanswered().exists()


def test_a_corrected_cause_closes_the_prompt_as_corrected() -> None:
    spot, prompt = exceeded()

    details = SpotDetails(site="tummy", noticed_on=PASSED)
    spots.correct(spot, details, by=UserFactory(), on=PASSED)

    prompt.refresh_from_db()
    assert prompt.closed_as == "corrected"
    assert events(prompt) == ["raised", "corrected"]


def test_booking_lets_the_prompt_sleep_until_the_day_after_the_visit() -> None:
    spot, prompt = exceeded()
    visit_on = PASSED + timedelta(days=10)

    answers.booked(
        prompt, VisitDetails(on=visit_on, planned=True), by=UserFactory(), on=PASSED
    )

    prompt.refresh_from_db()
    assert not prompt.is_awake(visit_on)
    assert prompt.is_awake(visit_on + timedelta(days=1))
    assert spot.visits.get().planned


def test_not_now_sleeps_three_days() -> None:
    _spot, prompt = exceeded()

    answers.not_now(prompt, by=UserFactory(), on=PASSED)

    prompt.refresh_from_db()
    assert not prompt.is_awake(PASSED + timedelta(days=2))
    assert prompt.is_awake(PASSED + timedelta(days=3))


@pytest.mark.parametrize("sign", ["INFECTION_SIGNS", "BREATHING"])
def test_not_now_is_refused_for_what_is_urgent_or_an_emergency(sign: str) -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=[sign])

    with pytest.raises(AnswerNotAllowedError):
        answers.not_now(spot.prompts.get(), by=UserFactory(), on=NOTICED)


@pytest.mark.parametrize(
    ("sign", "days"), [("INFECTION_SIGNS", 1), ("WEAK_IMMUNITY", 4)]
)
def test_an_urgent_prompt_takes_only_a_visit_in_time(sign: str, days: int) -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=[sign])
    prompt = spot.prompts.get()
    too_late = NOTICED + timedelta(days=days)

    with pytest.raises(AnswerNotAllowedError):
        answers.booked(
            prompt,
            VisitDetails(on=too_late, planned=True),
            by=UserFactory(),
            on=NOTICED,
        )
    answers.booked(
        prompt,
        VisitDetails(on=too_late - timedelta(days=1), planned=True),
        by=UserFactory(),
        on=NOTICED,
    )

    assert spot.visits.count() == 1


def test_an_emergency_cannot_be_booked_away() -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=["BREATHING"])

    with pytest.raises(AnswerNotAllowedError):
        answers.booked(
            spot.prompts.get(),
            VisitDetails(on=NOTICED, planned=True),
            by=UserFactory(),
            on=NOTICED,
        )

    assert not spot.visits.exists()


def test_a_doctor_who_saw_it_settles_the_prompt() -> None:
    spot, prompt = exceeded()

    answers.seen(prompt, VisitDetails(on=PASSED), by=UserFactory(), on=PASSED)

    prompt.refresh_from_db()
    spot.refresh_from_db()
    assert prompt.closed_as == "seen"
    assert (spot.level, spot.due_on) == ("nearing_limit", PASSED + timedelta(days=8))


def test_a_visit_of_the_same_day_leaves_an_emergency_unless_they_saw_it() -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=["BREATHING"])

    visits.add(spot, VisitDetails(on=NOTICED), by=UserFactory(), on=NOTICED)
    unseen = spot.prompts.get().closed_as
    visits.add(
        spot, VisitDetails(on=NOTICED, saw_same_day=True), by=UserFactory(), on=NOTICED
    )

    assert unseen == ""
    assert spot.prompts.get().closed_as == "seen"


def test_a_sign_that_is_ticked_after_the_visit_was_told_is_one_they_did_not_see() -> (
    None
):
    spot = a_rash()
    shown = VisitDetails(on=NOTICED, saw_same_day=True)
    with time_machine.travel(datetime(2026, 10, 10, 10, tzinfo=UTC)):
        visit = visits.add(spot, shown, by=UserFactory(), on=NOTICED)

    log(spot, on=NOTICED, signs=["BREATHING"])
    advice = replace(shown, advice="Cream twice a day")
    visits.change(visit, advice, by=UserFactory(), on=NOTICED)

    spot.refresh_from_db()
    assert spot.level == "emergency"


def test_what_they_saw_can_be_said_anew() -> None:
    spot = a_rash()
    unseen = VisitDetails(on=NOTICED)
    visit = visits.add(spot, unseen, by=UserFactory(), on=NOTICED)
    log(spot, on=NOTICED, signs=["BREATHING"])

    shown = replace(unseen, saw_same_day=True)
    visits.change(visit, shown, by=UserFactory(), on=NOTICED)

    assert spot.prompts.get().closed_as == "seen"


def test_gone_answers_an_emergency_and_leaves_words_to_talk_about() -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=["BREATHING"])
    prompt = spot.prompts.get()

    answers.gone(prompt, gone_on=NOTICED, by=UserFactory(), on=NOTICED)

    prompt.refresh_from_db()
    spot.refresh_from_db()
    assert prompt.closed_as == "gone"
    assert spot.level == "resolved"
    assert [reason["code"] for reason in spot.answer["reasons"]] == [
        "resolved",
        "BREATHING",
    ]


def test_a_sign_ticked_by_mistake_closes_its_prompt_as_corrected() -> None:
    spot = a_rash()
    log(spot, on=NOTICED, signs=["BREATHING"])

    signs.withdraw(spot, ["BREATHING"], why=WithdrawnSign.Why.MISTAKE, by=UserFactory())

    assert spot.prompts.get().closed_as == "corrected"


def test_a_prompt_that_loses_its_worst_cause_says_what_is_left() -> None:
    spot, prompt = exceeded()
    log(spot, on=PASSED, signs=["BREATHING"])

    with time_machine.travel(datetime(2026, 11, 8, 12, tzinfo=UTC), tick=False):
        signs.withdraw(
            spot, ["BREATHING"], why=WithdrawnSign.Why.MISTAKE, by=UserFactory()
        )

    prompt.refresh_from_db()
    assert (prompt.level, prompt.closed_at) == ("exceeded", None)
    assert events(prompt) == ["raised", "upgraded", "corrected"]
