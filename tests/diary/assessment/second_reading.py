"""A second reading of the assessment paper, written apart from the engine.

It follows the paper sentence by sentence as tables and prefers plain words to
speed. Where it and the engine disagree, one of them has misread the paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conditions.rules import Clock, Rule, RuleBook, Urgency
from diary.assessment.answer import ACT_BY, ActBy, ErrorCode, Level
from diary.assessment.facts import Facts
from tests.diary.assessment.second_reading_days import Days
from tests.diary.assessment.second_reading_signs import LAST, Signs, each_once
from tests.diary.assessment.second_reading_spot import Book, Spot

LEVEL_RANK = {level: rank for rank, level in enumerate((*Level, None))}
ACT_RANK = {act_by: rank for rank, act_by in enumerate((*ActBy, None))}


@dataclass(frozen=True)
class Reading:
    """What the paper says; reasons are pairs of code and words."""

    level: Level | None
    act_by: ActBy | None
    reasons: tuple[tuple[str, str], ...]
    error: ErrorCode | None
    elapsed_days: int | None
    clock: Clock
    clock_start: date | None
    limit_days: int | None
    due_on: date | None
    rule_slug: str


@dataclass(frozen=True)
class Label:
    """The answer for a spot under one of its names."""

    spot: Spot
    rule: Rule

    @cached_property
    def signs(self) -> Signs:
        return Signs(self.spot, self.rule)

    @cached_property
    def own_days(self) -> Days:
        return Days(self.spot, self.rule)

    @cached_property
    def generic_days(self) -> Days:
        return Days(self.spot, self.spot.book.published.rules["unknown-rash"])

    @property
    def days(self) -> Days:
        """The days that count: the generic ones where the misfit decides."""
        misfit = "label_age_mismatch" in self.verdict.reasons
        return self.generic_days if misfit else self.own_days

    @property
    def misfits(self) -> bool:
        born_on, start = self.spot.facts.born_on, self.spot.start
        oldest = self.rule.onset_hard_max_days
        if born_on is None or start is None or oldest is None:
            return False
        return (start - born_on).days > oldest

    @cached_property
    def verdict(self) -> "Verdict":
        return next(verdict for applies, verdict in ORDER if applies(self))

    @property
    def act_by(self) -> ActBy | None:
        urgency = self.verdict.asks(self)
        return ACT_BY[urgency] if urgency else None

    def pressing(self) -> tuple[int, int, date]:
        """The order of answers where several conditions are suspected."""
        due_on = self.days.limit.due_on or date.max
        return LEVEL_RANK[self.verdict.level], ACT_RANK[self.act_by], due_on

    @property
    def deciding(self) -> list[tuple[str, str]]:
        rule, verdict = self.days.rule, self.verdict
        told = [(code, self.words(code)) for code in verdict.reasons]
        early = rule.early_advice_after_days
        within = verdict.level is Level.WITHIN_WINDOW
        if within and early is not None and (self.days.elapsed or 0) > early:
            told.append(("early_advice", rule.early_advice))
        return told

    def words(self, code: str) -> str:
        """What the engine's sentence and its sources must tell; not its wording."""
        limit, rule = self.days.limit, self.days.rule
        source = "a doctor" if limit.by_doctor else rule.slug
        facts = {
            "clock": (self.verdict.level, limit.due_on, self.act_by, source),
            "always_see_doctor": (self.rule.always_reason, self.act_by, rule.slug),
            "recurrence": (self.rule.recurrence, self.act_by),
            "resolved": (self.spot.facts.gone_on,),
            "label_age_mismatch": (self.rule.name,),
        }
        return " ".join(map(str, facts.get(code, ())))

    def reading(self, labels: list["Label"]) -> Reading:
        """This label's answer, with the signs of the others added to its reasons."""
        return Reading(
            level=self.verdict.level,
            act_by=self.act_by,
            reasons=self.reasons(labels) if self.verdict.level else (),
            error=self.spot.error,
            elapsed_days=self.days.elapsed,
            clock=self.days.rule.clock,
            clock_start=self.days.clock_start,
            limit_days=self.days.limit.days,
            due_on=self.days.limit.due_on,
            rule_slug=self.days.rule.slug,
        )

    def reasons(self, labels: list["Label"]) -> tuple[tuple[str, str], ...]:
        """What decided, then what asks for a doctor here, then under other labels."""
        others = [s for label in labels for s in label.signs.standings]
        asking = [s for s in others if s.place is not LAST]
        ranked = each_once([*self.signs.standings, *asking])
        return (*self.deciding, *((s.code, s.text) for s in ranked))


