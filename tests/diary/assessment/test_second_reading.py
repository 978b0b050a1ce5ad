"""The engine and the second reading of the paper agree on random cases."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from random import Random

import pytest

from diary.assessment.answer import ActBy, Assessment, ErrorCode, Level
from diary.assessment.engine import assess
from diary.assessment.facts import Facts
from tests.diary.assessment.random_cases import RandomCases
from tests.diary.assessment.second_reading import Reading, SecondReading
from tests.rulebook import rulebook

pytestmark = pytest.mark.slow
SEED = 20261121
CASES = 100_000
CASES_OVER_TIME = 3_000
DAYS_ONE_BY_ONE = 40
DAYS_AHEAD = 2_200

NAMES = [
    "level",
    "act_by",
    "error",
    "elapsed_days",
    "clock",
    "clock_start",
    "limit_days",
    "due_on",
    "rule_slug",
]
KINDS = {
    "clock",
    "always_see_doctor",
    "recurrence",
    "clinician_plan",
    "resolved",
    "missing_onset",
    "missing_dob",
    "label_age_mismatch",
    "early_advice",
    "HEAD_NECK_AFTER_STRAIN",
}


def cases(count: int) -> Iterator[tuple[Facts, date]]:
    drawn = RandomCases(rulebook(), SEED)
    return (drawn.draw() for _ in range(count))


def told(answer: Assessment | Reading) -> dict[str, object]:
    """Return what both must agree on, by name."""
    reasons = (
        [reason.code for reason in answer.reasons]
        if isinstance(answer, Assessment)
        else [code for code, _ in answer.reasons]
    )
    return {name: getattr(answer, name) for name in NAMES} | {"reasons": reasons}


def shown(number: int, facts: Facts, today: date) -> str:
    """Spell out a case so that it can be repeated and read."""
    told_facts = {name: fact for name, fact in asdict(facts).items() if fact}
    as_json = json.dumps(told_facts, default=str, indent=1)
    return f"seed {SEED}, case {number}, today {today}, facts {as_json}"


def standing(reading: Reading) -> tuple[object, ...]:
    return reading.level, reading.reasons


def test_the_engine_agrees_with_the_second_reading() -> None:
    rules = rulebook()
    paper = SecondReading(rules)

    for number, (facts, today) in enumerate(cases(CASES)):
        engine, second = assess(facts, rules, today), paper.read(facts, today)

        assert told(engine) == told(second), shown(number, facts, today)


def test_next_change_is_the_first_day_on_which_the_second_reading_differs() -> None:
    rules = rulebook()
    paper = SecondReading(rules)
    later = Random(SEED)  # noqa: S311 - repeatable, not secret

    for number, (facts, today) in enumerate(cases(CASES_OVER_TIME)):
        now = standing(paper.read(facts, today))
        change_on = assess(facts, rules, today).next_change_on
        last = change_on or today + timedelta(DAYS_AHEAD)
        ahead = range(1, (last - today).days)
        offsets = [*ahead[:DAYS_ONE_BY_ONE], *ahead[-1:]]
        offsets += later.sample(ahead, min(20, len(ahead)))
        days = [today + timedelta(offset) for offset in offsets]
        early = [day for day in days if standing(paper.read(facts, day)) != now]

        assert not early, f"{change_on}: {shown(number, facts, today)}"
        if change_on:
            then = standing(paper.read(facts, change_on))
            assert then != now, f"{change_on}: {shown(number, facts, today)}"


def test_random_cases_reach_every_level_reason_and_error() -> None:
    rules = rulebook()
    paper = SecondReading(rules)
    signs = {sign.code for sign in rules.signs}
    age_rules = {age.code for rule in rules.rules.values() for age in rule.age_rules}

    readings = [paper.read(facts, today) for facts, today in cases(20_000)]

    found = Counter(code for reading in readings for code, _ in reading.reasons)
    found.update(str(reading.level) for reading in readings)
    found.update(f"act {reading.act_by}" for reading in readings)
    found.update(str(reading.error) for reading in readings)
    often = {*KINDS, *map(str, Level), *map(str, ErrorCode)}
    often |= {f"act {act_by}" for act_by in ActBy}
    assert not [code for code in often if found[code] < 50]
    assert not [code for code in signs if found[code] < 20]
    assert not [code for code in age_rules if found[code] < 5]
