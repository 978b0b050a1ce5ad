"""Signs in force, sentence by sentence."""

from datetime import timedelta
from typing import Any

import pytest

from conditions.rules import AgeRule, Rule, Sign, Source, Urgency
from diary.assessment.answer import Assessment, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal
from tests.diary.assessment.makers import (
    BORN,
    DAY_0,
    MILD,
    NOW,
    a_book,
    a_rule,
    a_spot,
    after,
    at,
    codes,
    on_day,
    ticked,
)
from tests.rulebook import rulebook

GONE, MISTAKE = TakenBack.GONE_WITHOUT_HELP, TakenBack.MISTAKE


def told(*entries: Entry, **changes: Any) -> Assessment:  # noqa: ANN401 (any field)
    return on_day(9, a_spot(entries=entries, **changes))


# Until a visit


def test_a_reason_carries_the_urgency_of_its_sign() -> None:
    answer = told(ticked("MILD", "SOON"))

    assert [r.urgency for r in answer.reasons] == [Urgency.SOON, Urgency.ROUTINE]


def test_a_sign_is_in_force_from_its_entry_on() -> None:
    assert told(ticked("SOON", day=1)).level is Level.URGENT
    assert on_day(400, a_spot(entries=(ticked("SOON"),))).level is Level.URGENT


def test_a_later_entry_that_does_not_tick_it_does_not_clear_it() -> None:
    answer = told(ticked("SOON", day=1), ticked(day=2, well=True))

    assert answer.reason == "SOON"


def test_another_label_does_not_clear_it() -> None:
    answer = told(ticked("mild-rash/SOON", day=1), diagnosis="unknown-rash")

    assert answer.reason == "SOON"


@pytest.mark.parametrize(
    ("visit", "cleared"),
    [
        (Visit(on=after(2)), True),
        (Visit(on=after(1)), False),
        (Visit(on=DAY_0, saw_same_day=True), False),
        (Visit(on=after(1), saw_same_day=True), True),
        (Visit(on=after(1), saw_same_day=True, told_at=at(1, 11)), True),
        (Visit(on=after(1), saw_same_day=True, told_at=at(1, 9)), False),
        (Visit(on=after(1), at=at(1, 12), told_at=at(1, 9)), True),
        (Visit(on=after(1), at=at(1, 12)), True),
        (Visit(on=after(1), at=at(1, 10)), False),
        (Visit(on=after(1), at=at(1, 9)), False),
        (Visit(on=after(2), at=at(2, 1)), True),
        (Visit(on=DAY_0, at=at(0, 23)), False),
        (Visit(on=after(10)), False),
    ],
)
def test_a_visit_that_took_place_after_the_entry_clears_it(
    visit: Visit, *, cleared: bool
) -> None:
    entry = ticked("SOON", day=1, at=at(1, 10), made_at=at(1, 11))

    answer = told(entry, visits=(visit,))

    assert (answer.level is not Level.URGENT) is cleared


def test_a_visit_of_the_same_day_and_unknown_time_does_not_count() -> None:
    entry = ticked("SOON", day=1)

    assert told(entry, visits=(Visit(on=after(1), at=at(1, 23)),)).reason == "SOON"


def test_a_visit_clears_the_signs_of_an_earlier_episode_too() -> None:
    entry = ticked("SOON", day=-8)

    answer = told(entry, visits=(Visit(on=after(-7)),))

    assert answer.level is Level.WITHIN_WINDOW


def test_a_visit_that_lies_ahead_changes_the_answer_on_its_day() -> None:
    facts = a_spot(entries=(ticked("SOON", day=1),), visits=(Visit(on=after(12)),))

    assert on_day(9, facts).next_change_on == after(12)
    assert on_day(12, facts).level is Level.WITHIN_WINDOW


# Taken back


def taken_back(
    sign: str, why: TakenBack = MISTAKE, day: int = 9, hour: int | None = None
) -> Withdrawal:
    return Withdrawal(sign, why, after(day), None if hour is None else at(day, hour))


def test_a_sign_ticked_by_mistake_is_gone_without_a_word() -> None:
    answer = told(ticked("NOW", day=1), withdrawals=(taken_back("NOW"),))

    assert codes(answer) == ["clock"]


def test_another_sign_of_the_entry_stays() -> None:
    answer = told(ticked("NOW", "SOON", day=1), withdrawals=(taken_back("NOW"),))

    assert codes(answer) == ["SOON"]


