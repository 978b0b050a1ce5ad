"""Whatever form a report is written in, its figures are those of the report."""

from dataclasses import replace

import pytest

from diary.clinical_report import ClinicalReport
from tests.diary.exports.figures import (
    Figures,
    glued,
    lines,
    not_in_order,
    of_csv,
    of_fhir,
    of_page,
    of_report,
    page,
)
from tests.diary.exports.pdf.reading import no_picture, pdf_of, words
from tests.diary.random_reports import random_reports

FAMILIES = 500
# Laying one out takes a second or two of CPU.
LAID_OUT = 8
NOTHING = Figures(None, (), (), (), 0)
pytestmark = pytest.mark.slow


def of_table(report: ClinicalReport) -> list[Figures]:
    """What a table of entries can tell: nothing of a spot without any."""
    return [one if one.on else NOTHING for one in of_report(report)]


def test_page_table_and_fhir_of_500_families_agree_with_the_report() -> None:
    for seed, report in enumerate(random_reports(FAMILIES)):
        figures = of_report(report)

        assert of_page(page(report)) == figures, seed
        assert of_fhir(report) == figures, seed
        assert of_csv(report) == of_table(report), seed


def test_the_pdf_of_some_families_holds_the_figures_of_the_page() -> None:
    for seed, report in enumerate(random_reports(LAID_OUT)):
        told = lines(page(report))

        text = glued(words(pdf_of(report, no_picture)))

        assert len(told) > len(report.spots) + 2 * report.entry_count, seed
        assert not_in_order(told, text) == [], seed


def test_random_families_are_not_empty_ones() -> None:
    figures = [one for report in random_reports(FAMILIES) for one in of_report(report)]

    assert len(figures) > FAMILIES
    assert sum(len(one.on) for one in figures) > FAMILIES
    assert {course for one in figures for course in one.courses} == {
        *("better", "same", "worse", "gone")
    }
    assert sum(len(one.temperatures) for one in figures) > FAMILIES / 5
    assert sum(one.photos for one in figures) > FAMILIES / 5
    assert any(one.days is None for one in figures)


def test_a_figure_that_differs_is_noticed() -> None:
    report = next(one for one in random_reports(FAMILIES) if of_report(one)[0].on)
    spot = report.spots[0]
    fewer = replace(spot, written=spot.written[1:])
    other = replace(report, spots=(fewer, *report.spots[1:]))

    for read in (of_csv, of_fhir, lambda one: of_page(page(one))):
        assert read(other) != of_report(report)
