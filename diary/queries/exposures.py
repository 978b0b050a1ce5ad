"""What was new and what was tried, beside the days it got worse, in four queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conditions.queries import Published
from diary.clinical_report import EntryRecord
from diary.clinical_report.before_worse import Counted, before_worse
from diary.clinical_report.figures import Tried, tried
from diary.models import Observation, Tag
from diary.models.observation import ObservationQuerySet
from diary.queries.named_spots import Place
from diary.queries.report_entries import treatment
from diary.queries.spot_page import exposure_label


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something that was new: its name, what exactly it was, and its days counted."""

    name: str
    details: tuple[str, ...]
    counted: Counted


@dataclass(frozen=True, slots=True)
class Exposures:
    """What was new in the `days` before it got worse on `worse_on`, oldest first."""

    days: int
    worse_on: tuple[date, ...]
    noted: tuple[Exposure, ...]
    tried: tuple[Tried, ...]


def exposures(places: Sequence[Place], *, days: int, data: Published) -> Exposures:
    """Count what was logged at `places`; the same thing twice a day counts once."""
    entries = Observation.objects.kept().filter(spot__in=[place.pk for place in places])
    worse = entries.filter(course=Observation.Course.WORSE).order_by("observed_on")
    worse_on = tuple(worse.values_list("observed_on", flat=True).distinct())
    logged, details = _logged(entries)
    names = {code: exposure_label(code, data) for code in logged}
    by_name = {code: logged[code] for code in sorted(logged, key=names.__getitem__)}
    return Exposures(
        days=days,
        worse_on=worse_on,
        noted=tuple(
            Exposure(names[one.code], tuple(details[one.code]), one)
            for one in before_worse(by_name, worse_on, days=days)
        ),
        tried=tried(_with_treatments(entries), None),
    )


def _logged(
    entries: ObservationQuerySet,
) -> tuple[Mapping[str, list[date]], Mapping[str, dict[str, None]]]:
    """Return the days of each exposure, and what exactly it was, by its code."""
    tags = Tag.objects.filter(what=Tag.What.EXPOSURE, observation__in=entries)
    days: dict[str, list[date]] = {}
    details: dict[str, dict[str, None]] = {}
    rows = tags.order_by("observation__observed_on", "id")
    for code, detail, on in rows.values_list(
        "code", "detail", "observation__observed_on"
    ):
        days.setdefault(code, []).append(on)
        details.setdefault(code, {}).update({detail: None} if detail else {})
    return days, details


def _with_treatments(entries: ObservationQuerySet) -> list[EntryRecord]:
    """State the entries that name a treatment, oldest first, and of each only that."""
    return [
        EntryRecord(
            uuid=row.uuid,
            on=row.observed_on,
            at=row.observed_at,
            zone=row.timezone,
            written_at=row.created_at,
            treatments=tuple(treatment(said) for said in row.treatments),
        )
        for row in entries.exclude(treatments=[])
    ]
