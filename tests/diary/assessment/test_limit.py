"""The limit, sentence by sentence."""

from typing import Any

import pytest

from conditions.rules import Clock, Urgency
from diary.assessment.answer import ActBy, Assessment, Level
from diary.assessment.facts import Visit
from tests.diary.assessment.makers import a_rule, a_spot, after, at, codes, on_day


def seen(day: int, on: int, **visit: Any) -> Assessment:  # noqa: ANN401 (any field)
    """Assess on `day` a spot that a doctor saw on the day `on`."""
    return on_day(day, a_spot(visits=(Visit(on=after(on), **visit),)))


def test_where_there_is_no_limit_there_is_no_clock() -> None:
    answer = on_day(900, a_spot(), a_rule(limit_days=None))

    assert (answer.level, answer.reason) == (Level.WITHIN_WINDOW, "clock")
    assert (answer.limit_days, answer.due_on, answer.next_change_on) == (None,) * 3
    assert answer.elapsed_days == 900
    assert answer.reasons[0].text == (
        "There is no set time for this to go. Show a doctor if it changes."
    )
    assert answer.reasons[0].sources == ("book",)


def test_a_visit_before_the_episode_leaves_the_limit() -> None:
    assert seen(0, -1).due_on == after(29)
    assert seen(0, -1, review_on=after(3)).due_on == after(29)


def test_a_visit_that_lies_ahead_leaves_the_limit() -> None:
    assert seen(4, 5, review_on=after(9)).due_on == after(29)
    assert seen(5, 5, review_on=after(9)).due_on == after(9)


def test_a_visit_that_lies_ahead_changes_the_answer_on_its_day() -> None:
    answer = seen(4, 7, only_if_it_changes=True)

    assert answer.next_change_on == after(7)


def test_the_review_date_is_the_day_it_is_due() -> None:
    answer = seen(12, 10, review_on=after(20))

    assert (answer.level, answer.reason) == (Level.WITHIN_WINDOW, "clock")
    assert (answer.limit_days, answer.due_on) == (19, after(20))
    assert (answer.clock_start, answer.elapsed_days) == (after(0), 12)
    assert (
        answer.reasons[0].text == "A doctor wants to see this again on 21 March 2026."
    )
    assert answer.reasons[0].sources == ()
    assert answer.next_change_on == after(18)


@pytest.mark.parametrize(
    ("day", "level", "act_by"),
    [
        (17, Level.WITHIN_WINDOW, None),
        (18, Level.NEARING_LIMIT, None),
        (19, Level.NEARING_LIMIT, None),
        (20, Level.EXCEEDED, ActBy.ROUTINE),
    ],
)
def test_a_review_nears_from_four_fifths_between_visit_and_review(
    day: int, level: Level, act_by: ActBy | None
) -> None:
    answer = seen(day, 10, review_on=after(20))

    assert (answer.level, answer.act_by) == (level, act_by)


def test_four_fifths_of_the_way_to_a_review_are_rounded_up() -> None:
    assert seen(12, 10, review_on=after(14)).next_change_on == after(14)
    assert seen(12, 10, review_on=after(16)).next_change_on == after(15)


def test_a_review_near_or_due_has_its_own_words() -> None:
    near, due = seen(18, 10, review_on=after(20)), seen(20, 10, review_on=after(20))

    assert near.reasons[0].text == (
        "A doctor wants to see this again soon, on 21 March 2026."
    )
    assert due.reasons[0].text == (
        "A doctor wanted to see this again on 21 March 2026. "
        "Ask for that appointment if it has not been."
    )
    assert due.reasons[0].urgency is Urgency.ROUTINE


def test_a_review_date_wins_over_only_if_it_changes() -> None:
    answer = seen(12, 10, review_on=after(20), only_if_it_changes=True)

    assert answer.due_on == after(20)


def test_only_if_it_changes_leaves_no_limit() -> None:
    answer = seen(500, 10, only_if_it_changes=True)

    assert (answer.level, codes(answer)) == (Level.WITHIN_WINDOW, ["clinician_plan"])
    assert (answer.limit_days, answer.due_on) == (None, None)
    assert (answer.clock_start, answer.elapsed_days) == (after(0), 500)
    assert answer.reasons[0].sources == ()
    assert answer.reasons[0].text == (
        "A doctor has seen this. Keep to what they said, and ask again if it changes."
    )


def test_a_rule_without_a_review_limit_leaves_it_to_the_doctor() -> None:
    facts = a_spot(visits=(Visit(on=after(10)),))

    answer = on_day(500, facts, a_rule(limit_after_review_days=None))

    assert (answer.level, answer.reason) == (Level.WITHIN_WINDOW, "clinician_plan")
    assert (answer.limit_days, answer.due_on) == (None, None)


@pytest.mark.parametrize(
    ("after_review", "visit", "limit"),
    [
        (28, 0, 28),
        (28, 21, 28),
        (28, 22, 29),
        (28, 40, 47),
        (29, 22, 30),
        (32, 24, 32),
        (33, 24, 33),
        (33, 25, 34),
        (60, 46, 61),
        (3, 0, 7),
        (0, 5, 12),
    ],
)
def test_after_a_visit_the_later_of_review_limit_and_grace_counts(
    after_review: int, visit: int, limit: int
) -> None:
    facts = a_spot(visits=(Visit(on=after(visit)),))

    answer = on_day(visit, facts, a_rule(limit_after_review_days=after_review))

    assert (answer.limit_days, answer.due_on) == (limit, after(limit + 1))


def test_nearing_follows_from_the_limit_after_a_visit() -> None:
    assert seen(37, 40).level is Level.EXCEEDED
    assert seen(40, 40).level is Level.NEARING_LIMIT
    assert seen(47, 40).level is Level.NEARING_LIMIT
    assert seen(48, 40).level is Level.EXCEEDED


def test_the_latest_visit_counts() -> None:
    visits = (
        Visit(on=after(12), review_on=after(30)),
        Visit(on=after(10), review_on=after(20)),
    )

    assert on_day(12, a_spot(visits=visits)).due_on == after(30)
    assert on_day(11, a_spot(visits=visits)).due_on == after(20)


def test_of_visits_on_one_day_the_later_instant_counts() -> None:
    visits = (
        Visit(on=after(10), at=at(10, 15), review_on=after(30)),
        Visit(on=after(10), at=at(10, 9), review_on=after(20)),
        Visit(on=after(10), review_on=after(25)),
    )

    assert on_day(10, a_spot(visits=visits)).due_on == after(30)


def test_of_visits_of_one_moment_the_last_told_counts() -> None:
    visits = (
        Visit(on=after(10), review_on=after(30)),
        Visit(on=after(10), review_on=after(20)),
    )

    assert on_day(10, a_spot(visits=visits)).due_on == after(20)


def test_without_a_first_day_any_visit_counts() -> None:
    facts = a_spot(noticed_on=None, visits=(Visit(on=after(-5), review_on=after(9)),))

    answer = on_day(0, facts)

    assert (answer.reason, answer.due_on) == ("missing_onset", after(9))
    assert answer.limit_days is None


def test_without_a_start_a_visit_sets_no_limit() -> None:
    facts = a_spot(born_on=None, visits=(Visit(on=after(2)),))

    answer = on_day(2, facts, a_rule(clock=Clock.BIRTH))

    assert (answer.reason, answer.due_on) == ("missing_dob", None)
