"""The PDF, read back."""

import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from conditions.rules import Source
from diary.clinical_report import (
    ClinicalReport,
    Exposure,
    SignWording,
    SpotReport,
    Treatment,
)
from diary.exports.csv_file import csv_lines
from diary.exports.fhir import fhir_parts
from diary.exports.pdf.scripts import faces_for
from diary.exports.small_photos import PhotoReader
from tests.diary.exports.pdf.reading import (
    a_picture,
    fonts,
    no_picture,
    pdf_of,
    tags,
    words,
)
from tests.diary.reports import (
    BORN_ON,
    NOTICED_ON,
    a_child,
    a_photo,
    a_report,
    a_spot,
    a_visit,
    an_entry,
)

OURS = {"Figtree", "Fraunces", "Noto"}
SECTIONS = (
    "Rash, tummy, 31 days, not cleared.",
    "History",
    "Tried, and what happened",
    "Exposures noted",
    "Photos, oldest to newest",
    "Warning signs, asked at 0 of 3 entries",
    "Parents’ own record, not a diagnosis.",
)


def a_diary() -> ClinicalReport:
    """Three entries, the last two with a photo."""
    entries = (
        an_entry(0, note="A few red patches.", course="same"),
        an_entry(12, note="Paler today.", course="better", photos=(a_photo(1),)),
        an_entry(31, note="Still there.", course="worse", photos=(a_photo(2),)),
    )
    source = Source("nhs", "NHS", "Rashes", "https://nhs.example/rashes")
    return a_report(a_spot(*entries, sources=(source,)), prepared_by="Mum")


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return pdf_of(a_diary())


def test_the_first_page_holds_every_section(pdf: PdfReader) -> None:
    first = words(pdf, page=0)

    assert [section for section in SECTIONS if section not in first] == []
    assert first.startswith("Skin diary kept by parents · for the doctor")
    assert "Maya" in first


def a_full_spot() -> SpotReport:
    """A spot of which everything is told at length, with photos, signs and visits."""
    codes = [f"SIGN_NUMBER_{number}" for number in range(34)]
    exposures = [Exposure(f"e{n}", f"Exposure {n}", "told at length") for n in range(6)]
    treatments = [Treatment(f"Cream {n}", NOTICED_ON, None, "better") for n in range(6)]
    entries = [
        an_entry(
            day,
            course="worse",
            signs=tuple(codes[:6]),
            signs_asked=tuple(codes[:20]),
            exposures=tuple(exposures),
            treatments=tuple(treatments),
            photos=(a_photo(day),),
        )
        for day in range(8)
    ]
    advice = "Advice at length. " * 20
    visits = [a_visit(entry.on, day=entry.day, advice=advice) for entry in entries]
    return a_spot(
        *entries,
        look="Red patches " * 30,
        visits=tuple(visits),
        earlier_on=8 * (NOTICED_ON,),
        suspected=("Atopic eczema", "Contact dermatitis", "Heat rash"),
        wordings=tuple(SignWording(code, code, urgent=True) for code in codes),
    )


def test_the_first_page_holds_every_section_of_a_long_story() -> None:
    child = a_child(
        "Maximiliana " * 5,
        weeks_at_birth=35,
        sex="girl",
        background="Background. " * 40,
    )

    first = words(pdf_of(a_report(a_full_spot(), child=child)), page=0)

    assert "Visits, and what doctors said" in first
    assert "Parents’ own record, not a diagnosis." in first


def test_entries_follow_in_order_of_day_with_their_notes(pdf: PdfReader) -> None:
    text = words(pdf)

    places = [
        text.index(part)
        for part in (
            "21 October 2026 · day 0",
            "A few red patches.",
            "2 November 2026 · day 12",
            "Paler today.",
            "21 November 2026 · day 31",
            "Still there.",
            "Sources",
        )
    ]
    assert places == sorted(places)


