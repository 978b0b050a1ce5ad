"""Counts that point at no family: one to four are "under 5", and stay so.

A total gives a small count away where all else in it is told. So where one is small,
nobody is told how many do not change; and where too few are left for it to hide among,
only the total is told. Every way to fill in the small counts then looks the same: the
tests try them all (docs/adr/0029).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALL = 5
MOST_SMALL = SMALL - 1
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Count:
    """A number from `least` to `most`, both included; `most` None: not told."""

    least: int
    most: int | None

    @property
    def exact(self) -> int | None:
        return self.least if self.least == self.most else None

    @property
    def is_small(self) -> bool:
        """Whether it is told as "under 5"."""
        return (self.least, self.most) == (1, MOST_SMALL)


UNTOLD, FIVE_OR_MORE = Count(0, None), Count(SMALL, None)


@dataclass(frozen=True, slots=True)
class Shown(Generic[Key]):
    """What may be told of some counts, of the rest, and of all together.

    `too_few`: the counts cannot be told apart without pointing at a family.
    """

    cells: Mapping[Key, Count]
    rest: Count
    total: Count
    too_few: bool = False


def count(number: int) -> Count:
    """Tell a number that stands alone."""
    return Count(1, MOST_SMALL) if _is_small(number) else Count(number, number)


def shown(cells: Mapping[Key, int], rest: int) -> Shown[Key]:
    """Tell what may be told of `cells`, none of them 0, and of the `rest`.

    The total is taken as known to whoever reads: another draft may have told it.
    """
    small = [number for number in cells.values() if _is_small(number)]
    total = rest + sum(cells.values())
    hidden = rest + sum(small)
    if _is_small(total) or hidden < MOST_SMALL * len(small):
        return Shown({}, UNTOLD, count(total), too_few=True)
    if not small and _is_small(rest):
        return Shown({}, UNTOLD, count(total), too_few=True)
    told = {key: count(number) for key, number in cells.items()}
    return Shown(told, UNTOLD if small else count(rest), count(total))


def _is_small(number: int) -> bool:
    return 0 < number < SMALL
