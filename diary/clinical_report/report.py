"""The report itself: a child, and each chosen spot, most pressing first."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from conditions.rules import Source
from diary.assessment.answer import Level
from diary.clinical_report.records import ChildRecord, Span
from diary.clinical_report.spot import SpotReport


@dataclass(frozen=True)
class ClinicalReport:
    """The log of one child, most pressing spot first, as of the instant `made_at`.

    `made_at` stands in the time zone of the family. `data_status` is what unchecked
    published data says of itself. `questions` are those of the parents for the doctor,
    `left_out` the kinds of things that they do not show (`leaving_out`).
    """

    child: ChildRecord
    spots: tuple[SpotReport, ...]
    made_at: datetime
    covers: Span
    prepared_by: str = ""
    data_status: str = ""
    questions: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """The family's day on which it was made."""
        return self.made_at.date()

    @property
    def first_day(self) -> date | None:
        """The first day covered: as chosen, else when anything was noticed or said."""
        if self.covers.first:
            return self.covers.first
        said = (entry.on for spot in self.spots for entry in spot.entries)
        noticed = (spot.noticed_on for spot in self.spots if spot.noticed_on)
        return min((*said, *noticed), default=None)

    @property
    def corrected_age(self) -> int | None:
        """Today's age in days from 40 weeks on, of a child born early."""
        return self.child.corrected_age_on(self.on)

    @property
    def entry_count(self) -> int:
        return sum(len(spot.entries) for spot in self.spots)

    @property
    def photo_count(self) -> int:
        return sum(spot.photo_count for spot in self.spots)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Each source once, in the order of the spots."""
        found = {source.key: source for spot in self.spots for source in spot.sources}
        return tuple(found.values())


def pressure(spot: SpotReport) -> tuple[int, date]:
    """Sort most pressing first, then the one that is due soonest."""
    level = spot.assessment.level or Level.NEEDS_INFORMATION
    return list(Level).index(level), spot.assessment.due_on or date.max
