"""What a window bar shows, and where on it a day stands."""

from dataclasses import dataclass
from datetime import date

from diary.assessment.answer import Assessment, Level

# A limit long past would shrink to nothing at the start. It keeps this share of the
# width, and the days beyond it are drawn closer together, behind a break.
LEAST_SHARE_TO_LIMIT = 40.0
SHORTEST_DAYS = 7.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The figures of a bar, in days from the start of the clock, day 0.

    `elapsed_days` is None where no clock runs, as on a condition's page; of a spot that
    is gone it is the day on which it was gone. `limit_days` is the last day within the
    limit, `due_on` the first day beyond it.
    """

    level: Level | None = None
    elapsed_days: int | None = None
    window_min: int | None = None
    window_max: int | None = None
    limit_days: int | None = None
    due_on: date | None = None
    entry_days: tuple[int, ...] = ()

    @classmethod
    def of(cls, answer: Assessment, entry_days: tuple[int, ...]) -> "Bar | None":
        """Return the bar of a spot; None where nothing can be counted."""
        if answer.clock_start is None or answer.elapsed_days is None:
            return None
        return cls(
            elapsed_days=answer.elapsed_days,
            window_min=answer.window.min_days if answer.window else None,
            window_max=answer.window.max_days if answer.window else None,
            limit_days=answer.limit_days,
            due_on=answer.due_on,
            entry_days=entry_days,
            level=answer.level,
        )

    @property
    def passed_days(self) -> int | None:
        """The days to draw: none where no clock runs or its start is yet to come."""
        is_past = self.elapsed_days is not None and self.elapsed_days >= 0
        return self.elapsed_days if is_past else None


@dataclass(frozen=True, slots=True)
class Words:
    """The labels, in the reader's language, and the whole bar as sentences."""

    today: str
    window: str
    limit: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands, in percent of the width.

    Straight from day 0 to day `bend` at `share` percent, and from there straight to day
    `end` at 100. A mirrored scale runs from the right, for languages that do.
    """

    end: float
    bend: float
    share: float
    mirrored: bool = False

    @classmethod
    def of(cls, bar: Bar, *, mirrored: bool = False) -> "Scale":
        """Leave room beyond the limit, the usual time and today."""
        planned = max(bar.limit_days or 0, bar.window_max or 0)
        end = max(planned * 1.2, (bar.passed_days or 0) * 1.1, SHORTEST_DAYS)
        bend = bar.limit_days or bar.window_max or end
        return cls(end, bend, max(bend / end * 100, LEAST_SHARE_TO_LIMIT), mirrored)

    @property
    def is_bent(self) -> bool:
        return self.share > self.bend / self.end * 100

    def at(self, day: float) -> float:
        within = min(day / self.bend, 1) * self.share
        beyond = max(day - self.bend, 0) / max(self.end - self.bend, 1)
        place = within + beyond * (100 - self.share)
        return round(100 - place if self.mirrored else place, 2)

    def span(self, first: float, last: float) -> tuple[float, float]:
        """Return where these days start, and their width, never too thin to see."""
        start, stop = sorted((self.at(first), self.at(last)))
        return start, round(max(stop - start, 1.5), 2)
