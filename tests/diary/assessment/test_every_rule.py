"""Every published rule at each of its boundaries, one table made from the data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from conditions.rules import Clock, Rule, RuleBook, Urgency
from diary.assessment.ages import add_months
from diary.assessment.answer import ACT_BY, ActBy, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Entry, Facts, Visit
from diary.assessment.vocabulary import leaves
from tests.rulebook import rulebook

# Month ends without a 29th, 30th or 31st, leap days, the turn of a year.
STARTS = [
    date(2024, 2, 29),
    date(2025, 1, 31),
    date(2025, 3, 30),
    date(2025, 8, 31),
    date(2025, 11, 29),
    date(2026, 10, 24),
]
RULES = list(rulebook().rules.values())


def four_fifths(days: int) -> int:
    return -(-days * 4 // 5)


def begun(rule: Rule, start: date, **changes: Any) -> Facts:  # noqa: ANN401 (any field)
    """Begin a spot of `rule` on `start`, in a child of an age that fits it."""
    return Facts(
        born_on=start if rule.clock is Clock.BIRTH else start - timedelta(days=15),
        suspected=(rule.slug,),
        noticed_on=start,
        **changes,
    )


def rules(*, limited: bool) -> list[Rule]:
    return [
        rule
        for rule in RULES
        if not rule.always_see_doctor and (rule.limit_days is not None) is limited
    ]


def boundaries() -> Iterator[Any]:
    """Yield every rule's days around nearing and due, and what each must say."""
    for rule in rules(limited=True):
        limit = rule.limit_days or 0
        near = four_fifths(limit)
        for elapsed, level in [
            (near - 1, Level.WITHIN_WINDOW),
            (near, Level.NEARING_LIMIT),
            (limit - 1, Level.NEARING_LIMIT if limit > near else Level.WITHIN_WINDOW),
            (limit, Level.NEARING_LIMIT),
            (limit + 1, Level.EXCEEDED),
            (limit + 400, Level.EXCEEDED),
        ]:
            yield pytest.param(rule, elapsed, level, id=f"{rule.slug} day {elapsed}")


@cache
def ageless() -> RuleBook:
    """Leave out the age rules, whose turn comes in a table of their own."""
    book = rulebook()
    rules = {slug: replace(rule, age_rules=()) for slug, rule in book.rules.items()}
    return replace(book, rules=rules)


def deciding(
    facts: Facts, today: date
) -> tuple[Level | None, ActBy | None, str | None]:
    answer = assess(facts, ageless(), today)
    return answer.level, answer.act_by, answer.reason


@pytest.mark.parametrize(("rule", "elapsed", "level"), list(boundaries()))
def test_a_rule_nears_at_four_fifths_and_is_exceeded_the_day_after_its_limit(
    rule: Rule, elapsed: int, level: Level
) -> None:
    act_by = ACT_BY[rule.urgency_when_exceeded] if level is Level.EXCEEDED else None

    found = {
        deciding(begun(rule, start), start + timedelta(days=elapsed))
        for start in STARTS
    }

    assert found == {(level, act_by, "clock")}


@pytest.mark.parametrize("rule", rules(limited=False), ids=lambda rule: rule.slug)
def test_a_rule_without_a_limit_never_runs_out(rule: Rule) -> None:
    start = STARTS[0]
    facts = begun(rule, start)

    answer = assess(facts, rulebook(), start + timedelta(days=3000))

    assert (answer.level, answer.reason) == (Level.WITHIN_WINDOW, "clock")
    assert (answer.limit_days, answer.due_on) == (None, None)


