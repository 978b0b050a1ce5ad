"""One spot of a report, with its figures."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from conditions.rules import Source, Urgency
from diary.assessment.answer import Assessment
from diary.clinical_report import figures
from diary.clinical_report.records import (
    Code,
    EntryRecord,
    Span,
    VisitRecord,
    WithdrawnSign,
)
from diary.clinical_report.signs import (
    Answer,
    SignLine,
    SignWording,
    short_name,
    sign_lines,
)

VISITS_SHOWN, NO_SHOWN = 2, 24
# Reasons that are not a sign, by their codes.
_NOT_SIGNS = frozenset(
    {
        "always_see_doctor",
        "clinician_plan",
        "clock",
        "label_age_mismatch",
        "missing_dob",
        "missing_onset",
        "recurrence",
        "resolved",
    }
)


@dataclass(frozen=True, slots=True)
class UrgentSign:
    """A sign that needs a doctor soon; one that was computed has no days."""

    name: str
    yes_on: tuple[date, ...] = ()
    withdrawn: tuple[WithdrawnSign, ...] = ()


@dataclass(frozen=True)
class SpotReport:
    """One spot as of the day `on`.

    `written` are all its entries, oldest first. Signs are counted over all of
    them, so that a choice of days never hides one; other figures are counted
    over `entries`, the ones within `covers`.
    """

    uuid: UUID
    place: str
    kind: str
    assessment: Assessment
    on: date
    covers: Span
    site: str = ""
    label: str = ""
    look: str = ""
    noticed_on: date | None = None
    noticed_about: bool = False
    gone_on: date | None = None
    earlier_on: tuple[date, ...] = ()
    suspected: tuple[str, ...] = ()
    written: tuple[EntryRecord, ...] = ()
    visits: tuple[VisitRecord, ...] = ()
    withdrawn: tuple[WithdrawnSign, ...] = ()
    wordings: tuple[SignWording, ...] = ()
    rule_name: str = ""
    sources: tuple[Source, ...] = ()

    @cached_property
    def entries(self) -> tuple[EntryRecord, ...]:
        return tuple(entry for entry in self.written if self.covers.holds(entry.on))

    @property
    def is_gone(self) -> bool:
        return self.gone_on is not None

    @property
    def last_day(self) -> date:
        """The day up to which days are counted: gone, or today."""
        return self.gone_on or self.on

    @property
    def days(self) -> int | None:
        """Days since first noticed; that day itself is day 0."""
        return (self.last_day - self.noticed_on).days if self.noticed_on else None

    @property
    def limit_has_passed(self) -> bool:
        due_on = self.assessment.due_on
        return due_on is not None and due_on <= self.last_day

    @property
    def has_limit(self) -> bool:
        """Whether days are counted up to a limit: 0 days is "seen whatever the day"."""
        days = self.assessment.limit_days
        return days is not None and (days > 0 or self.due_by_doctor)

    @property
    def seen_on(self) -> tuple[date, ...]:
        """The days on which a doctor saw it."""
        return tuple(visit.on for visit in self.visits if not visit.planned)

    @property
    def booked_on(self) -> date | None:
        """The next planned visit, today included."""
        ahead = (v.on for v in self.visits if v.planned and v.on >= self.on)
        return min(ahead, default=None)

    @property
    def latest_visit(self) -> VisitRecord | None:
        """The latest visit that took place."""
        done = [visit for visit in self.visits if not visit.planned]
        return done[-1] if done else None

    @property
    def latest_visits(self) -> tuple[VisitRecord, ...]:
        return self.visits[-VISITS_SHOWN:]

    @property
    def diagnosis(self) -> str:
        """What a doctor called it last, by its name and in their words."""
        visit = self._naming_visit
        words = (visit.diagnosis, visit.in_their_words) if visit else ()
        return ", ".join(filter(None, words))

    @property
    def diagnosis_codes(self) -> tuple[Code, ...]:
        return self._naming_visit.codes if self._naming_visit else ()

    @cached_property
    def _naming_visit(self) -> VisitRecord | None:
        """The latest visit at which a doctor gave it a name."""
        done = (visit for visit in reversed(self.visits) if not visit.planned)
        named = (visit for visit in done if visit.diagnosis or visit.in_their_words)
        return next(named, None)

    @property
    def due_by_doctor(self) -> bool:
        """Whether the day it is due is one that a doctor named."""
        due_on = self.assessment.due_on
        named = self.latest_visit.review_on if self.latest_visit else None
        return named is not None and named == due_on

    @cached_property
    def signs(self) -> tuple[SignLine, ...]:
        return sign_lines(self.wordings, self.written, self.withdrawn)

    @cached_property
    def signs_by_answer(self) -> dict[str, tuple[SignLine, ...]]:
        """The lines of each answer, by its name."""
        return {
            answer.value: tuple(line for line in self.signs if line.answer is answer)
            for answer in Answer
        }

    @cached_property
    def no_by_count(self) -> tuple[tuple[SignLine, ...], ...]:
        """The lines answered no, together where answered equally often, most first."""
        lines = self.signs_by_answer[Answer.NO]
        counts = sorted({line.answered for line in lines}, reverse=True)
        return tuple(
            tuple(line for line in lines if line.answered == count) for count in counts
        )

    @cached_property
    def no_shown(self) -> tuple[tuple[SignLine, ...], ...]:
        """As many of `no_by_count` as the first page has room for."""
        left, shown = NO_SHOWN, []
        for lines in self.no_by_count:
            shown.append(lines[:left])
            left -= len(shown[-1])
        return tuple(filter(None, shown))

    @property
    def answered_signs(self) -> tuple[SignLine, ...]:
        """Every sign that was asked and answered, yes before no."""
        by_answer = self.signs_by_answer
        return by_answer[Answer.YES] + by_answer[Answer.NO]

    @cached_property
    def urgent_signs(self) -> tuple[UrgentSign, ...]:
        """The urgent signs that were reported, and those the facts raise."""
        yes = [line for line in self.signs_by_answer[Answer.YES] if line.urgent]
        reported = {line.code for line in yes}
        computed = [
            UrgentSign(short_name(reason.code))
            for reason in self.assessment.reasons
            if reason.code not in _NOT_SIGNS | reported
            and reason.urgency not in {None, Urgency.ROUTINE}
        ]
        return (
            *(UrgentSign(line.name, line.yes_on, line.withdrawn) for line in yes),
            *computed,
        )

    @property
    def urgent_asked(self) -> tuple[int, int]:
        """How many of the urgent signs were ever answered, and how many there are."""
        lines = [line for line in self.signs if line.urgent]
        return sum(line.answered > 0 for line in lines), len(lines)

    @property
    def asked_about_signs(self) -> int:
        """How many entries record an answer about signs."""
        return sum(bool(entry.signs or entry.signs_asked) for entry in self.written)

    @cached_property
    def hottest(self) -> EntryRecord | None:
        return figures.hottest(self.entries)

    @cached_property
    def itch(self) -> figures.Score | None:
        return figures.score(entry.itch for entry in self.entries)

    @cached_property
    def sleep(self) -> figures.Score | None:
        return figures.score(entry.sleep for entry in self.entries)

    @cached_property
    def sizes_mm(self) -> tuple[int, int] | None:
        return figures.smallest_and_largest(self.entries)

    @cached_property
    def well(self) -> figures.YesNo | None:
        return figures.yes_no(self.entries, "well")

    @property
    def unwell_on(self) -> tuple[date, ...]:
        return tuple(entry.on for entry in self.well.no) if self.well else ()

    @cached_property
    def spread_to(self) -> tuple[figures.FirstSeen, ...]:
        return figures.spread_to(self.entries, beyond=self.site)

    @cached_property
    def tried(self) -> tuple[figures.Tried, ...]:
        return figures.tried(self.entries, self.noticed_on)

    @property
    def in_use(self) -> tuple[figures.Tried, ...]:
        """The treatments of which nobody recorded an end."""
        return tuple(one for one in self.tried if one.until is None)

    @cached_property
    def noted(self) -> tuple[figures.Noted, ...]:
        return figures.noted(self.entries)

    @cached_property
    def photos(self) -> tuple[figures.DatedPhoto, ...]:
        """The few that the first page shows, oldest first."""
        return figures.photo_row(self.entries)

    @property
    def photo_count(self) -> int:
        return sum(len(entry.photos) for entry in self.entries)