@pytest.mark.parametrize(
    ("day", "hour", "meant"),
    [
        (0, 23, False),
        (1, None, True),
        (1, 9, False),
        (1, 10, True),
        (1, 11, True),
        (2, 1, True),
    ],
)
def test_only_entries_not_later_than_the_withdrawal_are_meant(
    day: int, hour: int | None, *, meant: bool
) -> None:
    entry = ticked("SOON", day=1, at=at(1, 10))

    answer = told(entry, withdrawals=(taken_back("SOON", day=day, hour=hour),))

    assert (answer.level is Level.WITHIN_WINDOW) is meant


def test_an_emergency_that_went_without_help_leaves_a_word() -> None:
    answer = told(ticked("NOW", day=1), withdrawals=(taken_back("NOW", GONE),))

    assert (answer.level, codes(answer)) == (Level.WITHIN_WINDOW, ["clock", "NOW"])
    assert answer.reasons[1].text == "Talk to a doctor about what happened."
    assert answer.reasons[1].sources == ("nhs",)
    assert answer.reasons[1].urgency is Urgency.ROUTINE


def test_the_word_about_an_emergency_ends_with_a_visit() -> None:
    answer = told(
        ticked("NOW", day=1),
        withdrawals=(taken_back("NOW", GONE, day=2),),
        visits=(Visit(on=after(3)),),
    )

    assert codes(answer) == ["clock"]


@pytest.mark.parametrize("sign", ["TODAY", "SOON", "MILD"])
def test_a_lesser_sign_that_went_leaves_no_word(sign: str) -> None:
    answer = told(ticked(sign, day=1), withdrawals=(taken_back(sign, GONE),))

    assert codes(answer) == ["clock"]


def test_a_mistake_outweighs_having_gone() -> None:
    answer = told(
        ticked("NOW", day=1),
        withdrawals=(taken_back("NOW", GONE), taken_back("NOW")),
    )

    assert codes(answer) == ["clock"]


def test_a_sign_ticked_again_after_it_went_is_in_force() -> None:
    answer = told(
        ticked("NOW", day=1),
        ticked("NOW", day=3),
        withdrawals=(taken_back("NOW", GONE, day=2),),
    )

    assert (answer.level, codes(answer)) == (Level.EMERGENCY, ["NOW"])


OWN = a_rule("owner", signs=(Sign("OWN", "Own?", Urgency.SOON, "Own."),))


@pytest.mark.parametrize(
    ("sign", "withdrawn", "cleared"),
    [
        ("OWN", "OWN", True),
        ("owner/OWN", "OWN", True),
        ("owner/OWN", "owner/OWN", True),
        ("OWN", "owner/OWN", False),
        ("owner/OWN", "other/OWN", False),
    ],
)
def test_a_bare_code_takes_back_every_wording_and_a_key_only_itself(
    sign: str, withdrawn: str, *, cleared: bool
) -> None:
    facts = a_spot(
        suspected=("owner",),
        entries=(ticked(sign),),
        withdrawals=(taken_back(withdrawn),),
    )

    assert (on_day(9, facts, OWN).level is Level.WITHIN_WINDOW) is cleared


def test_the_sign_of_a_label_cannot_be_taken_back() -> None:
    facts = Facts(
        noticed_on=DAY_0,
        suspected=("petechiae-purpura",),
        withdrawals=(taken_back("NON_BLANCHING"),),
    )

    assert assess(facts, rulebook(), after(9)).level is Level.EMERGENCY


# Wording


def worded(key: str, *rules: Rule, **changes: Any) -> Assessment:  # noqa: ANN401 (any field)
    suspected = (rules[0].slug,)
    facts = a_spot(suspected=suspected, entries=(ticked(key),), **changes)
    return assess(facts, a_book(*rules, signs=(GLOBAL, MILD)), DAY_0)


GLOBAL = Sign("SIGN", "Sign?", Urgency.SOON, "Everyone's.", sources=(Source("g", "G"),))


def a_worded(slug: str, urgency: Urgency, instruction: str = "") -> Rule:
    return a_rule(slug, signs=(Sign("SIGN", "Own?", urgency, instruction),))