def reviews() -> Iterator[Any]:
    for rule in RULES:
        after = rule.limit_after_review_days
        if after is not None:
            grace = max(7, -(-after // 4))
            for day in sorted({0, max(0, after - grace), after, after + 50}):
                limit = max(after, day + grace)
                yield pytest.param(rule, day, limit, id=f"{rule.slug} seen day {day}")


@pytest.mark.parametrize(("rule", "visit_after", "limit"), list(reviews()))
def test_after_a_visit_the_review_limit_holds_and_leaves_grace(
    rule: Rule, visit_after: int, limit: int
) -> None:
    start = STARTS[1]
    seen_on = start + timedelta(days=visit_after)
    facts = begun(rule, start, visits=(Visit(on=seen_on),))
    early = max(seen_on, start + timedelta(days=four_fifths(limit) - 1))
    last, due_on = start + timedelta(days=limit), start + timedelta(days=limit + 1)

    answer = assess(facts, rulebook(), last)

    assert (answer.limit_days, answer.due_on) == (limit, due_on)
    assert deciding(facts, due_on)[0] is Level.EXCEEDED
    assert deciding(facts, last)[0] is Level.NEARING_LIMIT
    if early < start + timedelta(days=four_fifths(limit)):
        assert deciding(facts, early)[0] is Level.WITHIN_WINDOW


ALWAYS = [rule for rule in RULES if rule.always_see_doctor]


@pytest.mark.parametrize("rule", ALWAYS, ids=lambda rule: rule.slug)
def test_a_rule_always_to_be_seen_asks_from_day_0_until_a_doctor_has(
    rule: Rule,
) -> None:
    assert rule.always_urgency
    start = STARTS[2]
    level = {
        Urgency.EMERGENCY: Level.EMERGENCY,
        Urgency.SAME_DAY: Level.URGENT,
        Urgency.SOON: Level.URGENT,
        Urgency.ROUTINE: Level.EXCEEDED,
    }[rule.always_urgency]
    reason = (
        "NON_BLANCHING" if rule.slug == "petechiae-purpura" else "always_see_doctor"
    )
    facts = begun(rule, start)
    seen = replace(facts, visits=(Visit(on=start),))

    assert deciding(facts, start) == (level, ACT_BY[rule.always_urgency], reason)
    assert deciding(seen, start)[2] in ("clock", "clinician_plan")


def returns() -> Iterator[Any]:
    for rule in rules(limited=True) + rules(limited=False):
        within = rule.recurrence.within_days
        for days, enough in [(within, True), (within + 1, False)]:
            yield pytest.param(rule, days, enough, id=f"{rule.slug} {days} days")


@pytest.mark.parametrize(("rule", "days", "enough"), list(returns()))
def test_a_spot_came_back_too_often_when_its_starts_reach_the_count(
    rule: Rule, days: int, *, enough: bool
) -> None:
    today, often = STARTS[5], rule.recurrence
    ago = [days, *range(1, often.episodes - 1)]
    facts = Facts(
        born_on=today,
        suspected=(rule.slug,),
        noticed_on=today,
        earlier_starts_on=tuple(today - timedelta(days=number) for number in ago),
    )
    too_often = (Level.EXCEEDED, ACT_BY[often.urgency], "recurrence")

    found = deciding(facts, today)

    assert (found == too_often) is enough


def age_rules() -> Iterator[Any]:
    """Yield every age rule on both sides of every age it reads."""
    for rule in RULES:
        for age_rule in rule.age_rules:
            for fact, held in leaves(age_rule.when):
                for comparator, bound in held.items() if "age" in fact else ():
                    yield pytest.param(
                        rule,
                        age_rule.code,
                        fact,
                        comparator,
                        bound,
                        id=f"{age_rule.code} {fact} {comparator} {bound}",
                    )


@pytest.mark.parametrize(
    ("rule", "code", "fact", "comparator", "bound"), list(age_rules())
)
@pytest.mark.parametrize("born_on", STARTS)
def test_an_age_rule_turns_on_its_very_day(
    *, rule: Rule, code: str, fact: str, comparator: str, bound: int, born_on: date
) -> None:
    turning = bound + 1 if comparator in ("lte", "gt") else bound
    first = (
        add_months(born_on, turning)
        if fact == "age_months"
        else born_on + timedelta(days=turning)
    )

    def in_force(day: date) -> bool:
        noticed_on = day if fact == "onset_age_days" else born_on
        sign = Entry(on=born_on, signs=("WIDESPREAD_HIVES",))
        facts = Facts(
            born_on=born_on,
            suspected=(rule.slug,),
            noticed_on=noticed_on,
            entries=(sign,) if rule.slug == "hives" else (),
        )
        answer = assess(facts, rulebook(), day)
        return code in [reason.code for reason in answer.reasons]

    starts = comparator in ("gt", "gte")
    assert in_force(first) is starts
    assert in_force(first - timedelta(days=1)) is not starts


MISFITS = [rule for rule in RULES if rule.onset_hard_max_days is not None]


@pytest.mark.parametrize("rule", MISFITS, ids=lambda rule: rule.slug)
def test_a_label_fits_up_to_its_hard_limit_and_not_a_day_longer(rule: Rule) -> None:
    oldest = rule.onset_hard_max_days or 0
    born_on = STARTS[3]

    def reason(age: int) -> str | None:
        noticed_on = born_on + timedelta(days=age)
        facts = Facts(born_on=born_on, suspected=(rule.slug,), noticed_on=noticed_on)
        return deciding(facts, noticed_on)[2]

    always = rule.always_see_doctor
    assert reason(oldest) == ("always_see_doctor" if always else "clock")
    assert reason(oldest + 1) == (
        "always_see_doctor" if always else "label_age_mismatch"
    )