def test_it_claims_and_carries_tags(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    claimed = root["/Metadata"].get_data()  # type: ignore[index]
    assert b'pdfaid:part="3" pdfaid:conformance="A"' in claimed
    assert b"<pdfuaid:part>1</pdfuaid:part>" in claimed
    assert [len(tags(pdf, kind)) for kind in ("/H1", "/H2")] == [1, 3]


def test_it_carries_the_same_log_as_a_table_and_as_fhir(pdf: PdfReader) -> None:
    [table] = pdf.attachments["milkspot.csv"]
    [bundle] = pdf.attachments["milkspot.fhir.json"]
    named = [one.get_object() for one in pdf.trailer["/Root"]["/AF"]]  # type: ignore[index]

    assert table.decode() == "".join(csv_lines(a_diary()))
    assert bundle.decode() == "".join(fhir_parts(a_diary(), lambda _photo: None))
    assert {one["/AFRelationship"] for one in named} == {"/Data"}
    kinds = [one["/EF"]["/F"]["/Subtype"] for one in named]
    assert kinds == ["/text/csv", "/application/json"]


def test_it_holds_what_an_archive_asks_for(pdf: PdfReader) -> None:
    """ISO 19005-3: colours that are named, text that any font tells."""
    root = pdf.trailer["/Root"]
    [intent] = root["/OutputIntents"]  # type: ignore[index]
    trailer: Any = pdf.trailer
    parts: list[Any] = [pdf.get_object(n) for n in range(1, trailer["/Size"])]
    pictures = [part for part in parts if _is(part, "/Subtype", "/Image")]
    letters = [part for part in parts if _is(part, "/Type", "/Font")]

    assert (intent["/S"], intent["/DestOutputProfile"]["/N"]) == ("/GTS_PDFA1", 3)
    assert "/ID" in pdf.trailer
    assert [picture["/Interpolate"].value for picture in pictures] == [False, False]
    assert all(
        "/ToUnicode" in font for font in letters if _is(font, "/Subtype", "/Type0")
    )
    assert not any(_is(part, "/S", "/JavaScript") for part in parts)


def _is(part: object, name: str, value: str) -> bool:
    return isinstance(part, DictionaryObject) and part.get(name) == value


def test_its_title_and_language_are_set_and_shown(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]

    assert pdf.metadata is not None
    assert pdf.metadata.title == "Skin diary of Maya, 2026-11-21"
    assert pdf.metadata.author == "Mum"
    assert root["/Lang"] == "en-gb"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_every_picture_says_what_it_shows(pdf: PdfReader) -> None:
    said = [figure.get("/Alt", "") for figure in tags(pdf, "/Figure")]

    assert said[0] == "Course: day 0 same; day 12 better; day 31 worse."
    assert said[1:] == 2 * ["Tummy, 2 November, day 12", "Tummy, 21 November, day 31"]


def test_every_row_is_tied_to_its_header(pdf: PdfReader) -> None:
    entry = an_entry(0, exposures=(Exposure("soap_wash", "Soap"),))

    heads = tags(pdf_of(a_report(a_spot(entry))), "/TH")

    assert len(heads) == 1
    assert all(head["/A"]["/Scope"] == "/Row" for head in heads)  # type: ignore[index]


def test_every_font_is_inside_and_one_of_ours(pdf: PdfReader) -> None:
    found = fonts(pdf)

    assert {name.partition("-")[0] for name in found} == OURS - {"Noto"}
    assert all("/FontFile2" in described for described in found.values())


@pytest.mark.parametrize(
    ("note", "font"),
    [
        ("Žluťoučký kůň, Größe, İğne", "Figtree-Extended"),
        ("مرحبا، طفح أحمر على البطن", "Noto-Sans-Arabic"),
        ("लाल दाने, खुजली रात में", "Noto-Sans-Devanagari"),
        ("Đốm đỏ trên bụng", "Noto-Sans-Vietnamese"),
        ("Ελένη, κόκκινες κηλίδες", "Noto-Sans-Greek"),
        ("Ірина, червоні плями", "Noto-Sans-Cyrillic"),
        ("肚子上有红点", "Noto-Sans-SC"),
        ("38.5 → 37 ✓", "Noto-Sans-Math"),
        ("Asleep at last 😴", "Noto-Emoji"),
    ],
)
def test_letters_come_from_the_bundled_font_that_has_them(note: str, font: str) -> None:
    pdf = pdf_of(a_report(a_spot(an_entry(0, note=note))))

    assert font in fonts(pdf)
    assert {name.partition("-")[0] for name in fonts(pdf)} <= OURS


def test_fonts_of_scripts_nobody_used_are_not_loaded() -> None:
    assert faces_for("Red dots on the tummy, 37.5 °C – “worse”") == ""


def test_nothing_in_it_leads_out(pdf: PdfReader) -> None:
    assert all("/Annots" not in page for page in pdf.pages)
    # What it carries, and places of its own that page numbers were counted from.
    assert set(pdf.trailer["/Root"]["/Names"]) == {"/EmbeddedFiles", "/Dests"}  # type: ignore[index]
    assert "https://nhs.example/rashes" in words(pdf)


def test_a_photo_is_kept_at_150_dpi_of_its_place(pdf: PdfReader) -> None:
    sizes = {
        image.image.size for page in pdf.pages for image in page.images if image.image
    }

    assert sizes == {(640, 480)}


def test_page_and_table_say_the_same(pdf: PdfReader) -> None:
    table = "".join(csv_lines(a_diary()))
    text = words(pdf)

    assert "3 entries, 2 photos" in text
    assert table.count("\r\n") == 1 + 3
    for number in (0, 12, 31):
        assert f"· day {number} " in text
        assert f',"{number}","2026-' in table


def test_several_spots_are_listed_first() -> None:
    other = a_spot(an_entry(3), place="Left cheek")

    pdf = pdf_of(a_report(a_spot(an_entry(0)), other))

    assert "2 spots, most pressing first" in words(pdf, page=0)
    assert "Left cheek" in words(pdf, page=3)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "&amp;", "a\x0bb", "x" * 300]
)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    pdf = pdf_of(a_report(a_spot(an_entry(0)), child=a_child(name, BORN_ON)))

    assert pdf.xmp_metadata is not None
    assert name.replace("\x0b", "")[:20] in words(pdf).replace(" ", "")


