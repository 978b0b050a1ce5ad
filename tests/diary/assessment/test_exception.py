"""Pinpoint dots after hard straining: lowered to urgent, never to nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conditions.rules import AgeRule, RuleBook, SignException, Source, Urgency
from diary.assessment.ages import add_months
from diary.assessment.answer import ActBy, Assessment, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal
from tests.diary.assessment.makers import (
    BORN,
    DAY_0,
    MILD,
    NOW,
    SOON,
    TODAY,
    a_book,
    a_rule,
    a_spot,
    after,
    at,
    codes,
    ticked,
)
from tests.rulebook import rulebook

STRAINED = Entry(
    on=DAY_0,
    signs=("NON_BLANCHING",),
    temperature_c=37.2,
    sites=("cheek", "neck"),
    after_straining=True,
    well=True,
    spreading=False,
)
LOWERED, DOTS = "HEAD_NECK_AFTER_STRAIN", "NON_BLANCHING"


def dots(*entries: Entry, day: int = 9, **changes: Any) -> Assessment:  # noqa: ANN401 (any field)
    given: dict[str, Any] = {
        "born_on": BORN,
        "suspected": ("contact-dermatitis",),
        "noticed_on": DAY_0,
        "entries": entries,
    }
    return assess(Facts(**(given | changes)), rulebook(), after(day))


def test_dots_after_straining_are_urgent_and_never_nothing() -> None:
    answer = dots(STRAINED)

    assert (answer.level, answer.act_by) == (Level.URGENT, ActBy.TODAY)
    assert codes(answer) == [LOWERED]
    assert answer.reasons[0].text == rulebook().exceptions[0].instruction
    assert answer.reasons[0].sources[0] == "kingston_nbr"
    assert answer.reasons[0].urgency is Urgency.SAME_DAY


@pytest.mark.parametrize(
    "changes",
    [
        {"sites": ("cheek", "chest")},
        {"sites": ()},
        {"after_straining": False},
        {"after_straining": None},
        {"after_straining": None, "cough": True},
        {"temperature_c": 38.0},
        {"temperature_c": None},
        {"well": False},
        {"well": None},
        {"spreading": True},
        {"spreading": None},
        {"signs": ("NON_BLANCHING", "BREATHING")},
        {"signs": ("NON_BLANCHING", "PAINFUL_RASH")},
        {"signs": ("NON_BLANCHING", "BLISTERING")},
        {"fever_days": 5},
    ],
)
def test_every_condition_must_be_positively_known(changes: dict[str, Any]) -> None:
    answer = dots(replace(STRAINED, **changes))

    assert answer.level is Level.EMERGENCY
    assert DOTS in codes(answer)
    assert LOWERED not in codes(answer)


def test_temperature_just_below_a_fever_is_no_fever() -> None:
    assert codes(dots(replace(STRAINED, temperature_c=37.9))) == [LOWERED]


@pytest.mark.parametrize("sign", ["WEAK_IMMUNITY", "HAEMANGIOMA_RISK"])
def test_a_sign_that_asks_within_days_does_not_end_the_exception(sign: str) -> None:
    answer = dots(replace(STRAINED, signs=("NON_BLANCHING", sign)))

    assert codes(answer) == [LOWERED, sign]


def test_another_sign_ends_the_exception_from_any_entry() -> None:
    assert dots(STRAINED, ticked("PAINFUL_RASH")).level is Level.EMERGENCY
    assert dots(ticked("PAINFUL_RASH", day=-3), STRAINED).level is Level.EMERGENCY


def test_another_sign_that_was_taken_back_does_not_end_the_exception() -> None:
    mistake = Withdrawal("PAINFUL_RASH", TakenBack.MISTAKE, DAY_0)

    answer = dots(STRAINED, ticked("PAINFUL_RASH"), withdrawals=(mistake,))

    assert codes(answer) == [LOWERED]


@pytest.mark.parametrize(
    "born_on", [DAY_0.replace(year=2025, month=11, day=30), DAY_0, BORN]
)
def test_three_months_of_age_are_needed_on_the_entrys_day(born_on: date) -> None:
    old_enough = add_months(born_on, 3)
    young = old_enough - timedelta(days=1)

    def on(day: date) -> list[str]:
        entry = replace(STRAINED, on=day)
        return codes(dots(entry, day=400, born_on=born_on, noticed_on=born_on))

    assert on(old_enough) == [LOWERED]
    assert on(young) == [DOTS]


def test_without_a_birth_date_the_exception_is_not_granted() -> None:
    assert codes(dots(STRAINED, born_on=None)) == [DOTS]


@pytest.mark.parametrize(
    "denial",
    [
        {"temperature_c": 38.5},
        {"well": False},
        {"spreading": True},
        {"sites": ("chest",)},
        {"after_straining": False},
    ],
)
def test_a_later_entry_that_denies_a_condition_ends_the_exception(
    denial: dict[str, Any],
) -> None:
    later = Entry(on=after(1), **denial)

    assert DOTS in codes(dots(STRAINED, later))
    assert DOTS in codes(dots(later, STRAINED))


def test_a_later_entry_that_leaves_things_unknown_does_not_end_it() -> None:
    assert codes(dots(STRAINED, Entry(on=after(1)))) == [LOWERED]


def test_an_earlier_entry_does_not_end_it() -> None:
    earlier = Entry(on=after(-1), well=False, sites=("chest",))

    assert codes(dots(earlier, STRAINED)) == [LOWERED]


@pytest.mark.parametrize(
    ("mine", "other", "ends"),
    [
        (None, None, True),
        (10, None, True),
        (None, 9, True),
        (10, 11, True),
        (10, 10, True),
        (10, 9, False),
    ],
)
def test_on_the_same_day_only_a_known_earlier_time_is_earlier(
    mine: int | None, other: int | None, *, ends: bool
) -> None:
    strained = replace(STRAINED, at=None if mine is None else at(0, mine))
    unwell = Entry(on=DAY_0, at=None if other is None else at(0, other), well=False)

    assert codes(dots(unwell, strained)) == [DOTS if ends else LOWERED]
    assert codes(dots(strained, unwell)) == [DOTS if ends else LOWERED]


def test_of_several_entries_the_most_pressing_holds() -> None:
    plain = Entry(on=after(-2), signs=(DOTS,))

    answer = dots(plain, STRAINED)

    assert codes(answer) == [DOTS]
    assert answer.level is Level.EMERGENCY


def test_a_conditions_own_wording_is_lowered_the_same_way() -> None:
    entry = replace(STRAINED, signs=("viral-rash/NON_BLANCHING",))

    assert codes(dots(entry, suspected=("viral-rash",))) == [LOWERED]


def test_a_lowered_sign_that_went_leaves_no_word() -> None:
    gone = Withdrawal(DOTS, TakenBack.GONE_WITHOUT_HELP, DAY_0)

    lowered = dots(STRAINED, withdrawals=(gone,))
    plain = dots(replace(STRAINED, well=False), withdrawals=(gone,))

    assert codes(lowered) == ["clock"]
    assert codes(plain) == ["clock", DOTS]


def test_a_visit_clears_the_lowered_sign() -> None:
    assert codes(dots(STRAINED, visits=(Visit(on=after(1)),))) == ["clock"]


# The label itself


def labelled(*entries: Entry, **changes: Any) -> Assessment:  # noqa: ANN401 (any field)
    return dots(*entries, suspected=("petechiae-purpura",), **changes)


UNTICKED = replace(STRAINED, signs=())


def test_the_label_of_dots_has_the_exception_too() -> None:
    answer = labelled(UNTICKED)

    assert (answer.level, codes(answer)) == (Level.URGENT, [LOWERED])


def test_the_label_of_dots_needs_an_entry_that_grants_it() -> None:
    assert codes(labelled()) == [DOTS]
    assert codes(labelled(Entry(on=DAY_0))) == [DOTS]


def test_an_entry_of_an_earlier_episode_grants_the_label_nothing() -> None:
    before = replace(UNTICKED, on=after(-9))

    answer = labelled(before, noticed_on=after(-9), came_back_on=DAY_0)

    assert (answer.level, codes(answer)) == (Level.EMERGENCY, [DOTS])


def test_the_label_of_dots_is_denied_by_a_later_entry() -> None:
    unwell = Entry(on=after(1), well=False)

    assert codes(labelled(UNTICKED, unwell)) == [DOTS]
    assert codes(labelled(unwell, replace(UNTICKED, on=after(2)))) == [LOWERED]


def test_the_label_of_dots_takes_the_age_of_today() -> None:
    born_on = add_months(DAY_0, -2)

    young = labelled(UNTICKED, born_on=born_on, day=0)
    old_enough = labelled(UNTICKED, born_on=born_on, day=31)

    assert codes(young) == [DOTS]
    assert young.next_change_on == add_months(born_on, 3) == after(31)
    assert codes(old_enough) == [LOWERED]


def test_a_ticked_sign_keeps_the_age_of_its_day_under_the_label() -> None:
    born_on = add_months(DAY_0, -2)

    assert codes(labelled(STRAINED, born_on=born_on, day=31)) == [DOTS]


# Any published exception


def a_book_with(*exceptions: SignException, age: Urgency = Urgency.SOON) -> RuleBook:
    old = AgeRule("OLD", {"age_months": {"gte": 14}}, age, "Old.")
    return a_book(
        a_rule(age_rules=(old,)),
        signs=(NOW, TODAY, SOON, MILD),
        exceptions=exceptions,
    )


def test_an_exception_never_raises_a_sign() -> None:
    raising = SignException("RAISED", "SOON", Urgency.SAME_DAY, {"well": True})
    same = SignException("SAME", "SOON", Urgency.SOON, {"well": True})
    facts = a_spot(entries=(ticked("SOON", well=True),))

    assert codes(assess(facts, a_book_with(raising), DAY_0)) == ["SOON"]
    assert codes(assess(facts, a_book_with(same), DAY_0)) == ["SOON"]


def test_of_several_exceptions_the_one_that_lowers_most_holds() -> None:
    today = SignException("LESS", "NOW", Urgency.SAME_DAY, {"well": True})
    soon = SignException(
        *("LEAST", "NOW", Urgency.SOON, {"spreading": False}),
        sources=(Source("why", "Why"),),
    )
    facts = a_spot(entries=(ticked("NOW", well=True, spreading=False),))

    answer = assess(facts, a_book_with(today, soon), DAY_0)

    assert codes(answer) == ["LEAST"]
    assert answer.reasons[0].text == "Ask for a doctor within a few days."
    assert answer.reasons[0].sources == ("why",)
    assert answer.reasons[0].urgency is Urgency.SOON


def test_an_exception_of_another_sign_lowers_nothing() -> None:
    other = SignException("LESS", "TODAY", Urgency.SOON, {"well": True})
    facts = a_spot(entries=(ticked("NOW", well=True),))

    assert codes(assess(facts, a_book_with(other), DAY_0)) == ["NOW"]


def test_an_age_rule_counts_among_the_other_signs_from_its_day() -> None:
    alone = SignException("LESS", "NOW", Urgency.SAME_DAY, {"no_other_sign": "soon"})
    facts = a_spot(entries=(ticked("NOW"),))
    book = a_book_with(alone)

    before = assess(facts, book, after(13))

    assert codes(before) == ["LESS"]
    assert before.next_change_on == after(14)
    assert codes(assess(facts, book, after(14))) == ["NOW", "OLD"]


def test_a_lowered_sign_takes_the_place_of_the_sign() -> None:
    lowered = SignException("LESS", "NOW", Urgency.SAME_DAY, {"well": True})
    facts = a_spot(entries=(ticked("TODAY", "NOW", well=True),))

    assert codes(assess(facts, a_book_with(lowered), DAY_0)) == ["LESS", "TODAY"]
