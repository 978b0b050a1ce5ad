"""What decides, in the order of the paper."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from conditions.rules import AgeRule, Clock, Recurrence, Urgency
from diary.assessment.answer import ActBy, ErrorCode, Level
from diary.assessment.facts import Entry, Facts, Visit
from tests.diary.assessment.makers import (
    BORN,
    DAY_0,
    a_rule,
    a_spot,
    after,
    codes,
    on_day,
    ticked,
)

# 1 and 2: signs


@pytest.mark.parametrize(
    ("sign", "level", "act_by"),
    [
        ("NOW", Level.EMERGENCY, ActBy.NOW),
        ("TODAY", Level.URGENT, ActBy.TODAY),
        ("SOON", Level.URGENT, ActBy.DAYS),
    ],
)
def test_a_sign_in_force_decides_by_its_urgency(
    sign: str, level: Level, act_by: ActBy
) -> None:
    answer = on_day(0, a_spot(entries=(ticked(sign),)))

    assert (answer.level, answer.act_by, answer.reason) == (level, act_by, sign)


def test_a_routine_sign_adds_words_and_no_level() -> None:
    answer = on_day(0, a_spot(entries=(ticked("MILD"),)))

    assert (answer.level, answer.act_by) == (Level.WITHIN_WINDOW, None)
    assert codes(answer) == ["clock", "MILD"]
    assert answer.reasons[1].text == "Mention it."


def test_today_stands_before_within_days_and_now_before_both() -> None:
    answer = on_day(0, a_spot(entries=(ticked("MILD", "SOON", "TODAY", "NOW"),)))

    assert answer.level is Level.EMERGENCY
    assert codes(answer) == ["NOW", "TODAY", "SOON", "MILD"]


def test_an_emergency_stands_whatever_else_is_known() -> None:
    facts = a_spot(
        noticed_on=None, suspected=("no-such-thing",), entries=(ticked("NOW"),)
    )

    answer = on_day(500, facts)

    assert answer.level is Level.EMERGENCY


def test_a_label_that_is_an_emergency_by_itself_stands_from_day_0() -> None:
    rule = a_rule(always_urgency=Urgency.EMERGENCY, always_reason="skin comes off.")

    answer = on_day(0, a_spot(), rule)

    assert (answer.level, answer.act_by) == (Level.EMERGENCY, ActBy.NOW)
    assert codes(answer) == ["always_see_doctor"]
    assert answer.reasons[0].text == (
        "A doctor should see this, whatever the day count: skin comes off. "
        "Call {emergency_number} or go to an emergency department now."
    )
    assert answer.reasons[0].sources == ("book",)
    assert answer.reasons[0].urgency is Urgency.EMERGENCY


def test_a_label_that_is_an_emergency_stands_beside_an_error() -> None:
    rule = a_rule(always_urgency=Urgency.EMERGENCY)

    answer = on_day(-1, a_spot(), rule)

    assert (answer.level, answer.error) == (Level.EMERGENCY, ErrorCode.ONSET_IN_FUTURE)


@pytest.mark.parametrize(
    "changes", [{"visits": (Visit(on=DAY_0),)}, {"gone_on": DAY_0}]
)
def test_a_label_that_is_an_emergency_ends_with_a_visit_or_when_gone(
    changes: dict[str, Any],
) -> None:
    rule = a_rule(always_urgency=Urgency.EMERGENCY)

    answer = on_day(0, a_spot(**changes), rule)

    assert answer.level in (Level.WITHIN_WINDOW, Level.RESOLVED)


# 3: errors


def test_an_error_without_a_pressing_sign_leaves_no_level_and_no_reason() -> None:
    facts = a_spot(born_on=after(1), entries=(ticked("MILD"),))

    answer = on_day(5, facts)

    assert (answer.level, answer.act_by, answer.reasons) == (None, None, ())
    assert answer.reason is None
    assert answer.error is ErrorCode.ONSET_BEFORE_BIRTH


def test_an_error_beside_a_pressing_sign_is_reported_with_the_level() -> None:
    facts = a_spot(born_on=after(1), entries=(ticked("SOON"),))

    answer = on_day(5, facts)

    assert answer.level is Level.URGENT
    assert answer.error is ErrorCode.ONSET_BEFORE_BIRTH
    assert answer.error_text


def test_an_error_still_leaves_the_days_that_can_be_counted() -> None:
    answer = on_day(5, a_spot(born_on=after(1)))

    assert (answer.elapsed_days, answer.limit_days) == (5, 28)
    assert answer.due_on == after(29)


@pytest.mark.parametrize("urgency", [Urgency.SAME_DAY, Urgency.SOON, Urgency.ROUTINE])
def test_an_error_comes_before_a_label_always_to_be_seen(urgency: Urgency) -> None:
    rule = a_rule(always_urgency=urgency)

    answer = on_day(5, a_spot(born_on=after(1)), rule)

    assert answer.level is None


# 4: resolved


def test_gone_and_not_back_is_resolved() -> None:
    answer = on_day(300, a_spot(gone_on=after(3)))

    assert (answer.level, answer.act_by) == (Level.RESOLVED, None)
    assert codes(answer) == ["resolved"]
    assert answer.reasons[0].text == "Gone since 4 March 2026."
    assert answer.next_change_on is None


def test_resolved_keeps_its_day_count_and_limit() -> None:
    answer = on_day(5, a_spot(gone_on=after(3)))

    assert (answer.elapsed_days, answer.limit_days) == (5, 28)
    assert answer.due_on == after(29)


def test_gone_on_the_day_it_was_noticed_is_resolved() -> None:
    assert on_day(0, a_spot(gone_on=DAY_0)).level is Level.RESOLVED


def test_a_pressing_sign_wins_over_resolved() -> None:
    facts = a_spot(gone_on=after(3), entries=(ticked("SOON"),))

    assert on_day(5, facts).level is Level.URGENT


def test_a_routine_sign_adds_words_to_resolved() -> None:
    facts = a_spot(gone_on=after(3), entries=(ticked("MILD"),))

    assert codes(on_day(5, facts)) == ["resolved", "MILD"]


def test_gone_speaks_of_an_earlier_episode_before_the_day_it_came_back() -> None:
    facts = a_spot(gone_on=after(3), came_back_on=after(10))

    answer = on_day(12, facts)

    assert (answer.level, answer.elapsed_days) == (Level.WITHIN_WINDOW, 2)


def test_gone_again_on_or_after_the_day_it_came_back_is_resolved() -> None:
    facts = a_spot(gone_on=after(10), came_back_on=after(10))

    assert on_day(12, facts).level is Level.RESOLVED


def test_resolved_comes_before_always_to_be_seen() -> None:
    rule = a_rule(always_urgency=Urgency.SOON)

    assert on_day(5, a_spot(gone_on=after(3)), rule).level is Level.RESOLVED


# 5: always to be seen


@pytest.mark.parametrize(
    ("urgency", "level", "act_by"),
    [
        (Urgency.SAME_DAY, Level.URGENT, ActBy.TODAY),
        (Urgency.SOON, Level.URGENT, ActBy.DAYS),
        (Urgency.ROUTINE, Level.EXCEEDED, ActBy.ROUTINE),
    ],
)
def test_always_to_be_seen_asks_from_day_0(
    urgency: Urgency, level: Level, act_by: ActBy
) -> None:
    answer = on_day(0, a_spot(), a_rule(always_urgency=urgency))

    assert (answer.level, answer.act_by) == (level, act_by)
    assert codes(answer) == ["always_see_doctor"]
    assert answer.reasons[0].urgency is urgency


def test_always_to_be_seen_speaks_without_a_reason_of_the_rule() -> None:
    answer = on_day(0, a_spot(), a_rule(always_urgency=Urgency.ROUTINE))

    assert answer.reasons[0].text == (
        "A doctor should see this, whatever the day count. "
        "Ask for an ordinary appointment."
    )


def test_always_to_be_seen_stands_beside_a_sign_by_its_own_urgency() -> None:
    rule = a_rule(always_urgency=Urgency.SAME_DAY)

    answer = on_day(0, a_spot(entries=(ticked("SOON"),)), rule)

    assert (answer.level, answer.act_by) == (Level.URGENT, ActBy.TODAY)
    assert codes(answer) == ["always_see_doctor", "SOON"]


def test_always_to_be_seen_stands_last_among_its_urgency() -> None:
    rule = a_rule(always_urgency=Urgency.SAME_DAY)

    answer = on_day(0, a_spot(entries=(ticked("TODAY"),)), rule)

    assert codes(answer) == ["TODAY", "always_see_doctor"]


def test_a_routine_label_adds_no_reason_to_a_pressing_sign() -> None:
    rule = a_rule(always_urgency=Urgency.ROUTINE)

    answer = on_day(0, a_spot(entries=(ticked("SOON"),)), rule)

    assert codes(answer) == ["SOON"]


def test_always_to_be_seen_ends_with_a_visit_in_this_episode() -> None:
    rule = a_rule(always_urgency=Urgency.SOON)
    facts = a_spot(visits=(Visit(on=after(2)),))

    assert on_day(1, facts, rule).level is Level.URGENT
    assert on_day(2, facts, rule).level is Level.WITHIN_WINDOW


def test_always_to_be_seen_asks_again_once_it_came_back() -> None:
    rule = a_rule(always_urgency=Urgency.SOON)
    facts = a_spot(visits=(Visit(on=after(2)),), came_back_on=after(3))

    assert on_day(3, facts, rule).level is Level.URGENT


def test_always_to_be_seen_comes_before_missing_information() -> None:
    rule = a_rule(always_urgency=Urgency.ROUTINE, onset_hard_max_days=10)

    assert on_day(0, a_spot(noticed_on=None), rule).reason == "always_see_doctor"
    assert on_day(0, a_spot(), rule).reason == "always_see_doctor"


# 6: needs information


def test_without_a_first_day_it_needs_information() -> None:
    answer = on_day(0, a_spot(noticed_on=None))

    assert (answer.level, answer.act_by) == (Level.NEEDS_INFORMATION, None)
    assert codes(answer) == ["missing_onset"]
    assert answer.reasons[0].text == (
        "The day it was first noticed is missing. "
        "Add it, so that the days can be counted."
    )
    assert (answer.elapsed_days, answer.clock_start, answer.due_on) == (None,) * 3


def test_the_day_it_came_back_is_a_first_day() -> None:
    answer = on_day(0, a_spot(noticed_on=None, came_back_on=DAY_0))

    assert answer.level is Level.WITHIN_WINDOW


def test_a_first_day_is_needed_whatever_the_clock() -> None:
    rule = a_rule(clock=Clock.BIRTH, limit_days=1000)

    answer = on_day(0, a_spot(noticed_on=None), rule)

    assert answer.reason == "missing_onset"
    assert answer.due_on == BORN + timedelta(days=1001)


def test_a_clock_from_birth_needs_the_birth_date() -> None:
    facts = a_spot(born_on=None)

    answer = on_day(0, facts, a_rule(clock=Clock.BIRTH))

    assert (answer.level, answer.reason) == (Level.NEEDS_INFORMATION, "missing_dob")
    assert answer.reasons[0].text == (
        "The date of birth is missing. "
        "Add it, so that the days can be counted from birth."
    )
    assert on_day(0, facts, a_rule()).level is Level.WITHIN_WINDOW


def misfit(**changes: Any) -> Facts:  # noqa: ANN401 (any field)
    """Suspect a mild rash, which begins by day 10 of life, at 11 days of age."""
    born_on = DAY_0 - timedelta(days=11)
    return replace(a_spot(), born_on=born_on, **changes)


EARLY = a_rule(onset_hard_max_days=10, limit_days=3, early_advice_after_days=1)


def test_an_age_outside_the_hard_limits_needs_information() -> None:
    answer = on_day(1, misfit(), EARLY)

    assert answer.level is Level.NEEDS_INFORMATION
    assert codes(answer) == ["label_age_mismatch"]
    assert answer.reasons[0].text == (
        "Your child was older when this began than fits “Mild rash”. "
        "Choose what fits better, or “not sure”; "
        "until then it is counted as a rash without a name."
    )


def test_an_age_at_the_hard_limit_fits() -> None:
    facts = a_spot(born_on=DAY_0 - timedelta(days=10))

    assert on_day(1, facts, EARLY).reason == "clock"


def test_a_label_that_does_not_fit_counts_as_none_meanwhile() -> None:
    answer = on_day(28, misfit(), EARLY)

    assert answer.level is Level.NEEDS_INFORMATION
    assert (answer.rule_slug, answer.limit_days) == ("unknown-rash", 28)
    assert answer.due_on == after(29)
    assert answer.next_change_on == after(29)


def test_a_label_that_does_not_fit_is_exceeded_by_the_generic_rule() -> None:
    answer = on_day(29, misfit(), EARLY)

    assert (answer.level, answer.act_by) == (Level.EXCEEDED, ActBy.ROUTINE)
    assert codes(answer) == ["clock", "label_age_mismatch"]


def test_a_visit_moves_the_generic_clock_of_a_label_that_does_not_fit() -> None:
    facts = misfit(visits=(Visit(on=after(25)),))

    answer = on_day(29, facts, EARLY)

    assert answer.level is Level.NEEDS_INFORMATION
    assert answer.due_on == after(33)


def test_the_age_that_must_fit_is_the_age_when_it_came_back() -> None:
    facts = a_spot(born_on=DAY_0 - timedelta(days=5), came_back_on=after(6))

    assert on_day(6, facts, EARLY).reason == "label_age_mismatch"


def test_a_sign_keeps_the_label_that_does_not_fit() -> None:
    answer = on_day(0, misfit(entries=(ticked("SOON"),)), EARLY)

    assert (answer.level, answer.rule_slug) == (Level.URGENT, "mild-rash")


# 7: came back too often


def returned(*earlier: int) -> Facts:
    return a_spot(earlier_starts_on=tuple(after(days) for days in earlier))


def test_coming_back_too_often_is_exceeded() -> None:
    answer = on_day(0, returned(-40, -80))

    assert (answer.level, answer.act_by) == (Level.EXCEEDED, ActBy.ROUTINE)
    assert codes(answer) == ["recurrence"]
    assert answer.reasons[0].urgency is Urgency.ROUTINE
    assert answer.reasons[0].text == (
        "It has begun 3 times or more within 90 days, and no doctor has seen it "
        "since. Ask for an ordinary appointment."
    )


def test_a_return_asks_as_urgently_as_its_rule_says() -> None:
    rule = a_rule(recurrence=Recurrence(3, 90, Urgency.SOON))

    assert on_day(0, returned(-40, -80), rule).act_by is ActBy.DAYS


def test_starts_count_up_to_the_last_of_the_days() -> None:
    assert on_day(0, returned(-40, -90)).reason == "recurrence"
    assert on_day(0, returned(-40, -91)).reason == "clock"
    assert on_day(0, returned(-40, -90)).next_change_on == after(1)


def test_a_start_told_twice_counts_once() -> None:
    assert on_day(0, returned(-40, -40, 0)).reason == "clock"


def test_the_first_day_and_the_day_it_came_back_both_count() -> None:
    facts = a_spot(came_back_on=after(5), earlier_starts_on=(after(-9),))

    assert on_day(5, facts).reason == "recurrence"


def test_a_start_that_lies_ahead_does_not_count() -> None:
    facts = returned(-40, 3)

    assert on_day(2, facts).reason == "clock"
    assert on_day(2, facts).next_change_on == after(3)
    assert on_day(3, facts).reason == "recurrence"


def test_a_visit_in_this_episode_settles_the_returns() -> None:
    facts = returned(-40, -80)

    assert on_day(1, replace(facts, visits=(Visit(on=DAY_0),))).reason == "clock"
    assert (
        on_day(1, replace(facts, visits=(Visit(on=after(-1)),))).reason == "recurrence"
    )


# 8, 9 and 10: the days


@pytest.mark.parametrize(
    ("day", "level", "act_by"),
    [
        (0, Level.WITHIN_WINDOW, None),
        (22, Level.WITHIN_WINDOW, None),
        (23, Level.NEARING_LIMIT, None),
        (28, Level.NEARING_LIMIT, None),
        (29, Level.EXCEEDED, ActBy.ROUTINE),
    ],
)
def test_with_a_limit_of_28_day_28_is_within_and_day_29_beyond(
    day: int, level: Level, act_by: ActBy | None
) -> None:
    answer = on_day(day, a_spot())

    assert (answer.level, answer.act_by) == (level, act_by)
    assert (answer.elapsed_days, answer.due_on) == (day, after(29))
    assert codes(answer) == ["clock"]


def test_the_clock_speaks_of_its_days_and_sources() -> None:
    within, near, beyond = (on_day(day, a_spot()).reasons[0] for day in (0, 23, 29))

    assert within.text == (
        "Within the time to watch it at home. "
        "Show a doctor if it is still there on 30 March 2026."
    )
    assert near.text == (
        "The time to watch it at home is nearly over. "
        "Show a doctor if it is still there on 30 March 2026."
    )
    assert beyond.text == (
        "Still there after the time to watch it at home, which ended on 29 March 2026. "
        "Ask for an ordinary appointment."
    )
    assert within.sources == near.sources == beyond.sources == ("book",)
    assert (within.urgency, near.urgency) == (None, None)
    assert beyond.urgency is Urgency.ROUTINE


def test_a_rule_says_how_soon_to_ask_once_exceeded() -> None:
    answer = on_day(29, a_spot(), a_rule(urgency_when_exceeded=Urgency.SOON))

    assert (answer.level, answer.act_by) == (Level.EXCEEDED, ActBy.DAYS)
    assert answer.reasons[0].text.endswith("Ask for a doctor within a few days.")


def test_a_limit_of_0_nears_on_day_0_and_is_exceeded_on_day_1() -> None:
    rule = a_rule(limit_days=0)

    assert on_day(0, a_spot(), rule).level is Level.NEARING_LIMIT
    assert on_day(1, a_spot(), rule).level is Level.EXCEEDED


def test_early_advice_adds_its_words_past_its_day() -> None:
    rule = a_rule(early_advice_after_days=7, early_advice="Show it.")

    before, past = on_day(7, a_spot(), rule), on_day(8, a_spot(), rule)

    assert codes(before) == ["clock"]
    assert before.next_change_on == after(8)
    assert (past.level, codes(past)) == (Level.WITHIN_WINDOW, ["clock", "early_advice"])
    assert (past.reasons[1].text, past.reasons[1].sources) == ("Show it.", ("book",))


def test_early_advice_ends_when_the_limit_nears() -> None:
    rule = a_rule(early_advice_after_days=7, early_advice="Show it.")

    assert codes(on_day(23, a_spot(), rule)) == ["clock"]


def test_early_advice_stands_before_the_routine_signs() -> None:
    rule = a_rule(early_advice_after_days=0, early_advice="Show it.")
    facts = a_spot(entries=(ticked("MILD"),))

    assert codes(on_day(1, facts, rule)) == ["clock", "early_advice", "MILD"]


def test_without_a_limit_early_advice_still_counts_its_days() -> None:
    rule = a_rule(limit_days=None, early_advice_after_days=7, early_advice="Show it.")

    assert on_day(7, a_spot(), rule).next_change_on == after(8)
    assert codes(on_day(8, a_spot(), rule)) == ["clock", "early_advice"]


# Days


@pytest.mark.parametrize(
    ("clock", "changes", "start"),
    [
        (Clock.ONSET, {}, 0),
        (Clock.ONSET, {"flare_started_on": after(2), "first_seen_on": after(3)}, 0),
        (Clock.ONSET, {"came_back_on": after(4)}, 4),
        (Clock.FLARE, {"flare_started_on": after(2)}, 2),
        (Clock.FLARE, {"first_seen_on": after(3)}, 0),
        (Clock.LESION, {"first_seen_on": after(3)}, 3),
        (Clock.LESION, {"flare_started_on": after(2), "came_back_on": after(4)}, 4),
    ],
)
def test_the_clock_starts_where_its_rule_says(
    clock: Clock, changes: dict[str, Any], start: int
) -> None:
    answer = on_day(10, a_spot(**changes), a_rule(clock=clock))

    assert (answer.clock, answer.clock_start) == (clock, after(start))
    assert answer.elapsed_days == 10 - start
    assert answer.due_on == after(start + 29)


def test_the_clock_from_birth_does_not_move_when_it_comes_back() -> None:
    rule = a_rule(clock=Clock.BIRTH, limit_days=1000)

    answer = on_day(5, a_spot(came_back_on=after(4)), rule)

    assert answer.clock_start == BORN
    assert answer.due_on == BORN + timedelta(days=1001)


def test_the_answer_names_its_rule_and_usual_window() -> None:
    answer = on_day(0, a_spot())

    assert (answer.rule_slug, answer.rule_revision) == ("mild-rash", 7)
    assert answer.window is not None
    assert (answer.window.min_days, answer.window.max_days) == (7, 14)


def test_a_routine_age_rule_adds_words() -> None:
    rule = a_rule(
        age_rules=(AgeRule("OLD", {"age_days": {"gt": 1}}, Urgency.ROUTINE, "Old."),)
    )

    answer = on_day(0, a_spot(entries=(Entry(on=DAY_0),)), rule)

    assert (answer.level, codes(answer)) == (Level.WITHIN_WINDOW, ["clock", "OLD"])
