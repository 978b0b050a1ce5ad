"""Whatever form a report is written in, its figures are those of the report."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from django.db import transaction

from conditions.queries import published
from diary.clinical_report import ClinicalReport, Span, SpotReport
from tests.diary.exports.figures import (
    Figures,
    glued,
    lines,
    not_in_order,
    of_csv,
    of_fhir,
    of_page,
    of_report,
    of_zip,
    page,
    pdf_page,
)
from tests.diary.exports.kept import can_be_kept, gather_again, kept, zip_of
from tests.diary.exports.pdf.reading import no_picture, pdf_of, words
from tests.diary.random_reports import random_reports
from tests.diary.reports import a_report

FAMILIES = 500
# Laying one out takes a second or two of CPU.
LAID_OUT = 4
NOTHING = Figures(None, (), (), (), 0)
pytestmark = pytest.mark.slow


def of_table(report: ClinicalReport) -> list[Figures]:
    """What a table of entries can tell: nothing of a spot without any."""
    return [one if one.on else NOTHING for one in of_report(report)]


def test_page_pdf_table_and_fhir_of_500_families_agree_with_the_report() -> None:
    """Of the PDF the document that it is laid out from: all of it is laid out below."""
    for seed, report in enumerate(random_reports(FAMILIES)):
        figures = of_report(report)

        assert of_page(page(report)) == figures, seed
        assert of_page(pdf_page(report)) == figures, seed
        assert of_fhir(report) == figures, seed
        assert of_csv(report) == of_table(report), seed


def test_the_pdf_of_some_families_holds_the_figures_of_the_page() -> None:
    for seed, report in enumerate(random_reports(LAID_OUT)):
        told = lines(page(report))

        text = glued(words(pdf_of(report, no_picture)))

        assert len(told) > len(report.spots) + 2 * report.entry_count, seed
        assert not_in_order(told, text) == [], seed


@pytest.mark.django_db
def test_the_zip_of_500_families_agrees_with_what_is_gathered_of_them() -> None:
    data = published()
    families = filter(can_be_kept, random_reports(2 * FAMILIES))
    for seed, drawn in enumerate(islice(families, FAMILIES)):
        with transaction.atomic():
            child, spots = kept(drawn)

            gathered = gather_again(child, spots, drawn, data=data)
            zipped = of_zip(zip_of(child))
            transaction.set_rollback(True)

        by_id = {spot.uuid: spot for spot in gathered.spots}
        same_order = replace(
            gathered, spots=tuple(by_id[spot.uuid] for spot in drawn.spots)
        )
        assert of_report(same_order) == of_report(drawn), seed
        assert zipped == {
            str(spot.uuid): of_all_days(spot) for spot in gathered.spots
        }, seed
    assert seed == FAMILIES - 1


def of_all_days(spot: SpotReport) -> Figures:
    """What a file without a choice of days tells: days only of what has gone."""
    [figures] = of_report(a_report(replace(spot, covers=Span(None, date.max))))
    return figures if spot.is_gone else replace(figures, days=None)


def test_random_families_are_not_empty_ones() -> None:
    figures = [one for report in random_reports(FAMILIES) for one in of_report(report)]

    assert len(figures) > FAMILIES
    assert sum(len(one.on) for one in figures) > FAMILIES
    assert {course for one in figures for course in one.courses} == {
        *("better", "same", "worse", "gone")
    }
    assert sum(len(one.temperatures) for one in figures) > FAMILIES / 5
    assert sum(one.photos for one in figures) > FAMILIES / 5
    for one in ("itch", "sleep", "sizes_mm"):
        assert sum(len(getattr(each, one)) for each in figures) > FAMILIES / 5, one
    assert any(one.days is None for one in figures)


def test_a_figure_that_differs_is_noticed() -> None:
    report = next(one for one in random_reports(FAMILIES) if of_report(one)[0].on)
    spot = report.spots[0]
    fewer = replace(spot, written=spot.written[1:])
    other = replace(report, spots=(fewer, *report.spots[1:]))

    pages = (lambda one: of_page(page(one)), lambda one: of_page(pdf_page(one)))
    for read in (of_csv, of_fhir, *pages):
        assert read(other) != of_report(report)
