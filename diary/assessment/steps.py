"""The steps after signs and errors, in the order in which they decide."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from conditions.rules import Clock, Rule, Urgency
from diary.assessment import words
from diary.assessment.answer import Level, Reason
from diary.assessment.suspicion import Suspicion, Ticking


class Step(NamedTuple):
    """What a step decided; `ticking` is the clock that it went by."""

    level: Level
    head: tuple[Reason, ...]
    urgency: Urgency | None
    ticking: Ticking


def decide(suspicion: Suspicion, day: date) -> Step:
    """Take the first step that has an answer; the last one always has."""
    for step in _STEPS:
        decided = step(suspicion, day)
        if decided:
            return decided
    return _clock(suspicion, day)


def _resolved(suspicion: Suspicion, day: date) -> Step | None:
    gone_on = suspicion.course.gone_on
    if gone_on is None or gone_on > day:
        return None
    reason = Reason("resolved", words.resolved(gone_on))
    return Step(Level.RESOLVED, (reason,), None, suspicion.own)


def _always_to_be_seen(suspicion: Suspicion, _day: date) -> Step | None:
    always = suspicion.rule.always
    if always is None or not suspicion.unseen:
        return None
    return _exceeded(always.reason, suspicion.own)


def _missing(suspicion: Suspicion, _day: date) -> Step | None:
    facts = suspicion.course.facts
    if suspicion.course.start is None:
        reason = Reason("missing_onset", words.MISSING_ONSET)
    elif facts.born_on is None and suspicion.rule.rule.clock is Clock.BIRTH:
        reason = Reason("missing_dob", words.MISSING_BIRTH)
    else:
        return None
    return Step(Level.NEEDS_INFORMATION, (reason,), None, suspicion.own)


def _misfit(suspicion: Suspicion, day: date) -> Step | None:
    meanwhile = suspicion.meanwhile
    if meanwhile is None:
        return None
    reason = Reason("label_age_mismatch", words.misfit(suspicion.rule.rule.name))
    if meanwhile.limit.level_on(day) is Level.EXCEEDED:
        return _exceeded(_clock_reason(meanwhile, Level.EXCEEDED), meanwhile, reason)
    return Step(Level.NEEDS_INFORMATION, (reason,), None, meanwhile)


def _recurrence(suspicion: Suspicion, day: date) -> Step | None:
    rule = suspicion.rule.rule
    if not suspicion.unseen or not _came_back_too_often(rule, suspicion, day):
        return None
    urgency = rule.recurrence.urgency
    text = words.recurrence(rule.recurrence)
    return _exceeded(Reason("recurrence", text, urgency=urgency), suspicion.own)


def _clock(suspicion: Suspicion, day: date) -> Step:
    ticking = suspicion.own
    level = ticking.limit.level_on(day)
    reason = _clock_reason(ticking, level)
    if level is Level.EXCEEDED:
        return _exceeded(reason, ticking)
    head = (reason, *_early_advice(ticking, level, day))
    return Step(level, head, None, ticking)


_STEPS: tuple[Callable[[Suspicion, date], Step | None], ...] = (
    _resolved,
    _always_to_be_seen,
    _missing,
    _misfit,
    _recurrence,
)


def _exceeded(reason: Reason, ticking: Ticking, *more: Reason) -> Step:
    return Step(Level.EXCEEDED, (reason, *more), reason.urgency, ticking)


def _came_back_too_often(rule: Rule, suspicion: Suspicion, day: date) -> bool:
    often = rule.recurrence
    starts = suspicion.course.starts
    if len(starts) < often.episodes:
        return False
    recent = sum(0 <= (day - start).days <= often.within_days for start in starts)
    return recent >= often.episodes


def _early_advice(ticking: Ticking, level: Level, day: date) -> tuple[Reason, ...]:
    rule, start = ticking.rule.rule, ticking.limit.start
    after = rule.early_advice_after_days
    if level is not Level.WITHIN_WINDOW or after is None or start is None:
        return ()
    if (day - start).days <= after:
        return ()
    return (Reason("early_advice", rule.early_advice, ticking.rule.sources),)


def _clock_reason(ticking: Ticking, level: Level) -> Reason:
    rule, limit = ticking.rule, ticking.limit
    if limit.due_on is None:
        if limit.by_doctor:
            return Reason("clinician_plan", words.PLAN)
        return Reason("clock", words.NO_CLOCK, rule.sources)
    urgency = rule.rule.urgency_when_exceeded if level is Level.EXCEEDED else None
    if limit.by_doctor:
        return Reason("clock", words.review(level, limit.due_on), (), urgency)
    text = words.clock(level, limit.due_on, urgency)
    return Reason("clock", text, rule.sources, urgency)
