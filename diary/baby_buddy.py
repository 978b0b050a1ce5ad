"""Read notes that Baby Buddy exported as a table: `core.Note` as CSV.

Baby Buddy writes id, child_id, child_first_name, child_last_name, note, time and tags,
in an order that depends on its version; note and time are enough. Its times are those
of its server, without a zone.
"""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from io import StringIO

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_LETTERS = 4_000
FIRST_YEAR, LAST_YEAR = 1990, 2100
DELIMITERS = (",", ";", "\t")
NEEDED = {"note", "time"}
# Beside ISO 8601: as Baby Buddy shows times in American English, and as spreadsheets
# write them in German. A day and a month that could be either are not guessed.
FORMATS = (
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
)


class Why(StrEnum):
    """Why a line is left out."""

    NO_NOTE = "no_note"
    TOO_LONG = "too_long"
    NO_TIME = "no_time"
    WRONG_LETTER = "wrong_letter"
    FUTURE = "future"


class NotATable(Exception):  # noqa: N818 (named for the fact)
    """There are no columns "note" and "time", or more lines than are read."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `child` is whom Baby Buddy says it is about, `at` is mostly naive."""

    line: int
    child: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of the file, counted from 1, that is left out."""

    line: int
    why: Why


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file holds, in its order."""

    read: tuple[Note, ...]
    unread: tuple[Unread, ...]

    @property
    def children(self) -> list[str]:
        """Whom the notes are about, in the order in which they first appear."""
        return list(dict.fromkeys(note.child for note in self.read))

    def until(self, last: date, zone: tzinfo) -> "Notes":
        """Leave out, and name, what is of days after `last`, as they are in `zone`."""
        ahead = [note for note in self.read if _day(note.at, zone) > last]
        named = (Unread(note.line, Why.FUTURE) for note in ahead)
        return replace(
            self,
            read=tuple(note for note in self.read if note not in ahead),
            unread=tuple(sorted((*self.unread, *named), key=lambda one: one.line)),
        )


def read_notes(file: bytes) -> Notes:
    """Read a whole file; raises NotATable."""
    if len(file) > MOST_BYTES:
        raise NotATable
    csv.field_size_limit(MOST_BYTES)
    text = _decoded(file)
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    rows = [*_rows(text, delimiter)]
    return Notes(
        read=tuple(row for row in rows if isinstance(row, Note)),
        unread=tuple(row for row in rows if isinstance(row, Unread)),
    )


def _day(at: datetime, zone: tzinfo) -> date:
    return (at.astimezone(zone) if at.tzinfo else at).date()


def _decoded(file: bytes) -> str:
    """Decode what Baby Buddy writes, and what spreadsheets make of it."""
    if file.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return file.decode("utf-16", errors="replace")
    try:
        return file.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return file.decode("cp1252", errors="replace")


def _rows(text: str, delimiter: str) -> Iterator[Note | Unread]:
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in next(table, [])]
    if not names or not NEEDED.issubset(names):
        raise NotATable
    line = table.line_num + 1
    for number, cells in enumerate(table):
        if number >= MOST_ROWS:
            raise NotATable
        if any(cells):
            yield _row(dict(zip(names, cells, strict=False)), line)
        line = table.line_num + 1


def _row(cells: dict[str, str], line: int) -> Note | Unread:
    text, at = cells.get("note", "").strip(), _time(cells.get("time", "").strip())
    if not text:
        return Unread(line, Why.NO_NOTE)
    if len(text) > MOST_LETTERS:
        return Unread(line, Why.TOO_LONG)
    if "\0" in text:
        return Unread(line, Why.WRONG_LETTER)
    if at is None:
        return Unread(line, Why.NO_TIME)
    return Note(line, _child(cells), at, text)


def _child(cells: dict[str, str]) -> str:
    parts = (cells.get("child_first_name", ""), cells.get("child_last_name", ""))
    name = " ".join(part.strip() for part in parts if part.strip())
    return (name or cells.get("child_id") or cells.get("child", "")).strip()[:100]


def _time(text: str) -> datetime | None:
    """Read a time of our time; years near the ends would overflow in other zones."""
    found = (at for form in ("", *FORMATS) if (at := _read(text, form)))
    at = next(found, None)
    return at if at and FIRST_YEAR <= at.year < LAST_YEAR else None


def _read(text: str, form: str) -> datetime | None:
    try:
        return (
            datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007 (the family's zone comes later)
        )
    except ValueError:
        return None
