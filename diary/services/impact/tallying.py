"""Outlooks as counts, and as much of them as a curator may be told."""

from collections import Counter
from collections.abc import Iterable

from conditions.impact import (
    FIVE_OR_MORE,
    UNTOLD,
    Count,
    Moved,
    Shown,
    Table,
    count,
    shown,
)
from diary.assessment import Level
from diary.services.impact.outlooks import Outlook
from diary.services.impact.pace import hours

LEVELS = [*map(str, Level), ""]
# From which level to which. Of one and the same, a doctor is to look sooner or later.
Key = tuple[str, str]


class Tally:
    """Counts outlooks as they come; of a family it knows the id, until it is told."""

    def __init__(self) -> None:
        self.moved: Counter[Key] = Counter()
        self.unchanged = 0
        self._kept: Counter[Key] = Counter()
        self._raised: Counter[Key] = Counter()
        self.families: set[int] = set()

    @property
    def checked(self) -> int:
        return self.unchanged + self.moved.total()

    def add(self, outlooks: Iterable[Outlook]) -> None:
        for one in outlooks:
            key = one.before.level, one.after.level
            if one.before == one.after:
                self.unchanged += 1
            else:
                self.moved[key] += 1
            self._kept[key] += one.keeps
            self._raised[key] += one.is_told
            if one.is_told:
                self.families.add(one.household)

    def table(self) -> Table:
        """Return what may be told: see conditions.impact.counts."""
        told = shown(self.moved, self.unchanged)
        return Table(
            checked=told.total,
            moved=tuple(
                Moved(*key, told.cells[key]) for key in sorted(told.cells, key=_places)
            ),
            unchanged=told.rest,
            too_few=told.too_few,
            kept=self._told_kept(told),
            families=self._told_families(told),
            hours=hours(self.checked),
        )

    def _told_kept(self, told: Shown[Key]) -> Count:
        """Tell no more than the counts of the spots that keep theirs do."""
        keeping = [key for key, number in self._kept.items() if number]
        if any(_exact(told, key) is None for key in keeping):
            return UNTOLD
        return count(self._kept.total())

    def _told_families(self, told: Shown[Key]) -> Count:
        """Tell no more families than there are spots, each small count taken for one.

        More would tell how many spots are in a small count.
        """
        number = len(self.families)
        raising = [key for key, spots in self._raised.items() if spots]
        if told.too_few or all(_exact(told, key) for key in raising):
            return count(number)
        least = sum(_exact(told, key) or 1 for key in raising)
        about = count(min(number, least))
        return FIVE_OR_MORE if about.is_small and not count(number).is_small else about


def _exact(told: Shown[Key], key: Key) -> int | None:
    return told.cells[key].exact if key in told.cells else None


def _places(key: Key) -> tuple[int, int]:
    before, after = key
    return LEVELS.index(before), LEVELS.index(after)