def test_the_more_urgent_wording_of_everyones_and_the_labels_holds() -> None:
    stronger = worded("SIGN", a_worded("one", Urgency.SAME_DAY, "One's."))
    weaker = worded("SIGN", a_worded("one", Urgency.ROUTINE, "One's."))

    assert [reason.text for reason in stronger.reasons] == ["One's."]
    assert [reason.text for reason in weaker.reasons] == ["Everyone's."]
    assert stronger.reasons[0].sources == ("book",)
    assert weaker.reasons[0].sources == ("g",)


def test_of_equal_wordings_everyones_holds() -> None:
    answer = worded("one/SIGN", a_worded("one", Urgency.SOON, "One's."))

    assert answer.reasons[0].text == "Everyone's."


def test_the_wording_that_was_ticked_counts_under_another_label() -> None:
    rules = (a_rule("one"), a_worded("two", Urgency.EMERGENCY, "Two's."))

    assert worded("two/SIGN", *rules).reasons[0].text == "Two's."
    assert worded("SIGN", *rules).reasons[0].text == "Everyone's."


def test_a_ticked_wording_stands_before_the_labels_own_of_equal_urgency() -> None:
    rules = tuple(
        a_rule(slug, signs=(Sign("ONLY", "?", Urgency.SOON, f"{slug} says."),))
        for slug in ("one", "two")
    )

    assert worded("two/ONLY", *rules).reasons[0].text == "two says."


@pytest.mark.parametrize(
    ("urgency", "text"),
    [
        (
            Urgency.EMERGENCY,
            "Call {emergency_number} or go to an emergency department now.",
        ),
        (Urgency.SAME_DAY, "Speak to a doctor or {advice_line} today, day or night."),
    ],
)
def test_a_wording_without_an_instruction_asks_by_its_urgency(
    urgency: Urgency, text: str
) -> None:
    assert worded("SIGN", a_worded("one", urgency)).reasons[0].text == text


@pytest.mark.parametrize(
    ("urgency", "text"),
    [
        (Urgency.SOON, "Ask for a doctor within a few days."),
        (Urgency.ROUTINE, "Mention it at an ordinary appointment."),
    ],
)
def test_a_condition_asks_by_the_urgency_of_its_own_sign(
    urgency: Urgency, text: str
) -> None:
    rule = a_rule("one", signs=(Sign("ONLY", "Only?", urgency),))

    assert worded("ONLY", rule).reasons[-1].text == text


def test_a_sign_has_its_own_sources_else_its_rules() -> None:
    cited = Sign("ONLY", "?", Urgency.SOON, sources=(Source("own", "Own"),))
    bare = Sign("BARE", "?", Urgency.SOON)
    rule = a_rule("one", signs=(cited, bare))

    assert worded("ONLY", rule).reasons[0].sources == ("own",)
    assert worded("BARE", rule).reasons[0].sources == ("book",)
    assert worded("MILD", rule).reasons[1].sources == ()


def test_a_bare_code_of_no_label_takes_the_most_urgent_wording_of_all() -> None:
    rules = (
        a_rule("one"),
        a_rule("two", signs=(Sign("LONE", "?", Urgency.SOON, "Two."),)),
        a_rule("three", signs=(Sign("LONE", "?", Urgency.SAME_DAY, "Three."),)),
        a_rule("four", signs=(Sign("LONE", "?", Urgency.SAME_DAY, "Four."),)),
    )

    assert worded("LONE", *rules).reasons[0].text == "Three."


def test_a_bare_code_of_another_suspected_label_is_that_labels_to_report() -> None:
    rules = (
        a_rule("one", limit_days=3),
        a_rule("two", signs=(Sign("LONE", "?", Urgency.SOON, "Two."),)),
        a_rule("three", signs=(Sign("LONE", "?", Urgency.SAME_DAY, "Three."),)),
    )
    facts = a_spot(suspected=("one", "two"), entries=(ticked("LONE"),))

    answer = on_day(0, facts, *rules)

    assert (answer.rule_slug, answer.reasons[0].text) == ("two", "Two.")


