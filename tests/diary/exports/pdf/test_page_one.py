"""Whatever a family writes, the summary of a spot is one page, and says what it cut."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PageObject, PdfReader
from weasyprint import HTML
from weasyprint.document import Document

from conditions.rules import Source
from diary.assessment.answer import Level
from diary.clinical_report import (
    ChildRecord,
    ClinicalReport,
    EntryRecord,
    Exposure,
    SignWording,
    SpotReport,
    Treatment,
    WithdrawnSign,
)
from diary.exports.pdf.document import html_of, laid_out, prepared
from diary.exports.pdf.given import given_to
from tests.diary.exports.pdf.reading import no_picture, pdf_of, words
from tests.diary.reports import (
    NOTICED_ON,
    TODAY,
    a_child,
    a_photo,
    a_report,
    a_spot,
    a_visit,
    an_answer,
    an_entry,
)

pytestmark = pytest.mark.slow
FOOT = "Parents’ own record, not a diagnosis."
LINK = f"https://milkspot.example/s/#shlink:/{'a' * 260}"
ALWAYS = ("Present treatment:", "Known allergies:", FOOT)
# Under which heading of the page that is named it is told.
LATER = {
    "told": (
        "Entries and photos",
        "Tried, and what happened",
        "Visits, and what doctors said",
        "Warning signs, in the words",
    ),
    "in full": ("Known allergies, in the parents’ words",),
}
# What fills a line fastest: no spaces, the widest letters, letters of two places.
LONG = {
    "no spaces": "W" * 4_000,
    "words": "Red patches that come and go. " * 140,
    "Arabic": "طفح أحمر على البطن يأتي ويذهب " * 140,
    "Hindi": "पेट पर लाल दाने आते जाते " * 150,
    "Chinese": "肚子上有红点来来去去" * 400,
    "emoji": "👶🏽😴🔴" * 1_000,
    "lines": "a\n" * 2_000,
    "one sign as wide as a sentence": "\ufdfd" * 4_000,
}
CODES = tuple(f"SIGN_NUMBER_{number}_OF_MANY" for number in range(60))


def everything(text: str, entries: int = 30) -> SpotReport:
    """A spot of which everything is said, each time in as much of `text` as is kept."""
    written = tuple(an_entry_of(text, number) for number in range(entries))
    days = tuple(NOTICED_ON - timedelta(400 - n) for n in range(60))
    visits = tuple(
        a_visit(
            NOTICED_ON + timedelta(n),
            day=n,
            planned=n > 31,
            where=text[:200],
            diagnosis="Contact dermatitis",
            in_their_words=text[:200],
            advice=text[:600],
            review_on=TODAY,
        )
        for n in (0, 20, 40)
    )
    withdrawn = tuple(
        WithdrawnSign(code, "Ticked by mistake", TODAY, text[:80])
        for code in CODES[:20]
        for _again in range(3)
    )
    return a_spot(
        *written,
        label=text[:80],
        look=text[:400],
        noticed_about=True,
        visits=visits,
        withdrawn=withdrawn,
        earlier_on=days,
        suspected=tuple(f"Condition number {n}, a kind of rash" for n in range(40)),
        wordings=tuple(SignWording(code, text[:200]) for code in CODES),
        rule_name="Contact dermatitis, irritant or allergic",
        sources=(Source("nhs", "NHS", "Rashes", "https://nhs.example/rashes"),),
        assessment=an_answer(level=Level.EMERGENCY),
    )


def an_entry_of(text: str, number: int) -> EntryRecord:
    """An entry, each with exposures and treatments of its own."""
    return an_entry(
        number,
        course=("better", "same", "worse")[number % 3],
        signs=CODES[number % 20 : number % 20 + 5],
        signs_asked=CODES[: 20 + number],
        temperature_c=None,
        itch=7,
        sleep=4,
        size_mm=number,
        spread=2,
        sites=(f"Place {number}", text[:80]),
        well=number % 2 == 0,
        exposures=tuple(
            Exposure(f"e{n}", f"Exposure {number} {n}", text[:200]) for n in range(4)
        ),
        treatments=tuple(
            Treatment(f"{number}{n}{text[:190]}", NOTICED_ON, None, text[:200])
            for n in range(2)
        ),
        note=text[:200],
        photos=(a_photo(number),),
        written_by=text[:80],
    )


def a_child_of(text: str) -> ChildRecord:
    return a_child(
        text[:80],
        weeks_at_birth=33,
        sex="girl",
        background=text[:2_000],
        allergies=text[:1_000],
    )


def said_in(text: str) -> ClinicalReport:
    return a_report(
        everything(text, entries=3),
        child=a_child_of(text),
        prepared_by=text[:80],
        questions=text[:1_000],
    )


def twelve(text: str) -> ClinicalReport:
    """Twelve spots whose lines of the first page are as long as they can be."""
    spot = everything(text, entries=1)
    [entry] = spot.written
    short = replace(entry, exposures=(), photos=(), note="", sites=())
    spots = tuple(
        replace(
            spot,
            uuid=UUID(int=n),
            place=f"Place number {n} on the left",
            written=(short,),
            wordings=spot.wordings[:6],
            visits=spot.visits[:1],
            withdrawn=spot.withdrawn[:9],
            look="",
        )
        for n in range(12)
    )
    return a_report(
        *spots,
        child=a_child_of(text),
        prepared_by=text[:80],
        questions=text[:1_000],
    )


def no_days() -> ClinicalReport:
    spot = a_spot(
        an_entry(0, day=None),
        noticed_on=None,
        assessment=an_answer(due_on=None, limit_days=None, clock_start=None),
    )
    return a_report(spot, child=a_child("", None))


def a_hundred_exposures() -> ClinicalReport:
    entries = [
        an_entry(
            n,
            exposures=tuple(
                Exposure(f"e{n}", f"Exposure number {10 * n + m}", "again")
                for m in range(10)
            ),
        )
        for n in range(10)
    ]
    return a_report(a_spot(*entries))


REPORTS: dict[str, Callable[[], ClinicalReport]] = {
    **{name: partial(said_in, text) for name, text in LONG.items()},
    "twelve spots": lambda: twelve(LONG["words"]),
    "nothing": lambda: a_report(a_spot()),
    "no days": no_days,
    "a hundred exposures": a_hundred_exposures,
}


@pytest.fixture(scope="module", params=REPORTS)
def pdf(request: pytest.FixtureRequest) -> PdfReader:
    return pdf_of(REPORTS[request.param](), no_picture)


def test_the_first_page_holds_the_summary_and_the_second_what_follows(
    pdf: PdfReader,
) -> None:
    first, second = words(pdf, 0), words(pdf, 1)

    assert [part for part in ALWAYS if part not in first] == []
    assert "doctor" in first.partition("Present treatment:")[0]
    if "most pressing first" in first:
        assert "Place number 0 on the left" in second
        assert "History" in second
    else:
        assert "Warning signs" in first
        assert second.startswith("Entries and photos: tummy")


def test_what_is_cut_says_on_which_page_the_rest_is_told(pdf: PdfReader) -> None:
    pages = [words(pdf, number) for number in range(len(pdf.pages))]

    for told, number in re.findall(r"(told|in full) below\)?, page (\d+)", pages[0]):
        page = pages[int(number) - 1]

        assert any(heading in page for heading in LATER[told]), (told, number)


def test_of_a_spot_told_in_a_line_the_page_with_the_rest_is_named() -> None:
    pdf = pdf_of(twelve(LONG["no spaces"]), no_picture, link=LINK)

    named = re.findall(r"More below, page (\d+)\.", words(pdf, 0))

    told = [words(pdf, int(number) - 1) for number in named]
    assert ["History" in page for page in told] == [True] * 6
    for number, page in enumerate(told, start=6):
        assert f"Place number {number} on the left" in page


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Chinese", ""),
        ("no spaces", LINK),
        ("Arabic", LINK),
        ("one sign as wide as a sentence", LINK),
    ],
)
def test_the_list_of_twelve_spots_is_one_page_with_the_urgent_signs_of_each(
    name: str, link: str
) -> None:
    report = twelve(LONG[name])

    [page] = first_pages(report, link=link)

    written = page.extract_text()
    assert FOOT in written
    assert written.count("Urgent signs reported:") == len(report.spots)


def first_pages(report: ClinicalReport, *, link: str) -> list[PageObject]:
    """Lay out the list of spots alone, which takes a tenth of the time."""
    html, given = html_of(report, link=link), given_to(report, no_picture)
    page, out = prepared(html, given), BytesIO()
    [sheet] = page.etree_element.iter("article")
    sheet[1:] = []
    laid_out(page, html, given).write_pdf(out)
    return list(PdfReader(out).pages)


@pytest.mark.parametrize("name", ["words", "no spaces"])
def test_the_code_of_a_link_takes_no_second_page(name: str) -> None:
    pdf = pdf_of(REPORTS[name](), no_picture, link=LINK)

    assert [part for part in ALWAYS if part not in words(pdf, 0)] == []
    assert words(pdf, 1).startswith("Entries and photos: tummy")


def test_a_long_document_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def render(page: HTML, **options: object) -> Document:
        sizes.append(len(lay_out(page, **options).pages))
        return lay_out(page, **options)

    lay_out = HTML.render
    monkeypatch.setattr(HTML, "render", render)

    pdf_of(said_in(LONG["words"]), no_picture)

    *alone, whole = sizes
    assert alone == [2, 1]
    assert whole > sum(alone)
