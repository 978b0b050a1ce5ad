"""What is impossible about the facts, and the sentence that says so."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from diary.assessment.ages import spelled
from diary.assessment.answer import ErrorCode
from diary.assessment.facts import Facts


class Mistake(NamedTuple):
    """Something impossible, up to the day `until`, which no longer is."""

    code: ErrorCode
    text: str
    until: date = date.max


def impossible_days(facts: Facts, today: date) -> Iterator[Mistake]:
    """Find impossible dates, in the order in which errors are reported.

    Those that lie ahead of `today` are impossible until their day has come.
    """
    born_on = facts.born_on
    onsets = [(day, what) for day, what in _onsets(facts) if day]
    for day, what in onsets:
        if born_on and day < born_on:
            text = f"{_the_day(day, what)} is before the birth on {spelled(born_on)}."
            yield Mistake(ErrorCode.ONSET_BEFORE_BIRTH, text)
    for day, what in onsets:
        if day > today:
            yield _ahead(ErrorCode.ONSET_IN_FUTURE, day, what)
    if born_on and born_on > today:
        yield _ahead(ErrorCode.BIRTH_IN_FUTURE, born_on, "of birth")
    if facts.gone_on:
        yield from _impossible_end(facts, facts.gone_on, today)


def unknown_name(condition: str | None, sign: str | None) -> Iterator[Mistake]:
    """Report a condition and a sign that were never published."""
    if condition is not None:
        text = f"There is no condition called “{condition}”. Choose one of the list."
        yield Mistake(ErrorCode.UNKNOWN_CONDITION, text)
    if sign is not None:
        text = f"There is no warning sign called “{sign}”. Choose one of the list."
        yield Mistake(ErrorCode.UNKNOWN_SIGN, text)


def _onsets(facts: Facts) -> tuple[tuple[date | None, str], ...]:
    return (
        (facts.noticed_on, "it was first noticed"),
        (facts.came_back_on, "it came back"),
        (facts.flare_started_on, "the flare began"),
        (facts.first_seen_on, "this spot was first seen"),
    )


def _impossible_end(facts: Facts, gone_on: date, today: date) -> Iterator[Mistake]:
    """Compare with the onset; once it came back, the day speaks of any episode."""
    noticed_on = None if facts.came_back_on else facts.noticed_on
    if noticed_on and gone_on < noticed_on:
        gone = _the_day(gone_on, "it was gone")
        text = f"{gone} is before it was first noticed on {spelled(noticed_on)}."
        yield Mistake(ErrorCode.RESOLVED_BEFORE_ONSET, text)
    if gone_on > today:
        yield _ahead(ErrorCode.RESOLVED_IN_FUTURE, gone_on, "it was gone")


def _ahead(code: ErrorCode, day: date, what: str) -> Mistake:
    return Mistake(code, f"{_the_day(day, what)} is in the future.", until=day)


def _the_day(day: date, what: str) -> str:
    return f"The day {what}, {spelled(day)},"
