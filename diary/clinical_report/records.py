"""What was written down, in the names people read.

`day` counts from the day the spot was first noticed, which is day 0. None and
empty mean that nobody recorded it, never "no".
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from accounts.zones import zone_named

_WEEKS_AT_TERM = 37
_WEEKS_FULL = 40


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """The child the diary is about; `sex` is a word, `sex_code` "girl" or "boy".

    No `allergies` mean that nobody asked, unless `no_known_allergies` says otherwise.
    """

    uuid: UUID = field(kw_only=True)
    name: str
    born_on: date | None = None
    weeks_at_birth: int | None = None
    sex: str = ""
    sex_code: str = field(default="", kw_only=True)
    background: str = ""
    allergies: str = ""
    no_known_allergies: bool = False

    def age_on(self, day: date) -> int | None:
        """Whole days since birth, as they are."""
        return (day - self.born_on).days if self.born_on else None

    def corrected_age_on(self, day: date) -> int | None:
        """Whole days since the child would have been 40 weeks, if born early."""
        age, weeks = self.age_on(day), self.weeks_at_birth
        if age is None or weeks is None or weeks >= _WEEKS_AT_TERM:
            return None
        return age - (_WEEKS_FULL - weeks) * 7


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something that was new on a day: timing, never a cause."""

    code: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """Something that was tried, and what happened, as said in one entry."""

    name: str
    since: date | None = None
    until: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """One photo; `width` and `height` in pixels."""

    uuid: UUID
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry. `on` is the day it had in `zone`, where it was made."""

    uuid: UUID
    on: date
    at: datetime
    zone: str
    written_at: datetime
    day: int | None = None
    is_late: bool = False
    written_by: str = ""
    course: str = ""
    signs: tuple[str, ...] = ()
    signs_asked: tuple[str, ...] = ()
    temperature_c: Decimal | None = None
    fever_days: int | None = None
    itch: int | None = None
    sleep: int | None = None
    size_mm: int | None = None
    spread: int | None = None
    sites: tuple[str, ...] = ()
    blisters: bool | None = None
    pus: bool | None = None
    cough: bool | None = None
    well: bool | None = None
    spreading: bool | None = None
    after_straining: bool | None = None
    exposures: tuple[Exposure, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    note: str = ""
    photos: tuple[PhotoRecord, ...] = ()

    @property
    def local_at(self) -> datetime:
        """The instant by the clock of the place where the entry was made."""
        return self.at.astimezone(zone_named(self.zone))

    @property
    def local_written_at(self) -> datetime:
        return self.written_at.astimezone(zone_named(self.zone))

    @property
    def written_on(self) -> date:
        return self.local_written_at.date()


@dataclass(frozen=True, slots=True)
class Code:
    """Its place in a classification, by the name the curated data give that."""

    system: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A doctor's visit, planned or done. `codes` are verified ones of the diagnosis.

    Visits of several spots that are one share their `appointment`. `zone` is that of
    `on` and `at`, empty where it is the family's.
    """

    uuid: UUID = field(kw_only=True)
    appointment: UUID = field(kw_only=True)
    on: date
    at: time | None = None
    day: int | None = None
    planned: bool = False
    where: str = ""
    diagnosis: str = ""
    in_their_words: str = ""
    advice: str = ""
    review_on: date | None = None
    only_if_it_changes: bool = False
    codes: tuple[Code, ...] = ()
    written_by: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawnSign:
    """A parent's word that a reported sign was a mistake or went without help."""

    code: str
    why: str
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included; None leaves the start open."""

    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and day <= self.last
