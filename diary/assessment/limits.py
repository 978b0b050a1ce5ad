"""How long a spot may stay: the clock, its limit and the day it is due."""

from datetime import date, timedelta
from typing import NamedTuple

from conditions.rules import Clock, Rule
from diary.assessment.answer import Level
from diary.assessment.course import Course
from diary.assessment.facts import Visit

_LEAST_GRACE = 7


class Limit(NamedTuple):
    """The days of one rule's clock; `due_on` is the first day beyond the limit.

    All days but `start` are None where no clock runs. `by_doctor` says that it
    is as a doctor wished: on the day named, or only if it changes.
    """

    start: date | None
    limit_days: int | None = None
    nearing_on: date | None = None
    due_on: date | None = None
    by_doctor: bool = False

    def level_on(self, day: date) -> Level:
        if self.due_on is None or self.nearing_on is None:
            return Level.WITHIN_WINDOW
        if day >= self.due_on:
            return Level.EXCEEDED
        return Level.NEARING_LIMIT if day >= self.nearing_on else Level.WITHIN_WINDOW


def limit_for(rule: Rule, course: Course) -> Limit:
    """Set the clock of `rule`, as a doctor's visit in this episode has left it."""
    start = _clock_start(rule, course)
    if course.review is not None:
        return _after_review(rule, start, course.review)
    if start is None or rule.limit_days is None:
        return Limit(start)
    return _limit(start, rule.limit_days)


def _clock_start(rule: Rule, course: Course) -> date | None:
    facts = course.facts
    if rule.clock is Clock.BIRTH:
        return facts.born_on
    own_day = {Clock.FLARE: facts.flare_started_on, Clock.LESION: facts.first_seen_on}
    return own_day.get(rule.clock) or course.start


def _after_review(rule: Rule, start: date | None, review: Visit) -> Limit:
    if review.review_on is not None:
        return _named_day(start, review.on, review.review_on)
    days = rule.limit_after_review_days
    if start is None or review.only_if_it_changes or days is None:
        return Limit(start, by_doctor=True)
    grace = max(_LEAST_GRACE, _ceil(days, 4))
    beyond_grace = (review.on - start).days + grace
    return _limit(start, max(days, beyond_grace))


def _limit(start: date, limit_days: int) -> Limit:
    return Limit(
        start,
        limit_days,
        nearing_on=start + timedelta(days=_four_fifths(limit_days)),
        due_on=start + timedelta(days=limit_days + 1),
    )


def _named_day(start: date | None, seen_on: date, review_on: date) -> Limit:
    return Limit(
        start,
        None if start is None else (review_on - start).days - 1,
        nearing_on=seen_on + timedelta(days=_four_fifths((review_on - seen_on).days)),
        due_on=review_on,
        by_doctor=True,
    )


def _four_fifths(days: int) -> int:
    return _ceil(4 * days, 5)


def _ceil(days: int, parts: int) -> int:
    """Divide whole days, rounding up."""
    return -(-days // parts)
