"""The log as CSV."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from diary.clinical_report import ClinicalReport, Exposure, Treatment
from diary.exports.csv_file import HEADERS, csv_lines
from diary.exports.file_name import file_name
from diary.exports.guard import unguard
from tests.diary.reports import a_photo, a_report, a_spot, an_entry


def read(report: ClinicalReport) -> list[dict[str, str]]:
    text = "".join(csv_lines(report)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_begins_with_a_byte_order_mark_and_its_headers() -> None:
    [line] = csv_lines(a_report(a_spot()))

    assert line == "\ufeff" + ",".join(f'"{name}"' for name in HEADERS) + "\r\n"


def test_every_line_ends_in_carriage_return_and_line_feed() -> None:
    lines = list(csv_lines(a_report(a_spot(an_entry(0), an_entry(1)))))

    assert len(lines) == 3
    assert all(line.endswith("\r\n") for line in lines)


def test_a_row_says_what_the_entry_says() -> None:
    entry = an_entry(
        12,
        course="worse",
        signs=("BREATHING",),
        signs_asked=("BREATHING", "hives/BREATHING"),
        temperature_c=Decimal("37.6"),
        itch=0,
        sites=("Tummy", "Chest"),
        well=False,
        exposures=(Exposure("soap_wash", "Soap", "new brand"),),
        treatments=(
            Treatment("Emollient", date(2026, 10, 26), date(2026, 11, 1), "same"),
        ),
        note="Fairer today",
        photos=(a_photo(1), a_photo(2)),
        written_by="Mum",
        is_late=True,
    )

    [row] = read(a_report(a_spot(entry, suspected=("Heat rash", "Eczema"))))

    assert {name: text for name, text in row.items() if text} == {
        "child": "Maya",
        "born_on": "2026-10-10",
        "spot_id": "00000000-0000-0000-0000-000000000001",
        "spot_place": "Tummy",
        "first_noticed_on": "2026-10-21",
        "parents_think": "Heat rash; Eczema",
        "entry_id": "00000000-0000-0000-0000-000000000200",
        "date": "2026-11-02",
        "day_number": "12",
        "observed_at": "2026-11-02T12:00:00+00:00",
        "timezone": "Europe/London",
        "course": "worse",
        "signs_yes": "BREATHING",
        "signs_asked": "BREATHING; hives/BREATHING",
        "temperature_c": "37.6",
        "itch_0_10": "0",
        "places": "Tummy; Chest",
        "well": "no",
        "exposures": "Soap: new brand",
        "treatments": "Emollient, since 2026-10-26, until 2026-11-01: same",
        "note": "Fairer today",
        "photo_count": "2",
        "photo_ids": (
            "00000000-0000-0000-0000-0000000003e9; 00000000-0000-0000-0000-0000000003ea"
        ),
        "written_by": "Mum",
        "written_at": "2026-11-02T12:00:00+00:00",
        "added_later": "yes",
    }


def test_instants_stand_in_the_zone_where_the_entry_was_made() -> None:
    at = datetime(2026, 10, 21, 22, 30, tzinfo=UTC)

    [row] = read(a_report(a_spot(an_entry(0, at=at, zone="Asia/Kolkata"))))

    assert row["observed_at"] == "2026-10-22T04:00:00+05:30"
    assert row["timezone"] == "Asia/Kolkata"


@pytest.mark.parametrize(
    "note",
    [
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "\tindented",
        "\r\nsecond line",
        "'quoted",
        "+44 20 7946 0000",
        "dry; =1+1",
        "مرحبا، تحسّن",
        "better 😀",
        'says "itchy", twice',
    ],
)
def test_a_note_comes_back_to_the_letter(note: str) -> None:
    [row] = read(a_report(a_spot(an_entry(0, note=note))))

    assert unguard(row["note"]) == note
    assert not row["note"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_day_before_the_first_is_a_number_and_not_guarded() -> None:
    [row] = read(a_report(a_spot(an_entry(-3))))

    assert row["day_number"] == "-3"


def test_the_file_is_named_for_its_day_and_not_for_the_child() -> None:
    assert file_name(a_report(a_spot()), "csv") == "milkspot-log-2026-11-21.csv"
