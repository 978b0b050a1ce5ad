"""Which conditions a spot is assessed as, and which answer holds."""

from datetime import timedelta

import pytest

from conditions.rules import AgeRule, Kind, Rule, RuleBook, Sign, Urgency
from diary.assessment.answer import ActBy, Assessment, ErrorCode, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Facts, Visit
from tests.diary.assessment.makers import (
    DAY_0,
    a_book,
    a_rule,
    a_spot,
    after,
    codes,
    on_day,
    ticked,
)
from tests.rulebook import rulebook

SLOW = a_rule("slow", limit_days=60)
QUICK = a_rule("quick", limit_days=5)


def both(day: int, *rules: Rule, **changes: object) -> Assessment:
    """Suspect every one of `rules`, in this order."""
    facts = a_spot(suspected=tuple(rule.slug for rule in rules), **changes)
    return on_day(day, facts, *rules)


@pytest.mark.parametrize(
    ("kind", "slug"), [(Kind.RASH, "unknown-rash"), (Kind.SPOT, "unknown-spot")]
)
def test_none_suspected_means_unknown_by_kind(kind: Kind, slug: str) -> None:
    answer = assess(Facts(noticed_on=DAY_0, kind=kind), rulebook(), DAY_0)

    assert answer.rule_slug == slug


def test_a_diagnosis_replaces_what_parents_suspect() -> None:
    facts = a_spot(suspected=("slow",), visits=(Visit(on=DAY_0, diagnosis="quick"),))

    assert on_day(0, facts, SLOW, QUICK).rule_slug == "quick"
    assert on_day(-1, facts, SLOW, QUICK).rule_slug == "slow"


def test_a_diagnosis_of_an_earlier_episode_still_names_it() -> None:
    facts = a_spot(
        suspected=("slow",), visits=(Visit(on=after(-9), diagnosis="quick"),)
    )

    answer = on_day(0, facts, SLOW, QUICK)

    assert (answer.rule_slug, answer.limit_days) == ("quick", 5)


def test_the_latest_visit_that_names_one_decides() -> None:
    visits = (
        Visit(on=after(3), diagnosis="quick"),
        Visit(on=after(1), diagnosis="slow"),
        Visit(on=after(4)),
    )

    assert on_day(5, a_spot(visits=visits), SLOW, QUICK, a_rule()).rule_slug == "quick"


def test_a_diagnosis_known_without_a_visit_replaces_and_is_not_a_visit() -> None:
    rule = a_rule("always", always_urgency=Urgency.SOON)

    answer = on_day(0, a_spot(diagnosis="always"), a_rule(), rule)

    assert (answer.rule_slug, answer.level) == ("always", Level.URGENT)


def test_a_visit_that_names_one_wins_over_a_diagnosis_known_apart() -> None:
    facts = a_spot(diagnosis="slow", visits=(Visit(on=DAY_0, diagnosis="quick"),))

    assert on_day(0, facts, SLOW, QUICK, a_rule()).rule_slug == "quick"


def test_a_visit_without_a_name_leaves_the_parents_rule_as_seen() -> None:
    rule = a_rule("always", always_urgency=Urgency.SOON)

    answer = on_day(0, a_spot(suspected=("always",), visits=(Visit(on=DAY_0),)), rule)

    assert (answer.rule_slug, answer.level) == ("always", Level.WITHIN_WINDOW)


def test_the_most_pressing_answer_holds() -> None:
    answer = both(6, SLOW, QUICK)

    assert (answer.level, answer.rule_slug) == (Level.EXCEEDED, "quick")
    assert codes(answer) == ["clock"]


def test_of_one_level_the_sooner_act_by_holds() -> None:
    soon = a_rule("soon", limit_days=10, urgency_when_exceeded=Urgency.SOON)

    answer = both(20, QUICK, soon)

    assert (answer.rule_slug, answer.act_by) == ("soon", ActBy.DAYS)


def test_among_equals_the_earliest_due_day_holds() -> None:
    assert both(0, SLOW, QUICK).due_on == after(6)
    assert both(0, QUICK, SLOW).due_on == after(6)


def test_among_equals_a_due_day_stands_before_none() -> None:
    assert both(0, a_rule("endless", limit_days=None), SLOW).due_on == after(61)


def test_among_wholly_equal_answers_the_first_suspected_holds() -> None:
    twin = a_rule("twin", limit_days=5)

    assert both(0, QUICK, twin).rule_slug == "quick"
    assert both(0, twin, QUICK).rule_slug == "twin"


def test_a_suspicion_told_twice_counts_once() -> None:
    assert both(0, QUICK, QUICK, MILD_RULE).rule_slug == "quick"
    assert codes(both(0, MILD_RULE, MILD_RULE)) == ["clock", "OLD"]


OLD = AgeRule("OLD", {"age_days": {"gt": 1}}, Urgency.ROUTINE, "Old.")
MILD_RULE = a_rule("aged", age_rules=(OLD,))


def test_the_words_of_the_other_labels_are_added() -> None:
    answer = both(6, MILD_RULE, QUICK)

    assert (answer.rule_slug, codes(answer)) == ("quick", ["clock", "OLD"])


