"""Where a spot stands on one day: every label is judged, the most pressing holds."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from conditions.rules import Urgency
from diary.assessment.answer import ACT_BY, ActBy, Level, Reason
from diary.assessment.course import Course, follow
from diary.assessment.errors import Mistake, impossible_days, unknown_name
from diary.assessment.facts import Facts
from diary.assessment.labels import labels, unknown_condition, unknown_sign
from diary.assessment.prepared import PreparedBook
from diary.assessment.steps import decide
from diary.assessment.suspicion import Suspicion, Ticking, suspicions
from diary.assessment.vocabulary import RANK
from diary.assessment.wordings import Group, Standing, each_once

_URGENCIES = tuple(Urgency)
_EMERGENCY, _ROUTINE = RANK[Urgency.EMERGENCY], RANK[Urgency.ROUTINE]
_LEVELS = {level: rank for rank, level in enumerate((*Level, None))}
_ACTS = {act_by: rank for rank, act_by in enumerate((*ActBy, None))}


class Verdict(NamedTuple):
    """What one label says: `head` decided, `standings` ask for a doctor besides."""

    level: Level | None
    act_by: ActBy | None
    head: tuple[Reason, ...]
    standings: list[Standing]
    ticking: Ticking


class Case(NamedTuple):
    """A spot from one doctor's visit to the next: all that no day changes."""

    course: Course
    suspicions: list[Suspicion]
    mistakes: list[Mistake]


class Answer(NamedTuple):
    """Where a spot stands on one day."""

    level: Level | None
    act_by: ActBy | None
    reasons: tuple[Reason, ...]
    mistakes: list[Mistake]
    ticking: Ticking


def open_case(facts: Facts, book: PreparedBook, on: date) -> Case:
    """Gather what holds from the day `on` to the next visit."""
    course = follow(facts, on)
    unknown = unknown_name(unknown_condition(course, book), unknown_sign(course, book))
    return Case(
        course,
        suspicions(course, book, labels(course, book)),
        [*impossible_days(facts, on), *unknown],
    )


def answer(case: Case, day: date) -> Answer:
    """Say where a spot stands on `day`, which no visit parts from the case's."""
    mistakes = [mistake for mistake in case.mistakes if day < mistake.until]
    verdicts = [
        _judge(suspicion, day, mistaken=bool(mistakes)) for suspicion in case.suspicions
    ]
    winner = min(verdicts, key=_pressing) if len(verdicts) > 1 else verdicts[0]
    standings = _together(verdicts, winner) if winner.level else ()
    reasons = (*winner.head, *(standing.reason for standing in standings))
    return Answer(winner.level, winner.act_by, reasons, mistakes, winner.ticking)


def _judge(suspicion: Suspicion, day: date, *, mistaken: bool) -> Verdict:
    standings = suspicion.signs.on(day)
    always = _always(suspicion, day, mistaken=mistaken)
    if always:
        standings.append(always)
    standings = _in_order(standings) if len(standings) > 1 else standings
    rank = standings[0].rank if standings else _ROUTINE
    if rank < _ROUTINE:
        level = Level.EMERGENCY if rank == _EMERGENCY else Level.URGENT
        act_by = ACT_BY[_URGENCIES[rank]]
        return Verdict(level, act_by, (), standings, suspicion.own)
    if mistaken:
        return Verdict(None, None, (), standings, suspicion.own)
    step = decide(suspicion, day)
    act = ACT_BY[step.urgency] if step.urgency else None
    return Verdict(step.level, act, step.head, standings, step.ticking)


def _always(suspicion: Suspicion, day: date, *, mistaken: bool) -> Standing | None:
    """Let the label itself ask for more than an ordinary appointment.

    As an emergency it counts beside an error; less pressing it waits for the
    error to be settled.
    """
    always = suspicion.rule.always
    if always is None or not suspicion.unseen or suspicion.is_gone(day):
        return None
    waits = always.rank == _ROUTINE or (mistaken and always.rank != _EMERGENCY)
    return None if waits else always


def _pressing(verdict: Verdict) -> tuple[int, int, date]:
    due_on = verdict.ticking.limit.due_on or date.max
    return _LEVELS[verdict.level], _ACTS[verdict.act_by], due_on


def _together(verdicts: Sequence[Verdict], winner: Verdict) -> list[Standing]:
    """Add the signs and age rules of the other labels to the winner's.

    Every code stands once, the most urgent first, of equals the winner's.
    """
    if len(verdicts) == 1:
        return winner.standings
    every = chain(*(verdict.standings for verdict in verdicts))
    others = (each for each in every if each.place.group is not Group.LABEL)
    together = each_once(chain(winner.standings, others))
    return sorted(together, key=lambda standing: standing.rank)


def _in_order(standings: list[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda standing: (standing.rank, standing.place))
