"""Figures counted over the entries of one spot, oldest entry first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from diary.clinical_report.records import EntryRecord, PhotoRecord

PHOTOS_IN_A_ROW = 5
WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Score:
    """A scale from 0 to 10: how many entries say, how many are above 0, the highest."""

    said: int
    above_zero: int
    highest: int


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes/no fact: how many entries say, and the entries that say yes and no."""

    said: int
    yes: tuple[EntryRecord, ...]
    no: tuple[EntryRecord, ...]


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """A place, and the day and day number of the first entry that names it."""

    place: str
    on: date
    day: int | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A treatment over all entries; `outcomes` in the order they were noted.

    `last_on` is the day of the latest entry that names it.
    """

    name: str
    since: date
    day: int | None
    until: date | None
    outcomes: tuple[str, ...]
    last_on: date


@dataclass(frozen=True, slots=True)
class Noted:
    """An exposure, and the entries it was logged with."""

    name: str
    detail: str
    entries: tuple[EntryRecord, ...]


@dataclass(frozen=True, slots=True)
class DatedPhoto:
    """A photo with the entry it belongs to."""

    photo: PhotoRecord
    entry: EntryRecord


def hottest(entries: Iterable[EntryRecord]) -> EntryRecord | None:
    """Return the first entry with the highest temperature."""
    measured = [entry for entry in entries if entry.temperature_c is not None]
    return max(measured, key=lambda entry: entry.temperature_c or 0, default=None)


def score(values: Iterable[int | None]) -> Score | None:
    """Sum up a scale; None where no entry says."""
    said = [value for value in values if value is not None]
    if not said:
        return None
    return Score(len(said), sum(value > 0 for value in said), max(said))


def smallest_and_largest(entries: Iterable[EntryRecord]) -> tuple[int, int] | None:
    """Return the smallest and the largest size in mm."""
    sizes = [entry.size_mm for entry in entries if entry.size_mm is not None]
    return (min(sizes), max(sizes)) if sizes else None


def yes_no(entries: Iterable[EntryRecord], fact: str) -> YesNo | None:
    """Sum up the yes/no field called `fact`; None where no entry says."""
    said = [entry for entry in entries if getattr(entry, fact) is not None]
    if not said:
        return None
    yes = tuple(entry for entry in said if getattr(entry, fact))
    return YesNo(len(said), yes, tuple(entry for entry in said if entry not in yes))


def spread_to(entries: Iterable[EntryRecord], *, beyond: str) -> tuple[FirstSeen, ...]:
    """List the other places in the order they were first named."""
    found: dict[str, FirstSeen] = {}
    for entry in entries:
        for place in entry.sites:
            if place != beyond:
                found.setdefault(place, FirstSeen(place, entry.on, entry.day))
    return tuple(found.values())


def tried(entries: Iterable[EntryRecord], noticed_on: date | None) -> tuple[Tried, ...]:
    """Bring what several entries say about one treatment together, by its name."""
    found: dict[str, Tried] = {}
    for entry in entries:
        for said in entry.treatments:
            name = said.name.casefold()
            before = found.get(name)
            since = before.since if before else said.since or entry.on
            outcomes = (*(before.outcomes if before else ()), said.outcome)
            found[name] = Tried(
                name=before.name if before else said.name,
                since=since,
                day=(since - noticed_on).days if noticed_on else None,
                until=said.until or (before.until if before else None),
                outcomes=tuple(filter(None, dict.fromkeys(outcomes))),
                last_on=entry.on,
            )
    return tuple(found.values())


def noted(entries: Iterable[EntryRecord]) -> tuple[Noted, ...]:
    """Bring the entries that share an exposure together."""
    found: dict[tuple[str, str], tuple[EntryRecord, ...]] = {}
    for entry in entries:
        for exposure in entry.exposures:
            key = (exposure.name, exposure.detail)
            found[key] = (*found.get(key, ()), entry)
    return tuple(Noted(*key, logged) for key, logged in found.items())


def photo_row(
    entries: Sequence[EntryRecord], most: int = PHOTOS_IN_A_ROW
) -> tuple[DatedPhoto, ...]:
    """Choose the first, the worst and the latest photo, and some between.

    The worst belongs to the last entry logged as worse, else to the largest size.
    """
    pictured = [entry for entry in entries if entry.photos]
    each = slice(1) if len(pictured) >= most else slice(None)
    photos = [DatedPhoto(p, entry) for entry in pictured for p in entry.photos[each]]
    if len(photos) <= most:
        return tuple(photos)
    worst = max(range(len(photos)), key=lambda i: (*_badness(photos[i].entry), i))
    chosen = _evenly(len(photos), most) | {worst}
    if len(chosen) > most:
        chosen = _evenly(len(photos), most - 1) | {worst}
    return tuple(photos[index] for index in sorted(chosen))


def _badness(entry: EntryRecord) -> tuple[bool, int]:
    return entry.course == WORSE, entry.size_mm or 0


def _evenly(count: int, parts: int) -> set[int]:
    """Spread `parts` indexes over `count`, the first and the last included."""
    return {round(part * (count - 1) / (parts - 1)) for part in range(parts)}
