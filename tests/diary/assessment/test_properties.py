"""What holds for every spot."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings, strategies as st

from conditions.rules import RuleBook, Urgency
from diary.assessment.answer import ActBy, Assessment, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Entry, Facts, Visit
from tests.diary.assessment.spots import KEYS, SLUGS, TODAY, days_ago, spots
from tests.rulebook import rulebook

pytestmark = pytest.mark.slow

LEVELS = [*Level, None]
ACTS = [*ActBy, None]
URGENCIES = list(Urgency)

ahead = st.integers(0, 2_000).map(lambda days: TODAY + timedelta(days=days))


@cache
def without_age_rules() -> RuleBook:
    book = rulebook()
    rules = {slug: replace(rule, age_rules=()) for slug, rule in book.rules.items()}
    return replace(book, rules=rules)


def pressing(answer: Assessment) -> tuple[int, int]:
    """Rank an answer, 0 first; what asks for a doctor sooner ranks lower."""
    return LEVELS.index(answer.level), ACTS.index(answer.act_by)


@settings(max_examples=200)
@given(spots(calm=True), ahead, ahead)
def test_more_days_never_lower_a_level(facts: Facts, one: date, two: date) -> None:
    book = without_age_rules()

    earlier = assess(facts, book, min(one, two))
    later = assess(facts, book, max(one, two))

    assert LEVELS.index(later.level) <= LEVELS.index(earlier.level)


@settings(max_examples=200)
@given(spots(), st.sampled_from(KEYS), days_ago(60))
def test_another_sign_never_lowers_a_level(facts: Facts, key: str, on: date) -> None:
    reported = replace(facts, entries=(*facts.entries, Entry(on=on, signs=(key,))))

    before = assess(facts, rulebook(), TODAY)
    after = assess(reported, rulebook(), TODAY)

    assert pressing(after) <= pressing(before)


@settings(max_examples=200)
@given(spots(), st.sampled_from(KEYS), st.integers(0, 2))
def test_another_sign_in_the_same_entry_never_lowers_a_level(
    facts: Facts, key: str, number: int
) -> None:
    def with_sign(nth: int, entry: Entry) -> Entry:
        here = nth == number
        return replace(entry, signs=(*entry.signs, key)) if here else entry

    entries = tuple(with_sign(nth, entry) for nth, entry in enumerate(facts.entries))

    before = assess(facts, rulebook(), TODAY)
    after = assess(replace(facts, entries=entries), rulebook(), TODAY)

    assert pressing(after) <= pressing(before)


@settings(max_examples=200)
@given(spots(suspected=1), st.sampled_from(SLUGS))
def test_another_suspicion_never_eases_the_answer_nor_puts_off_an_equal_one(
    facts: Facts, slug: str
) -> None:
    before = assess(facts, rulebook(), TODAY)
    wider = replace(facts, suspected=(*facts.suspected, slug))
    after = assess(wider, rulebook(), TODAY)

    assert pressing(after) <= pressing(before)
    if pressing(after) == pressing(before):
        assert (after.due_on or date.max) <= (before.due_on or date.max)


def test_a_more_pressing_suspicion_may_bring_its_own_later_day() -> None:
    facts = Facts(
        suspected=("drool-rash",),
        noticed_on=TODAY,
        earlier_starts_on=(TODAY - timedelta(days=10),),
    )
    wider = replace(facts, suspected=("drool-rash", "contact-dermatitis"))

    alone, both = (assess(each, rulebook(), TODAY) for each in (facts, wider))

    assert (alone.level, alone.due_on) == (
        Level.WITHIN_WINDOW,
        TODAY + timedelta(days=8),
    )
    assert (both.level, both.due_on) == (Level.EXCEEDED, TODAY + timedelta(days=29))


@settings(max_examples=100)
@given(spots())
def test_the_order_of_suspicions_moves_neither_level_nor_due_day(facts: Facts) -> None:
    turned = replace(facts, suspected=facts.suspected[::-1])

    one, other = (assess(each, rulebook(), TODAY) for each in (facts, turned))

    assert pressing(one) == pressing(other)
    assert one.due_on == other.due_on


@settings(max_examples=100)
@given(spots())
def test_a_visit_of_today_leaves_no_earlier_sign(facts: Facts) -> None:
    seen = replace(facts, visits=(*facts.visits, Visit(on=TODAY + timedelta(days=1))))

    answer = assess(seen, rulebook(), TODAY + timedelta(days=1))

    assert answer.level not in (Level.EMERGENCY, Level.URGENT)


@settings(max_examples=100)
@given(spots())
def test_same_facts_same_rules_and_same_day_give_the_same_answer(facts: Facts) -> None:
    told_again = replace(facts)
    same_rules = replace(rulebook())

    first = assess(facts, rulebook(), TODAY)

    assert assess(told_again, same_rules, TODAY) == first
    assert assess(facts, rulebook(), TODAY) == first


@settings(max_examples=100)
@given(spots(), st.integers(0, 400))
def test_every_answer_holds_together(facts: Facts, days: int) -> None:
    today = TODAY + timedelta(days=days)

    answer = assess(facts, rulebook(), today)

    assert answer.next_change_on is None or answer.next_change_on > today
    assert bool(answer.reasons) is (answer.level is not None)
    assert (answer.level is None) <= (answer.error is not None)
    assert bool(answer.error_text) is (answer.error is not None)
    asks = answer.level in (Level.EMERGENCY, Level.URGENT, Level.EXCEEDED)
    assert asks is (answer.act_by is not None)
    if answer.due_on and answer.clock_start and answer.limit_days is not None:
        assert (answer.due_on - answer.clock_start).days == answer.limit_days + 1
    codes = [reason.code for reason in answer.reasons]
    assert len(codes) == len(set(codes))
    pressing_first = [r.urgency for r in answer.reasons if r.urgency]
    assert answer.level in (Level.EXCEEDED, Level.NEEDS_INFORMATION) or (
        pressing_first == sorted(pressing_first, key=URGENCIES.index)
    )
