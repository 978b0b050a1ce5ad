"""What one family writes does not hold up the others."""

from time import process_time

from diary.clinical_report import SpotReport
from tests.diary.exports.pdf.reading import pdf_of
from tests.diary.reports import NOTICED_ON, a_report, a_spot, a_visit

LONGEST_ADVICE = "Seen it again today. " * 95


def seconds(spot: SpotReport) -> float:
    """Make a PDF, and return what it took of the processor."""
    start = process_time()
    pdf_of(a_report(spot))
    return process_time() - start


def test_long_advice_costs_little_more_than_none() -> None:
    visits = 2 * (a_visit(NOTICED_ON, day=0, advice=LONGEST_ADVICE),)
    seconds(a_spot())

    without, with_advice = seconds(a_spot()), seconds(a_spot(visits=visits))

    assert with_advice < 4 * without