def test_reasons_of_one_urgency_follow_the_published_order() -> None:
    def sign(code: str) -> Sign:
        return Sign(code, "?", Urgency.SOON)

    age = {"age_days": {"gt": 1}}
    rule = a_rule(
        "one",
        always_urgency=Urgency.SOON,
        signs=(sign("OWN_1"), sign("OWN_2"), sign("ALL_2")),
        age_rules=(
            AgeRule("AGE_2", age, Urgency.SOON, "Two."),
            AgeRule("AGE_1", age, Urgency.SOON, "One."),
        ),
    )
    others = (
        a_rule("two", signs=(sign("B_1"), sign("B_2"))),
        a_rule("three", signs=(sign("A_1"),)),
    )
    shuffled = ticked("three/A_1", "B_2", "two/B_1", "OWN_2", "ALL_2", "OWN_1", "ALL_1")
    facts = a_spot(suspected=("one",), entries=(shuffled,))
    book = a_book(rule, *others, signs=(sign("ALL_1"), sign("ALL_2")))

    answer = assess(facts, book, DAY_0)

    assert codes(answer) == [
        *("ALL_1", "ALL_2", "OWN_1", "OWN_2"),
        *("B_1", "B_2", "A_1", "AGE_2", "AGE_1", "always_see_doctor"),
    ]


def test_a_code_stands_once_at_its_most_urgent() -> None:
    rules = (
        a_rule("one", signs=(Sign("LONE", "?", Urgency.ROUTINE, "One."),)),
        a_rule("two", signs=(Sign("LONE", "?", Urgency.SAME_DAY, "Two."),)),
    )
    entry = ticked("LONE", "two/LONE", "LONE")

    answer = on_day(0, a_spot(suspected=("one",), entries=(entry,)), *rules)

    assert [reason.text for reason in answer.reasons] == ["Two."]


# Computed


def fever(temperature: float, **changes: Any) -> Facts:  # noqa: ANN401 (any field)
    given: dict[str, Any] = {
        "born_on": DAY_0 - timedelta(days=20),
        "suspected": ("erythema-toxicum",),
        "noticed_on": DAY_0 - timedelta(days=8),
        "entries": (Entry(on=DAY_0, temperature_c=temperature),),
    }
    return Facts(**(given | changes))


def reason(facts: Facts, day: int = 0) -> str | None:
    return assess(facts, rulebook(), after(day)).reason


def test_a_fever_under_three_months_is_computed() -> None:
    assert reason(fever(38.0)) == "FEVER_UNDER_3M"
    assert reason(fever(37.9)) == "clock"
    assert reason(fever(35.9)) == "LOW_TEMP_UNDER_3M"
    assert reason(fever(36.0)) == "clock"


def test_a_fever_counts_by_the_age_on_its_entrys_day() -> None:
    young = fever(38.0, born_on=after(-60), suspected=())

    assert reason(young, day=200) == "FEVER_UNDER_3M"


def test_a_fever_without_a_birth_date_is_urgent() -> None:
    answer = assess(fever(38.0, born_on=None, suspected=("hives",)), rulebook(), DAY_0)

    assert (answer.level, answer.reason) == (Level.URGENT, "FEVER_AGE_UNKNOWN")


def test_a_computed_sign_is_cleared_and_taken_back_like_a_ticked_one() -> None:
    seen = fever(38.0, visits=(Visit(on=after(1)),))
    mistaken = fever(38.0, withdrawals=(taken_back("FEVER_UNDER_3M"),))
    gone = fever(38.0, withdrawals=(taken_back("FEVER_UNDER_3M", GONE),))

    assert reason(seen, day=1) == "clock"
    assert reason(mistaken) == "clock"
    assert codes(assess(gone, rulebook(), DAY_0)) == ["clock", "FEVER_UNDER_3M"]


@pytest.mark.parametrize("key", ["FEVER_WITH_RASH", "heat-rash/FEVER_WITH_RASH"])
def test_a_conditions_own_computed_sign_is_taken_back_by_code_or_key(key: str) -> None:
    heat = fever(38.5, born_on=BORN, suspected=("heat-rash",), noticed_on=DAY_0)

    assert reason(heat) == "FEVER_WITH_RASH"

    mistaken = Withdrawal(key, MISTAKE, DAY_0)
    assert (
        reason(
            Facts(
                born_on=BORN,
                suspected=("heat-rash",),
                noticed_on=DAY_0,
                entries=heat.entries,
                withdrawals=(mistaken,),
            )
        )
        == "clock"
    )


def blisters(day: int, **changes: Any) -> Entry:  # noqa: ANN401 (any field)
    return Entry(on=after(day), vesicles=True, **changes)


def newborn(*entries: Entry, **changes: Any) -> Facts:  # noqa: ANN401 (any field)
    given: dict[str, Any] = {
        "born_on": DAY_0,
        "suspected": ("erythema-toxicum",),
        "noticed_on": DAY_0,
        "entries": entries,
    }
    return Facts(**(given | changes))


