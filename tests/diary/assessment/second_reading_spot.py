"""The second reading: what holds of a spot under any name."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conditions.rules import RuleBook
from diary.assessment.answer import ErrorCode
from diary.assessment.facts import Entry, Facts, Visit, Withdrawal

Place = tuple[int, int, int]  # kind of list, rule in the book, place in its list


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def completed_months(born_on: date, day: date) -> int:
    """Return the largest n with `born_on` + n months on or before `day`."""
    months = (day.year - born_on.year) * 12 + day.month - born_on.month
    return months if add_months(born_on, months) <= day else months - 1


def four_fifths(days: int) -> int:
    """Return four fifths of `days`, rounded up."""
    return -(-4 * days // 5)


def is_after(visit: Visit, entry: Entry) -> bool:
    """Whether `visit` is known to have taken place after `entry`."""
    if visit.on != entry.on:
        return visit.on > entry.on
    written_since = entry.made_at and visit.told_at and visit.told_at < entry.made_at
    if visit.saw_same_day and not written_since:
        return True
    return bool(visit.at and entry.at and visit.at > entry.at)


def may_follow(later: Entry | Withdrawal, entry: Entry) -> bool:
    """Whether `later` is not known to come before `entry`."""
    if later.on != entry.on or later.at is None or entry.at is None:
        return later.on >= entry.on
    return later.at >= entry.at


def code_of(key: str) -> str:
    return key.rpartition("/")[2]


class Book:
    """The rule book, with its signs laid out for looking up."""

    def __init__(self, rules: RuleBook) -> None:
        self.published = rules
        self.own = {
            slug: {sign.code: sign for sign in rule.signs}
            for slug, rule in rules.rules.items()
        }
        self.places: dict[tuple[str, str], tuple[int, int]] = {
            (slug, sign.code): (in_book, in_rule)
            for in_book, (slug, rule) in enumerate(rules.rules.items())
            for in_rule, sign in enumerate(rule.signs)
        }
        self.global_places = {sign.code: at for at, sign in enumerate(rules.signs)}

    def knows_sign(self, key: str) -> bool:
        slug, _, code = key.rpartition("/")
        if code in self.global_places:
            return True
        rules = [self.own.get(slug, {})] if slug else self.own.values()
        return any(code in signs for signs in rules)


@dataclass(frozen=True)
class Spot:
    """What holds whatever the spot is called."""

    book: Book
    facts: Facts
    today: date

    @cached_property
    def start(self) -> date | None:
        return self.facts.came_back_on or self.facts.noticed_on

    @cached_property
    def visits(self) -> list[Visit]:
        """Visits that took place, the latest last."""
        past = [visit for visit in self.facts.visits if visit.on <= self.today]
        return sorted(
            past, key=lambda v: (v.on, v.at.timestamp() if v.at else float("-inf"))
        )

    @cached_property
    def episode_visits(self) -> list[Visit]:
        return [v for v in self.visits if self.start is None or self.start <= v.on]

    @property
    def seen(self) -> bool:
        return bool(self.episode_visits)

    @property
    def gone(self) -> bool:
        gone_on = self.facts.gone_on
        started = self.start is None or gone_on is None or gone_on >= self.start
        return gone_on is not None and gone_on <= self.today and started

    @cached_property
    def checked(self) -> bool:
        """Whether a doctor saw this episode after blisters were first reported."""
        raw = [e for e in self.facts.entries if e.vesicles or e.pustules]
        maybe_first = [e for e in raw if all(may_follow(other, e) for other in raw)]
        return bool(raw) and any(
            all(is_after(visit, entry) for entry in maybe_first)
            for visit in self.episode_visits
        )

    @cached_property
    def diagnoses(self) -> list[str]:
        """What doctors called it, the latest first."""
        found = [visit.diagnosis for visit in reversed(self.visits)]
        return list(filter(None, [*found, self.facts.diagnosis]))

    @cached_property
    def slugs(self) -> list[str]:
        rules = self.book.published.rules
        by_doctor = [slug for slug in self.diagnoses if slug in rules]
        suspected = [s for s in dict.fromkeys(self.facts.suspected) if s in rules]
        return by_doctor[:1] or suspected or [f"unknown-{self.facts.kind}"]

    @cached_property
    def error(self) -> ErrorCode | None:
        return next((code for code, is_so in ERRORS if is_so(self)), None)

    @property
    def onsets(self) -> list[date]:
        facts = self.facts
        days = (
            facts.noticed_on,
            facts.came_back_on,
            facts.flare_started_on,
            facts.first_seen_on,
        )
        return [day for day in days if day is not None]

    @property
    def names_unknown_condition(self) -> bool:
        published = self.book.published
        return any(
            slug not in published.rules and slug not in published.retired_slugs
            for slug in (*self.diagnoses, *self.facts.suspected)
        )


ERRORS: tuple[tuple[ErrorCode, Callable[[Spot], bool]], ...] = (
    (
        ErrorCode.ONSET_BEFORE_BIRTH,
        lambda s: any(day < (s.facts.born_on or day) for day in s.onsets),
    ),
    (ErrorCode.ONSET_IN_FUTURE, lambda s: any(day > s.today for day in s.onsets)),
    (ErrorCode.BIRTH_IN_FUTURE, lambda s: (s.facts.born_on or s.today) > s.today),
    (
        ErrorCode.RESOLVED_BEFORE_ONSET,
        lambda s: (
            s.facts.came_back_on is None
            and s.facts.gone_on is not None
            and s.facts.gone_on < (s.facts.noticed_on or s.facts.gone_on)
        ),
    ),
    (ErrorCode.RESOLVED_IN_FUTURE, lambda s: (s.facts.gone_on or s.today) > s.today),
    (ErrorCode.UNKNOWN_CONDITION, lambda s: s.names_unknown_condition),
    (
        ErrorCode.UNKNOWN_SIGN,
        lambda s: any(
            not s.book.knows_sign(key) for e in s.facts.entries for key in e.signs
        ),
    ),
)