def test_of_one_urgency_the_deciding_label_speaks_first() -> None:
    own = Sign("OWN", "Own?", Urgency.SAME_DAY, computed_when={"well": False})
    other = Sign("OTHER", "Other?", Urgency.SAME_DAY, computed_when={"well": False})
    soon = Sign("LATER", "Later?", Urgency.SOON, computed_when={"well": False})
    rules = (
        a_rule("slow", limit_days=60, signs=(soon, other)),
        a_rule("quick", limit_days=5, signs=(own,)),
    )

    answer = both(0, *rules, entries=(ticked(well=False),))

    assert answer.rule_slug == "quick"
    assert codes(answer) == ["OWN", "OTHER", "LATER"]


def test_a_code_of_several_labels_stands_once_at_its_most_urgent() -> None:
    mild = Sign("OWN", "Own?", Urgency.ROUTINE, "Mild.", computed_when={"well": False})
    soon = Sign("OWN", "Own?", Urgency.SOON, "Soon.", computed_when={"well": False})
    red = AgeRule("RED", {"age_days": {"gt": 1}}, Urgency.SAME_DAY, "Red.")
    rules = (
        a_rule("first", signs=(mild,), age_rules=(red,)),
        a_rule("second", signs=(soon,)),
    )

    answer = both(0, *rules, entries=(ticked(well=False),))

    assert answer.rule_slug == "first"
    assert [reason.text for reason in answer.reasons] == ["Red.", "Soon."]


def test_the_other_labels_need_to_be_seen_is_not_a_reason_of_this_one() -> None:
    always = a_rule("always", always_urgency=Urgency.SOON)
    red = AgeRule("RED", {"age_days": {"gt": 1}}, Urgency.SAME_DAY, "Red.")

    answer = both(0, a_rule("red", age_rules=(red,)), always)

    assert codes(answer) == ["RED"]


def test_an_error_counts_for_every_label_and_leaves_the_emergency() -> None:
    rule = a_rule("peeling", always_urgency=Urgency.EMERGENCY)

    answer = both(0, MILD_RULE, rule, gone_on=after(3))

    assert (answer.level, answer.error) == (
        Level.EMERGENCY,
        ErrorCode.RESOLVED_IN_FUTURE,
    )
    assert codes(answer) == ["always_see_doctor", "OLD"]


def test_a_known_suspicion_still_counts_beside_an_unknown_one() -> None:
    own = Sign("OWN", "Own?", Urgency.SOON)
    rule = a_rule("owner", signs=(own,))
    facts = a_spot(suspected=("no-such-thing", "owner"), entries=(ticked("OWN"),))

    answer = on_day(0, facts, rule)

    assert (answer.level, answer.rule_slug) == (Level.URGENT, "owner")
    assert answer.error is ErrorCode.UNKNOWN_CONDITION


def test_without_any_known_suspicion_the_generic_rule_counts() -> None:
    facts = a_spot(suspected=("no-such-thing",), kind=Kind.SPOT)

    answer = on_day(0, facts)

    assert (answer.level, answer.rule_slug) == (None, "unknown-spot")


def test_an_unknown_diagnosis_leaves_the_suspicion() -> None:
    answer = on_day(0, a_spot(diagnosis="no-such-thing"))

    assert (answer.error, answer.rule_slug) == (
        ErrorCode.UNKNOWN_CONDITION,
        "mild-rash",
    )


def book_without(slug: str) -> RuleBook:
    return a_book(a_rule(), retired=frozenset({slug}))


def test_a_retired_condition_is_no_error_and_counts_as_none() -> None:
    facts = a_spot(suspected=("retired-rash",))

    answer = assess(facts, book_without("retired-rash"), DAY_0)

    assert (answer.error, answer.rule_slug) == (None, "unknown-rash")


def test_the_label_of_purple_dots_is_the_sign_itself() -> None:
    facts = Facts(noticed_on=DAY_0, suspected=("petechiae-purpura",))

    answer = assess(facts, rulebook(), after(400))

    assert (answer.level, answer.act_by) == (Level.EMERGENCY, ActBy.NOW)
    assert codes(answer) == ["NON_BLANCHING"]
    assert answer.reasons[0].text.startswith("Call {emergency_number}")


def test_the_label_of_purple_dots_is_an_emergency_even_when_gone() -> None:
    facts = Facts(noticed_on=DAY_0, suspected=("petechiae-purpura",), gone_on=after(1))

    assert assess(facts, rulebook(), after(2)).level is Level.EMERGENCY


def test_the_label_of_purple_dots_ends_with_a_visit_in_this_episode() -> None:
    facts = Facts(
        noticed_on=DAY_0,
        suspected=("petechiae-purpura",),
        visits=(Visit(on=after(1)),),
    )

    assert assess(facts, rulebook(), DAY_0).level is Level.EMERGENCY
    assert assess(facts, rulebook(), after(1)).reason == "clinician_plan"


def test_scalded_skin_is_an_emergency_by_itself() -> None:
    facts = Facts(noticed_on=DAY_0, suspected=("staphylococcal-scalded-skin",))

    answer = assess(facts, rulebook(), DAY_0 + timedelta(days=9))

    assert (answer.level, answer.reason) == (Level.EMERGENCY, "always_see_doctor")