@dataclass(frozen=True)
class Verdict:
    """A level, the codes that decided it, and how soon it asks for a doctor."""

    level: Level | None
    reasons: tuple[str, ...] = ()
    asks: Callable[[Label], Urgency | None] = lambda _: None


def asks_always(label: Label) -> Urgency | None:
    return label.rule.always_urgency


def asks_exceeded(label: Label) -> Urgency:
    return label.days.rule.urgency_when_exceeded


def is_unseen(label: Label, *urgencies: Urgency) -> bool:
    return label.rule.always_urgency in urgencies and not label.spot.seen


ORDER: tuple[tuple[Callable[[Label], bool], Verdict], ...] = (
    (
        lambda v: v.signs.worst is Urgency.EMERGENCY,
        Verdict(Level.EMERGENCY, (), lambda v: v.signs.worst),
    ),
    (
        lambda v: v.signs.worst in (Urgency.SAME_DAY, Urgency.SOON),
        Verdict(Level.URGENT, (), lambda v: v.signs.worst),
    ),
    (lambda v: v.spot.error is not None, Verdict(None)),
    (lambda v: v.spot.gone, Verdict(Level.RESOLVED, ("resolved",))),
    (
        lambda v: is_unseen(v, Urgency.ROUTINE),
        Verdict(Level.EXCEEDED, ("always_see_doctor",), asks_always),
    ),
    (
        lambda v: v.spot.start is None,
        Verdict(Level.NEEDS_INFORMATION, ("missing_onset",)),
    ),
    (
        lambda v: v.rule.clock is Clock.BIRTH and v.spot.facts.born_on is None,
        Verdict(Level.NEEDS_INFORMATION, ("missing_dob",)),
    ),
    (
        lambda v: v.misfits and v.generic_days.overdue,
        Verdict(Level.EXCEEDED, ("clock", "label_age_mismatch"), asks_exceeded),
    ),
    (
        lambda v: v.misfits,
        Verdict(Level.NEEDS_INFORMATION, ("label_age_mismatch",)),
    ),
    (
        lambda v: v.own_days.recurs,
        Verdict(Level.EXCEEDED, ("recurrence",), lambda v: v.rule.recurrence.urgency),
    ),
    (lambda v: v.own_days.overdue, Verdict(Level.EXCEEDED, ("clock",), asks_exceeded)),
    (lambda v: v.own_days.nears, Verdict(Level.NEARING_LIMIT, ("clock",))),
    (
        lambda v: v.spot.seen and v.own_days.limit.due_on is None,
        Verdict(Level.WITHIN_WINDOW, ("clinician_plan",)),
    ),
    (lambda _: True, Verdict(Level.WITHIN_WINDOW, ("clock",))),
)


class SecondReading:
    """The paper, ready to read facts with one rule book."""

    def __init__(self, rules: RuleBook) -> None:
        self.book = Book(rules)

    def read(self, facts: Facts, today: date) -> Reading:
        """Say where a spot stands: of several labels, the most pressing answer."""
        spot = Spot(self.book, facts, today)
        labels = [Label(spot, self.book.published.rules[slug]) for slug in spot.slugs]
        return min(labels, key=Label.pressing).reading(labels)