def test_a_note_cannot_load_anything(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><text>hidden</text></svg>"
    )
    note = (
        f"<img src='{secret.as_uri()}'><link rel=attachment href='{secret.as_uri()}'>"
    )

    pdf = pdf_of(a_report(a_spot(an_entry(0, note=note))))

    assert "<img src=" in words(pdf)
    assert list(pdf.attachments) == ["milkspot.csv", "milkspot.fhir.json"]


def test_a_very_long_note_runs_over_pages_whole() -> None:
    note = " ".join(f"word{number}" for number in range(3_000))

    pdf = pdf_of(a_report(a_spot(an_entry(0, note=note, photos=(a_photo(1),)))))

    text = words(pdf)
    assert all(f"word{number}" in text for number in range(3_000))


def test_a_word_without_end_stays_on_the_paper() -> None:
    pdf = pdf_of(a_report(a_spot(an_entry(0, note="w" * 3_000))))

    assert words(pdf).replace(" ", "").count("w" * 3_000) == 1


@pytest.mark.parametrize("read", [no_picture, lambda _uuid: BytesIO(b"pixels")])
def test_a_photo_that_cannot_be_read_costs_only_itself(read: PhotoReader) -> None:
    pdf = pdf_of(a_diary(), read)

    assert "Still there." in words(pdf)
    assert "Tummy, 21 November, day 31" in words(pdf)


def test_nothing_is_left_in_temporary_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    pdf_of(a_diary())

    assert list(tmp_path.iterdir()) == []


def test_an_empty_diary_is_a_pdf_too() -> None:
    empty = replace(a_report(), child=a_child("", None))

    assert "Sources" in words(pdf_of(empty, a_picture))


def test_the_code_of_a_link_takes_no_section_off_the_first_page() -> None:
    child = a_child("Maximiliana " * 5, sex="girl", background="Background. " * 40)
    report = a_report(a_full_spot(), child=child)

    pdf = pdf_of(report, link=f"https://milkspot.example/s/#shlink:/{'a' * 260}")

    first = words(pdf, page=0)
    assert "Opens this log on a phone." in first
    assert "Parents’ own record, not a diagnosis." in first
    assert "QR code that opens this log on a phone" in [
        figure.get("/Alt") for figure in tags(pdf, "/Figure")
    ]


def test_a_name_from_right_to_left_stands_where_names_stand() -> None:
    """At the margin, above the line that says when the child was born."""
    child = a_child("مايا الأحمد")
    pdf = pdf_of(a_report(a_spot(an_entry(0)), child=child, prepared_by=""))
    at: dict[str, list[float]] = {}

    def note(text: str, _cm: object, place: list[float], *_font: object) -> None:
        at.setdefault(text.strip()[:4], place[4:6])

    pdf.pages[0].extract_text(visitor_text=note)

    name, born = at[child.name[:4]], at["Born"]
    assert name[0] == pytest.approx(born[0], abs=2)
    assert name[1] < born[1]
