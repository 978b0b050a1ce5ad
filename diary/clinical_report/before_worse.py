"""How often something was logged shortly before it got worse: days, never a cause."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

TOO_FEW = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing and the days on which it was logged, oldest first.

    `times` it got worse within days of one of the days `before`; `other` are the
    days that no time it got worse followed.
    """

    code: str
    times: int
    before: tuple[date, ...]
    other: tuple[date, ...]

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted((*self.before, *self.other)))


def before_worse(
    logged: Mapping[str, Iterable[date]], worse_on: Collection[date], *, days: int
) -> tuple[Counted, ...]:
    """Count what was `logged` in the `days` before each day of `worse_on`.

    Three days before the 17th are the 14th, 15th and 16th. The 17th is not one of
    them: what was logged on the day itself may have come after, so it is among the
    other days. Most often first; equals keep the order of `logged`.
    """
    counted = (
        _count(code, frozenset(on), worse_on, days) for code, on in logged.items()
    )
    return tuple(sorted(counted, key=lambda one: one.times, reverse=True))


def is_before(day: date, worse_on: date, days: int) -> bool:
    """Whether `day` is one of the `days` before `worse_on`, that day left out."""
    return worse_on - timedelta(days) <= day < worse_on


def _count(
    code: str, logged: Collection[date], worse_on: Collection[date], days: int
) -> Counted:
    before = {
        day for day in logged if any(is_before(day, worse, days) for worse in worse_on)
    }
    times = sum(
        any(is_before(day, worse, days) for day in before) for worse in worse_on
    )
    other = sorted(set(logged) - before)
    return Counted(code, times, tuple(sorted(before)), tuple(other))
