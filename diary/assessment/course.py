"""The course of a spot up to a day: which episode it is in and who has seen it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from diary.assessment.facts import Entry, Facts, Visit, Withdrawal

Event = Entry | Visit | Withdrawal


class Course(NamedTuple):
    """What holds from one doctor's visit to the next.

    `starts` are the first days of all episodes. `visits` took place, earliest
    first; `open_entries` are those that none of them came after; `review` is the
    latest visit of this episode; `next_visit_on` the first day with one that lies
    ahead. `checked` says whether a doctor of this episode saw blisters or pus.
    """

    facts: Facts
    start: date | None
    gone_on: date | None
    starts: frozenset[date]
    visits: tuple[Visit, ...]
    open_entries: Sequence[Entry]
    review: Visit | None
    next_visit_on: date | None
    checked: bool

    @property
    def seen(self) -> bool:
        """Whether a doctor has seen this episode."""
        return self.review is not None

    @property
    def of_this_episode(self) -> Sequence[Entry]:
        """The entries of this episode; all of them where its start is unknown."""
        start = self.start or date.min
        return [entry for entry in self.facts.entries if entry.on >= start]


def follow(facts: Facts, on: date) -> Course:
    """Read the course of a spot with the visits that took place by the day `on`."""
    start = facts.came_back_on or facts.noticed_on
    visits, ahead = _visits(facts, on)
    seen = [visit for visit in visits if start is None or visit.on >= start]
    known_starts = (facts.noticed_on, facts.came_back_on, *facts.earlier_starts_on)
    return Course(
        facts=facts,
        start=start,
        gone_on=_gone_on(facts, start),
        starts=frozenset(filter(None, known_starts)),
        visits=visits,
        open_entries=_open_entries(facts.entries, visits),
        review=seen[-1] if seen else None,
        next_visit_on=ahead,
        checked=bool(seen) and _checked(facts, seen),
    )


def took_place_after(visit: Visit, entry: Entry) -> bool:
    """Whether a visit is known to have come after an entry was made."""
    return is_later(visit, entry) or _was_shown(entry, visit)


def _was_shown(entry: Entry, visit: Visit) -> bool:
    """Whether a parent answered that the doctor saw this entry of the same day.

    What was written after that answer cannot have been meant by it.
    """
    is_since = entry.made_at and visit.told_at and entry.made_at > visit.told_at
    return visit.saw_same_day and visit.on == entry.on and not is_since


def is_later(one: Event, other: Event) -> bool:
    """Whether `one` is known to have come after `other`, by day or else instant."""
    if one.on != other.on:
        return one.on > other.on
    return one.at is not None and other.at is not None and one.at > other.at


def _visits(facts: Facts, on: date) -> tuple[tuple[Visit, ...], date | None]:
    if not facts.visits:
        return (), None
    visits = sorted(facts.visits, key=_moment)
    took_place = tuple(visit for visit in visits if visit.on <= on)
    ahead = visits[len(took_place) :]
    return took_place, ahead[0].on if ahead else None


def _open_entries(entries: Sequence[Entry], visits: Sequence[Visit]) -> Sequence[Entry]:
    if not visits:
        return entries
    return [
        entry
        for entry in entries
        if not any(took_place_after(visit, entry) for visit in visits)
    ]


def _gone_on(facts: Facts, start: date | None) -> date | None:
    """Find the day this episode ended; before its start it speaks of an earlier one."""
    gone_on = facts.gone_on
    return None if gone_on and start and gone_on < start else gone_on


def _checked(facts: Facts, seen: list[Visit]) -> bool:
    entries = [entry for entry in facts.entries if entry.vesicles or entry.pustules]
    if not entries:
        return False
    first = _first(entries)
    return any(all(took_place_after(one, entry) for entry in first) for one in seen)


def _first(entries: Sequence[Entry]) -> list[Entry]:
    """Return those that may be the first: one of an unknown time may be, in its day."""
    day = min(entry.on for entry in entries)
    of_day = [entry for entry in entries if entry.on == day]
    first_at = min((entry.at for entry in of_day if entry.at), default=None)
    return [entry for entry in of_day if entry.at in (None, first_at)]


def _moment(what: Event) -> tuple[date, float]:
    """Sort by day, then instant; an unknown instant comes first in its day."""
    return what.on, what.at.timestamp() if what.at else float("-inf")