def test_blisters_in_the_first_28_days_are_an_emergency() -> None:
    assert reason(newborn(blisters(28)), day=28) == "NEONATE_BLISTERS"
    assert reason(newborn(blisters(29)), day=29) == "BLISTERING"


def test_blisters_of_a_condition_that_has_them_are_no_sign() -> None:
    def blistered(slug: str) -> list[str]:
        facts = a_spot(suspected=(slug,), entries=(blisters(0),))
        return codes(assess(facts, rulebook(), DAY_0))

    assert blistered("roseola") == ["BLISTERING"]
    assert blistered("chickenpox") == ["clock"]


def test_blisters_that_a_doctor_has_looked_at_are_not_raised_again() -> None:
    first, again = blisters(3), blisters(6)

    assert reason(newborn(first, again), day=6) == "NEONATE_BLISTERS"
    assert reason(newborn(first, again, visits=(Visit(on=after(4)),)), day=6) == "clock"
    assert reason(newborn(again, first, visits=(Visit(on=after(4)),)), day=6) == "clock"


def test_a_visit_before_the_first_blisters_does_not_check_them() -> None:
    facts = newborn(blisters(6), visits=(Visit(on=after(4)),))

    assert reason(facts, day=6) == "NEONATE_BLISTERS"


def test_pus_is_checked_like_blisters() -> None:
    first = Entry(on=after(3), pustules=True)
    again = Entry(on=after(6), pustules=True)
    facts = newborn(first, again, visits=(Visit(on=after(4)),))

    assert reason(newborn(first), day=3) == "NEONATE_PUSTULES"
    assert reason(facts, day=6) == "clock"


def test_a_visit_of_an_earlier_episode_does_not_check_new_blisters() -> None:
    facts = newborn(
        blisters(3),
        blisters(9),
        came_back_on=after(8),
        visits=(Visit(on=after(4)),),
    )

    assert reason(facts, day=9) == "NEONATE_BLISTERS"


def test_the_first_blisters_of_a_day_may_be_those_of_unknown_time() -> None:
    early, unknown = blisters(3, at=at(3, 8)), blisters(3)
    again = blisters(6)

    seen_at_9 = Visit(on=after(3), at=at(3, 9))
    assert reason(newborn(early, again, visits=(seen_at_9,)), day=6) == "clock"
    assert (
        reason(newborn(early, unknown, again, visits=(seen_at_9,)), day=6)
        == "NEONATE_BLISTERS"
    )


def test_the_earlier_blisters_of_a_day_are_the_first() -> None:
    early, late, again = (
        blisters(3, at=at(3, 8)),
        blisters(3, at=at(3, 10)),
        blisters(6),
    )
    seen_at_9 = Visit(on=after(3), at=at(3, 9))

    facts = newborn(late, early, again, visits=(seen_at_9, Visit(on=after(5))))

    assert reason(facts, day=6) == "clock"


def linked(when: dict[str, Any]) -> Rule:
    signs = (
        Sign("LINKED", "?", Urgency.SAME_DAY, computed_when=when),
        Sign(
            "WARM", "?", Urgency.ROUTINE, computed_when={"temperature_c": {"gte": 38}}
        ),
    )
    return a_rule(signs=signs)


def test_a_computed_sign_may_read_signs_ticked_and_computed() -> None:
    rule = linked({"all": [{"sign": "WARM"}, {"sign": "MILD"}]})
    warm = ticked("MILD", temperature_c=38.5)

    assert on_day(0, a_spot(entries=(warm,)), rule).reason == "LINKED"
    assert on_day(0, a_spot(entries=(ticked("MILD"),)), rule).reason == "clock"


def test_a_computed_sign_does_not_see_a_sign_taken_back() -> None:
    rule = linked({"sign": "NOW"})
    facts = a_spot(entries=(ticked("NOW"),), withdrawals=(taken_back("NOW", GONE),))

    assert codes(on_day(9, facts, rule)) == ["clock", "NOW"]


# Age rules


def aged(urgency: Urgency = Urgency.SOON, **when: Any) -> Rule:  # noqa: ANN401 (any fact)
    return a_rule(age_rules=(AgeRule("AGED", when, urgency, "Aged."),))


def test_an_age_rule_decides_like_a_sign() -> None:
    answer = on_day(0, a_spot(), aged(age_months={"gte": 12}))

    assert (answer.level, codes(answer)) == (Level.URGENT, ["AGED"])
    assert (answer.reasons[0].text, answer.reasons[0].sources) == ("Aged.", ("book",))
    assert answer.reasons[0].urgency is Urgency.SOON


