"""What passes between the conditions and the diaries, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conditions.impact.counts import Count


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision changes: its subject, and signs it words or once worded."""

    kind: str
    slug: str
    codes: tuple[str, ...] = ()


class State(StrEnum):
    """How far the count of a draft is; NOBODY: there is no app that counts."""

    NOBODY = "nobody"
    COUNTING = "counting"
    DONE = "done"
    FAULTY = "faulty"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Moved:
    """How many spots would go from one level to another; "" is an error, no level.

    Where both are one level, a doctor is to look sooner, or later, than before.
    """

    before: str
    after: str
    spots: Count


@dataclass(frozen=True, slots=True)
class Table:
    """What publishing would do. No count tells of fewer than five spots or families.

    `kept` are the spots whose prompt stays open though their level would no longer
    ask for one; `hours` the time over which spots follow.
    """

    checked: Count
    moved: tuple[Moved, ...]
    unchanged: Count
    too_few: bool
    kept: Count
    families: Count
    hours: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What is known of a draft's impact; `percent` is how much has been counted."""

    state: State
    percent: int = 0
    table: Table | None = None
    counted_at: datetime | None = None
