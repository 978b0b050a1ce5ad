"""The second reading: how the days count under one name."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from conditions.rules import Clock, Rule
from tests.diary.assessment.second_reading_spot import Spot, four_fifths


@dataclass(frozen=True)
class Limit:
    """The last day within, the first day beyond, and the day that nears it."""

    days: int | None = None
    due_on: date | None = None
    near_on: date | None = None
    by_doctor: bool = False


def from_start(start: date | None, limit_days: int | None) -> Limit:
    """Count `limit_days` from `start`; the day after them is beyond."""
    if start is None or limit_days is None:
        return Limit()
    near_on = start + timedelta(four_fifths(limit_days))
    return Limit(limit_days, start + timedelta(limit_days + 1), near_on)


def until_review(start: date | None, visited_on: date, review_on: date) -> Limit:
    """Wait for the day the doctor named, counted from the visit."""
    days = None if start is None else (review_on - start).days - 1
    wait = four_fifths((review_on - visited_on).days)
    near_on = visited_on + timedelta(wait)
    return Limit(days, review_on, near_on, by_doctor=True)


@dataclass(frozen=True)
class Days:
    """The clock, the limit and the returns of a spot under one of its names."""

    spot: Spot
    rule: Rule

    @property
    def clock_start(self) -> date | None:
        facts, start = self.spot.facts, self.spot.start
        return {
            Clock.ONSET: start,
            Clock.BIRTH: facts.born_on,
            Clock.FLARE: facts.flare_started_on or start,
            Clock.LESION: facts.first_seen_on or start,
        }[self.rule.clock]

    @property
    def elapsed(self) -> int | None:
        start = self.clock_start
        return None if start is None else (self.spot.today - start).days

    @cached_property
    def limit(self) -> Limit:
        rule, start = self.rule, self.clock_start
        if not self.spot.seen:
            return from_start(start, rule.limit_days)
        visit, after = self.spot.episode_visits[-1], rule.limit_after_review_days
        if visit.review_on:
            return until_review(start, visit.on, visit.review_on)
        if visit.only_if_it_changes or after is None or start is None:
            return Limit()
        grace = max(7, -(-after // 4))
        day_after_grace = visit.on + timedelta(grace + 1)
        due_on = max(start + timedelta(after + 1), day_after_grace)
        return from_start(start, (due_on - start).days - 1)

    @property
    def recurs(self) -> bool:
        facts, often = self.spot.facts, self.rule.recurrence
        starts = {facts.noticed_on, facts.came_back_on, *facts.earlier_starts_on}
        first = self.spot.today - timedelta(often.within_days)
        counted = [day for day in starts if day and first <= day <= self.spot.today]
        return len(counted) >= often.episodes and not self.spot.seen

    @property
    def overdue(self) -> bool:
        return self.limit.due_on is not None and self.spot.today >= self.limit.due_on

    @property
    def nears(self) -> bool:
        return self.limit.near_on is not None and self.spot.today >= self.limit.near_on
