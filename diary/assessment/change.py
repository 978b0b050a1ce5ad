"""The first day on which an answer changes by time alone."""

from datetime import date, timedelta
from math import floor

from diary.assessment.ages import add_months
from diary.assessment.prepared import PreparedBook
from diary.assessment.suspicion import Suspicion, Ticking
from diary.assessment.verdict import Answer, Case, answer, open_case


def next_change_on(
    case: Case, book: PreparedBook, today: date, now: Answer
) -> date | None:
    """Find the first day after `today` with another level or other reasons.

    Only days on which something can turn are looked at, in order, from each
    visit that lies ahead to the next.
    """
    since = today
    while True:
        until = case.course.next_visit_on or date.max
        days = {day for day in _turning_days(case) if since < day < until}
        for day in sorted(days):
            if _differs(answer(case, day), now):
                return day
        if case.course.next_visit_on is None:
            return None
        since = until
        case = open_case(case.course.facts, book, since)
        if _differs(answer(case, since), now):
            return since


def _differs(then: Answer, now: Answer) -> bool:
    return then.level is not now.level or then.reasons != now.reasons


def _turning_days(case: Case) -> list[date]:
    days = [mistake.until for mistake in case.mistakes]
    for suspicion in case.suspicions:
        days += _limits(suspicion.own)
        if suspicion.meanwhile:
            days += _limits(suspicion.meanwhile)
        days += _recurrences(suspicion)
        days += _birthdays(suspicion)
    return days


def _limits(ticking: Ticking) -> list[date]:
    limit = ticking.limit
    days = [day for day in (limit.nearing_on, limit.due_on) if day]
    advice_after = ticking.rule.rule.early_advice_after_days
    if limit.start and advice_after is not None:
        days.append(limit.start + timedelta(days=advice_after + 1))
    return days


def _recurrences(suspicion: Suspicion) -> list[date]:
    """List the days on which an episode begins to count, or no longer does."""
    often = suspicion.rule.rule.recurrence
    starts = suspicion.course.starts
    if suspicion.course.seen or len(starts) < often.episodes:
        return []
    counted = timedelta(days=often.within_days + 1)
    return [*starts, *(start + counted for start in starts)]


def _birthdays(suspicion: Suspicion) -> list[date]:
    """List the days on which the child reaches, or passes, an age of a test."""
    born_on = suspicion.course.facts.born_on
    if born_on is None:
        return []
    return [
        born_on + timedelta(age) if fact == "age_days" else add_months(born_on, age)
        for fact, bound in suspicion.rule.ages
        for age in (floor(bound), floor(bound) + 1)
    ]
