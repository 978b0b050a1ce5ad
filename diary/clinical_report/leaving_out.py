"""Leave out of a report what a parent does not want shown, before any format."""

from dataclasses import dataclass, replace
from uuid import UUID

from diary.clinical_report.records import EntryRecord
from diary.clinical_report.report import ClinicalReport
from diary.clinical_report.spot import SpotReport

PHOTOS, NOTES, NAMES = "photos", "notes", "names"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Photos by their uuids; `notes` and `names` (of who wrote) where none shows."""

    photos: frozenset[UUID] = frozenset()
    notes: bool = False
    names: bool = False


def leave_out(report: ClinicalReport, left: LeftOut) -> ClinicalReport:
    """Return `report` without it, so that no writer knows what it was.

    What it says of itself is only of what kind something is missing.
    """
    spots = tuple(_spot(spot, left) for spot in report.spots)
    return replace(
        report,
        spots=spots,
        prepared_by="" if left.names else report.prepared_by,
        left_out=tuple(_kinds(report, left)),
    )


def _kinds(report: ClinicalReport, left: LeftOut) -> list[str]:
    entries = [entry for spot in report.spots for entry in spot.entries]
    photos = {photo.uuid for entry in entries for photo in entry.photos}
    kinds = {
        PHOTOS: bool(photos & left.photos),
        NOTES: left.notes and any(entry.note for entry in entries),
        NAMES: left.names,
    }
    return [kind for kind, is_missing in kinds.items() if is_missing]


def _spot(spot: SpotReport, left: LeftOut) -> SpotReport:
    spot = replace(spot, written=tuple(_entry(entry, left) for entry in spot.written))
    if not left.names:
        return spot
    visits = tuple(replace(visit, written_by="") for visit in spot.visits)
    withdrawn = tuple(replace(taken, by="") for taken in spot.withdrawn)
    return replace(spot, visits=visits, withdrawn=withdrawn)


def _entry(entry: EntryRecord, left: LeftOut) -> EntryRecord:
    return replace(
        entry,
        photos=tuple(one for one in entry.photos if one.uuid not in left.photos),
        note="" if left.notes else entry.note,
        written_by="" if left.names else entry.written_by,
    )
