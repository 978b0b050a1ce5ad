"""The log as CSV, one row an entry; `docs/exports.md` says what each column holds."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any

from diary.clinical_report import ClinicalReport, EntryRecord, Exposure, Treatment
from diary.exports.guard import guard

BYTE_ORDER_MARK = "\ufeff"
_BETWEEN = "; "


def _exposures(entry: EntryRecord) -> tuple[str, ...]:
    return tuple(_exposure(exposure) for exposure in entry.exposures)


def _exposure(noted: Exposure) -> str:
    return f"{noted.name}: {noted.detail}" if noted.detail else noted.name


def _treatments(entry: EntryRecord) -> tuple[str, ...]:
    return tuple(_treatment(treatment) for treatment in entry.treatments)


def _treatment(tried: Treatment) -> str:
    since = f", since {tried.since}" if tried.since else ""
    until = f", until {tried.until}" if tried.until else ""
    outcome = f": {tried.outcome}" if tried.outcome else ""
    return f"{tried.name}{since}{until}{outcome}"


def _photo_ids(entry: EntryRecord) -> tuple[str, ...]:
    return tuple(str(photo.uuid) for photo in entry.photos)


# Headers, each with what reads its cell from the child, the spot or the entry.
_Columns = Mapping[str, Callable[[Any], object]]
_OF_CHILD: _Columns = {
    "child": attrgetter("name"),
    "born_on": attrgetter("born_on"),
    "known_allergies": attrgetter("allergies"),
    "no_known_allergies": lambda child: child.no_known_allergies or None,
}
_OF_SPOT: _Columns = {
    "spot_id": attrgetter("uuid"),
    "spot_place": attrgetter("place"),
    "spot_label": attrgetter("label"),
    "first_noticed_on": attrgetter("noticed_on"),
    "gone_on": attrgetter("gone_on"),
    "parents_think": attrgetter("suspected"),
}
_OF_ENTRY: _Columns = {
    "entry_id": attrgetter("uuid"),
    "date": attrgetter("on"),
    "day_number": attrgetter("day"),
    "observed_at": attrgetter("local_at"),
    "timezone": attrgetter("zone"),
    "course": attrgetter("course"),
    "signs_yes": attrgetter("signs"),
    "signs_asked": attrgetter("signs_asked"),
    "temperature_c": attrgetter("temperature_c"),
    "fever_days": attrgetter("fever_days"),
    "itch_0_10": attrgetter("itch"),
    "sleep_lost_0_10": attrgetter("sleep"),
    "size_mm": attrgetter("size_mm"),
    "spread_1_4": attrgetter("spread"),
    "places": attrgetter("sites"),
    "blisters": attrgetter("blisters"),
    "pus": attrgetter("pus"),
    "cough": attrgetter("cough"),
    "well": attrgetter("well"),
    "spreading": attrgetter("spreading"),
    "after_straining": attrgetter("after_straining"),
    "exposures": _exposures,
    "treatments": _treatments,
    "note": attrgetter("note"),
    "photo_count": lambda entry: len(entry.photos),
    "photo_ids": _photo_ids,
    "written_by": attrgetter("written_by"),
    "written_at": attrgetter("local_written_at"),
    "added_later": attrgetter("is_late"),
}
HEADERS = (*_OF_CHILD, *_OF_SPOT, *_OF_ENTRY)


class _Echo:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(report: ClinicalReport) -> Iterator[str]:
    """Write the file line by line, the byte order mark and the headers first.

    Every cell is quoted: LibreOffice offers to split at semicolons and tabs as well.
    """
    writer = csv.writer(_Echo(), lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(HEADERS)
    child = _cells(_OF_CHILD, report.child)
    for spot in report.spots:
        begin = [*child, *_cells(_OF_SPOT, spot)]
        for entry in spot.entries:
            yield writer.writerow([*begin, *_cells(_OF_ENTRY, entry)])


def _cells(columns: _Columns, subject: object) -> list[str]:
    return [_text(read(subject)) for read in columns.values()]


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.isoformat(timespec="seconds")
        case tuple():
            return guard(_BETWEEN.join(cell))
        case str():
            return guard(cell)
    return str(cell)