def test_an_age_rule_of_ages_stops_once_a_doctor_has_seen_the_episode() -> None:
    rule = aged(all=[{"age_months": {"gte": 12}}, {"onset_age_days": {"gt": 3}}])
    facts = a_spot(visits=(Visit(on=after(1)),))

    assert on_day(0, facts, rule).level is Level.URGENT
    assert on_day(1, facts, rule).level is Level.WITHIN_WINDOW


def test_an_age_rule_is_in_force_even_when_gone() -> None:
    assert on_day(2, a_spot(gone_on=DAY_0), aged(age_days={"gt": 1})).level is (
        Level.URGENT
    )


def test_an_age_rule_reads_the_age_of_today() -> None:
    rule = aged(age_months={"gte": 14})

    assert on_day(0, a_spot(), rule).next_change_on == after(14)
    assert on_day(13, a_spot(), rule).level is Level.WITHIN_WINDOW
    assert on_day(14, a_spot(), rule).level is Level.URGENT


def test_the_age_at_onset_is_that_of_this_episode() -> None:
    rule = aged(onset_age_days={"gt": 415})

    assert on_day(30, a_spot(), rule).level is not Level.URGENT
    assert on_day(30, a_spot(came_back_on=after(30)), rule).level is Level.URGENT


def test_without_a_birth_date_ages_are_unknown_and_raise_nothing() -> None:
    facts = a_spot(born_on=None)

    assert on_day(0, facts, aged(age_days={"gte": 0})).level is Level.WITHIN_WINDOW
    assert on_day(0, facts, aged(missing="date_of_birth")).level is Level.URGENT
    assert on_day(0, a_spot(), aged(missing="date_of_birth")).level is (
        Level.WITHIN_WINDOW
    )


def test_an_age_rule_that_reads_signs_holds_while_they_do() -> None:
    rule = aged(all=[{"age_months": {"lt": 14}}, {"sign": "MILD"}])
    facts = a_spot(entries=(ticked("MILD", day=1),), visits=(Visit(on=after(1)),))

    assert on_day(2, facts, rule).level is Level.URGENT
    cleared = a_spot(entries=facts.entries, visits=(Visit(on=after(2)),))
    assert on_day(2, cleared, rule).level is Level.WITHIN_WINDOW


def test_an_age_rule_that_reads_an_entry_holds_until_a_visit_after_it() -> None:
    rule = aged(all=[{"age_months": {"gte": 13}}, {"temperature_c": {"gte": 38}}])
    facts = a_spot(
        entries=(Entry(on=DAY_0), Entry(on=after(1), temperature_c=38.5)),
        visits=(Visit(on=DAY_0), Visit(on=after(9))),
    )

    assert on_day(8, facts, rule).level is Level.URGENT
    assert on_day(9, facts, rule).level is Level.WITHIN_WINDOW
    assert on_day(9, a_spot(), rule).level is Level.WITHIN_WINDOW


def test_an_age_rule_may_read_whether_blisters_were_checked() -> None:
    rule = aged(checked=False)

    assert on_day(0, a_spot(), rule).level is Level.URGENT
    seen = a_spot(entries=(blisters(0),), visits=(Visit(on=after(1)),))
    assert on_day(1, seen, rule).level is Level.WITHIN_WINDOW
    unblistered = a_spot(visits=(Visit(on=after(1)),))
    assert on_day(1, unblistered, rule).level is Level.URGENT


def test_a_sign_ticked_outside_its_ages_still_counts() -> None:
    facts = Facts(
        born_on=DAY_0 - timedelta(days=900),
        noticed_on=DAY_0,
        entries=(ticked("NEONATE_UNWELL"),),
    )

    assert reason(facts) == "NEONATE_UNWELL"


def test_entries_dated_ahead_count_as_told() -> None:
    assert on_day(0, a_spot(entries=(ticked("SOON", day=3),))).reason == "SOON"


def test_a_sign_retired_without_words_is_no_error_and_says_nothing() -> None:
    book = a_book(a_rule(), signs=(NOW,), retired=frozenset({"OLD_SIGN"}))

    answer = assess(a_spot(entries=(ticked("OLD_SIGN"),)), book, DAY_0)

    assert (answer.error, codes(answer)) == (None, ["clock"])
