"""What is known about one spot: the facts that `assess` reads.

Days are calendar days in the household's time zone; instants carry an offset.
`None` always means "nobody said", never "no".
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conditions.rules import Kind


class TakenBack(StrEnum):
    """Why a parent says that a reported sign no longer holds."""

    MISTAKE = "mistake"
    GONE_WITHOUT_HELP = "gone_without_help"


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation, as far as it matters for signs.

    `signs` are codes ("BREATHING") or, where a condition's own wording was
    ticked, slug and code ("infantile-acne/SCARS_NODULES"). `at` is the instant
    it describes and `made_at` the one at which it was written, where known.
    `temperature_c` is the highest, in Celsius.
    """

    on: date
    at: datetime | None = None
    made_at: datetime | None = None
    signs: tuple[str, ...] = ()
    temperature_c: float | None = None
    fever_days: int | None = None
    sites: tuple[str, ...] = ()
    vesicles: bool | None = None
    pustules: bool | None = None
    cough: bool | None = None
    after_straining: bool | None = None
    well: bool | None = None
    spreading: bool | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A doctor's visit that took place on the day `on`.

    It clears the signs of entries made before it. An entry of the same day is
    before it only where both instants are known and say so, or where a parent
    answered that the doctor saw it (`saw_same_day`), if it was made by `told_at`, the
    instant of that answer.
    `diagnosis` is a condition's slug; free text does not belong here.
    """

    on: date
    at: datetime | None = None
    saw_same_day: bool = False
    told_at: datetime | None = None
    diagnosis: str | None = None
    review_on: date | None = None
    only_if_it_changes: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A parent takes back a sign reported in entries up to and including `on`/`at`.

    `sign` is spelled as in `Entry.signs`; a bare code takes back every wording.
    Only entries not later than the withdrawal are meant.
    """

    sign: str
    why: TakenBack
    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known about one spot.

    `came_back_on` starts the present episode; `gone_on` and the visits then
    speak of an earlier one unless on or after it. `earlier_starts_on` are the
    first days of earlier episodes, in any order. `diagnosis` is what a doctor
    called it (a slug), where it is known apart from a visit.
    """

    born_on: date | None = None
    kind: Kind = Kind.RASH
    suspected: tuple[str, ...] = ()
    diagnosis: str | None = None
    noticed_on: date | None = None
    flare_started_on: date | None = None
    first_seen_on: date | None = None
    gone_on: date | None = None
    came_back_on: date | None = None
    earlier_starts_on: tuple[date, ...] = ()
    entries: tuple[Entry, ...] = ()
    visits: tuple[Visit, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
