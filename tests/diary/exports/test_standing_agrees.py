"""What a report says of limits, usual times, visits and signs, every form says."""

import csv
import io
import re
from datetime import date

import pytest

from diary.clinical_report import ClinicalReport, SpotReport
from diary.exports.csv_file import csv_lines
from tests.diary.exports.fhir.reading import Json, components, document, observations
from tests.diary.exports.figures import page, pdf_page
from tests.diary.random_reports import random_reports

FAMILIES = 500
# Days to the limit, the day it is due, the end of the usual time, times seen.
Standing = tuple[int | None, str | None, int | None, int]
DUE = re.compile(r"(?:Past [^.<]*|passed|again) on (\d+ \w{3})\.")
pytestmark = pytest.mark.slow


def standing(spot: SpotReport) -> Standing:
    answer = spot.assessment
    due = answer.due_on.isoformat() if answer.due_on else None
    usual = answer.window.max_days if answer.window else None
    return answer.limit_days, due, usual, len(spot.seen_on)


def of_fhir(bundle: Json) -> list[Standing]:
    found = []
    for one in observations(bundle, "standing"):
        limit, due = components(one, "limit"), components(one, "due")
        usual, [seen] = components(one, "usual"), components(one, "visits")
        found.append(
            (
                limit[0]["value"] if limit else None,
                due[0] if due else None,
                usual[0]["high"]["value"] if usual else None,
                seen,
            )
        )
    return found


def signs(report: ClinicalReport) -> tuple[int, int]:
    """How often a sign was said, and how often one was asked for or said."""
    entries = [entry for spot in report.spots for entry in spot.entries]
    return (
        sum(len(entry.signs) for entry in entries),
        sum(len({*entry.signs, *entry.signs_asked}) for entry in entries),
    )


def signs_of_fhir(bundle: Json) -> tuple[int, int]:
    said = observations(bundle, "signs")
    answers = [part["valueBoolean"] for one in said for part in one["component"]]
    return sum(answers), len(answers)


def signs_of_csv(report: ClinicalReport) -> tuple[int, int]:
    text = "".join(csv_lines(report)).removeprefix("\ufeff")
    yes = asked = 0
    for row in csv.DictReader(io.StringIO(text, newline="")):
        said = set(filter(None, row["signs_yes"].split("; ")))
        yes += len(said)
        asked += len(said | set(filter(None, row["signs_asked"].split("; "))))
    return yes, asked


def due_days(report: ClinicalReport) -> set[str]:
    days = (spot.assessment.due_on for spot in report.spots)
    return {_short(day) for day in days if day}


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def test_limit_usual_time_visits_and_signs_of_500_families_agree() -> None:
    days_told = 0
    for seed, report in enumerate(random_reports(FAMILIES)):
        bundle = document(report)
        assert of_fhir(bundle) == [standing(spot) for spot in report.spots], seed
        assert signs_of_fhir(bundle) == signs(report), seed
        assert signs_of_csv(report) == signs(report), seed
        on_page, in_pdf = (set(DUE.findall(make(report))) for make in (page, pdf_page))
        assert on_page == in_pdf, seed
        assert on_page <= due_days(report), seed
        days_told += len(on_page)
    assert days_told > FAMILIES / 2
