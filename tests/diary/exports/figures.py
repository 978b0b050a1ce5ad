"""The figures of a report, read back from each of the forms it is written in."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from xml.etree.ElementTree import tostring
from zipfile import ZipFile

from django.template.loader import render_to_string

from diary.clinical_report import ClinicalReport, SpotReport
from diary.exports.csv_file import csv_lines
from diary.exports.pdf.document import html_of, prepared
from diary.exports.pdf.given import given_to
from tests.diary.exports.fhir.reading import (
    Json,
    components,
    document,
    observations,
    resources,
)
from tests.diary.exports.pdf.reading import no_picture

COURSES = {"Better", "Same", "Worse", "Gone"}
SECTION = re.compile(r'<section [^>]*class="sheet-(page|part)[^>]*>')
ENTRY = re.compile(r'<section class="report-entry[^>]*>')
# How many entries and photos; days; of an entry its day, and what it says.
TOLD = re.compile(
    r"<p>\d+ entr[^<]*</p>|<strong>[^<]*? days?,[^<]*</strong>"
    r"|<h3>\d+ \w+ \d{4}[^<]*</h3>|<p class=\"report-said\">.*?</p>",
    re.DOTALL,
)
TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Figures:
    """Of one spot: days so far; of its entries days, courses, temperatures, photos.

    Scales from 0 to 10 and sizes in mm are listed as often as they were said.
    """

    days: int | None
    on: tuple[date, ...]
    courses: tuple[str, ...]
    temperatures: tuple[str, ...]
    photos: int
    itch: tuple[int, ...] = ()
    sleep: tuple[int, ...] = ()
    sizes_mm: tuple[int, ...] = ()


def of_report(report: ClinicalReport) -> list[Figures]:
    return [_of_spot(spot) for spot in report.spots]


def _of_spot(spot: SpotReport) -> Figures:
    temperatures = (entry.temperature_c for entry in spot.entries)
    return Figures(
        days=spot.days,
        on=tuple(entry.on for entry in spot.entries),
        courses=tuple(entry.course for entry in spot.entries if entry.course),
        temperatures=tuple(str(one) for one in temperatures if one is not None),
        photos=spot.photo_count,
        itch=_said(entry.itch for entry in spot.entries),
        sleep=_said(entry.sleep for entry in spot.entries),
        sizes_mm=_said(entry.size_mm for entry in spot.entries),
    )


def _said(values: Iterable[str | int | None]) -> tuple[int, ...]:
    return tuple(int(value) for value in values if value not in {None, ""})


# CSV


def of_csv(report: ClinicalReport) -> list[Figures]:
    """Read the table: a spot without entries has no row, and so no figures."""
    text = "".join(csv_lines(report)).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    spots = (
        [row for row in rows if row["spot_id"] == str(spot.uuid)]
        for spot in report.spots
    )
    return [_of_rows(of_spot, report.on) for of_spot in spots]


def _of_rows(rows: list[dict[str, str]], today: date) -> Figures:
    return Figures(
        days=_days(rows[0], today) if rows else None,
        on=tuple(date.fromisoformat(row["date"]) for row in rows),
        courses=tuple(row["course"] for row in rows if row["course"]),
        temperatures=tuple(
            row["temperature_c"] for row in rows if row["temperature_c"]
        ),
        photos=sum(int(row["photo_count"]) for row in rows),
        itch=_said(row["itch_0_10"] for row in rows),
        sleep=_said(row["sleep_lost_0_10"] for row in rows),
        sizes_mm=_said(row["size_mm"] for row in rows),
    )


def _days(row: dict[str, str], today: date) -> int | None:
    if not row["first_noticed_on"]:
        return None
    gone = row["gone_on"]
    last = date.fromisoformat(gone) if gone else today
    return (last - date.fromisoformat(row["first_noticed_on"])).days


# FHIR


def of_fhir(report: ClinicalReport) -> list[Figures]:
    """Read each spot through the references of its Condition, as a reader would."""
    bundle = document(report)
    return [_of_condition(one, bundle) for one in resources(bundle, "Condition")]


def _of_condition(condition: Json, bundle: Json) -> Figures:
    named = {
        one["reference"].removeprefix("urn:uuid:")
        for one in condition["evidence"][0]["detail"]
    }

    def of_spot(found: Iterable[Json]) -> list[Json]:
        return [one for one in found if one["id"] in named]

    [standing] = of_spot(observations(bundle, "standing"))
    entries = of_spot(observations(bundle, "entry"))
    measured = of_spot(observations(bundle, "8310-5"))
    said = [value for one in entries for value in components(one, "course")]
    days = components(standing, "days")
    on = [datetime.fromisoformat(one["effectiveDateTime"]).date() for one in entries]
    assert components(standing, "entries") == [len(entries)]
    photos = len(of_spot(resources(bundle, "Media")))
    assert components(standing, "photos") == [photos]
    return Figures(
        days=days[0]["value"] if days else None,
        on=tuple(on),
        courses=tuple(one["coding"][0]["code"] for one in said),
        temperatures=tuple(str(one["valueQuantity"]["value"]) for one in measured),
        photos=photos,
        itch=tuple(n for one in entries for n in components(one, "itch")),
        sleep=tuple(n for one in entries for n in components(one, "sleep")),
        sizes_mm=tuple(n["value"] for one in entries for n in components(one, "size")),
    )


# The ZIP


def of_zip(file: bytes) -> dict[str, Figures]:
    """Read the whole diary: the figures of each spot but its days, by the spot's id."""
    with ZipFile(io.BytesIO(file)) as archive:
        diary = json.loads(archive.read("data.json"))
    return {
        spot["id"]: _of_rows_of_zip(
            [entry for entry in diary["entries"] if entry["spot"] == spot["id"]],
            spot,
        )
        for spot in diary["spots"]
    }


def _of_rows_of_zip(entries: list[Json], spot: Json) -> Figures:
    entries = sorted(entries, key=lambda entry: str(entry["observed_at"]))
    return Figures(
        days=_between(spot["noticed_on"], spot["gone_on"]),
        on=tuple(date.fromisoformat(entry["observed_on"]) for entry in entries),
        courses=tuple(entry["course"] for entry in entries if entry["course"]),
        temperatures=tuple(
            entry["temperature_c"] for entry in entries if entry["temperature_c"]
        ),
        photos=sum(len(entry["photos"]) for entry in entries),
        itch=_said(entry["itch"] for entry in entries),
        sleep=_said(entry["sleep"] for entry in entries),
        sizes_mm=_said(entry["size_mm"] for entry in entries),
    )


def _between(noticed_on: str | None, last_on: str | None) -> int | None:
    if not noticed_on or not last_on:
        return None
    return (date.fromisoformat(last_on) - date.fromisoformat(noticed_on)).days


# The print page


def page(report: ClinicalReport) -> str:
    return render_to_string("reports/_sheet.html", {"report": report})


def pdf_page(report: ClinicalReport) -> str:
    """Return the document that a PDF is laid out from, after all that is done to it."""
    laid_out = prepared(html_of(report), given_to(report, no_picture))
    return tostring(laid_out.etree_element, encoding="unicode", method="html")


def of_page(html: str) -> list[Figures]:
    """Read the print page: a page and a part a spot, an overview before several."""
    kinds = SECTION.split(html)[1:]
    sections = list(zip(kinds[::2], kinds[1::2], strict=True))
    pages = [text for kind, text in sections if kind == "page"]
    parts = [text for kind, text in sections if kind == "part"][:-1]
    return [
        _of_section(first, entries)
        for first, entries in zip(pages[-len(parts) :], parts, strict=True)
    ]


def _of_section(first: str, rest: str) -> Figures:
    entries = ENTRY.split(rest)[1:]
    facts = [_facts(entry) for entry in entries]
    days = re.search(r"<strong[^>]*>[^<]*?(-?\d+) days?,[^<]*</strong>", first)
    heads = (re.search(r"<h3[^>]*>(\d+ \w+ \d{4})", entry) for entry in entries)
    every = [fact for of_entry in facts for fact in of_entry]
    return Figures(
        days=int(days[1]) if days else None,
        on=tuple(datetime.strptime(h[1], "%d %B %Y").date() for h in heads if h),  # noqa: DTZ007 (a day)
        courses=tuple(fact.lower() for fact in every if fact in COURSES),
        temperatures=tuple(f[:-3] for f in every if f.endswith(" °C")),
        photos=sum(entry.count("<img ") for entry in entries),
        itch=_scale(every, r"itch (\d+)/10"),
        sleep=_scale(every, r"sleep lost (\d+)/10"),
        sizes_mm=_scale(every, r"(\d+) mm"),
    )


def _scale(facts: Iterable[str], form: str) -> tuple[int, ...]:
    found = (re.fullmatch(form, fact) for fact in facts)
    return tuple(int(one[1]) for one in found if one)


def _facts(entry: str) -> list[str]:
    said = re.search(r'<p class="report-said"[^>]*>(.*?)</p>', entry, re.DOTALL)
    return unescape(said[1]).strip().split(" · ") if said else []


# The PDF


def lines(html: str) -> list[str]:
    """List in order what a PDF has to say as the page does: counts, days, facts.

    Spaces are taken out, and what pypdf puts between the letters of some fonts.
    """
    return [glued(unescape(TAGS.sub("", found[0]))) for found in TOLD.finditer(html)]


def glued(text: str) -> str:
    return "".join(text.replace("\0", "").split())


def not_in_order(wanted: Iterable[str], text: str) -> list[str]:
    """Return the lines that `text` does not hold after the one before."""
    missing, place = [], 0
    for line in wanted:
        found = text.find(line, place)
        place = place if found < 0 else found + len(line)
        missing += [line] if found < 0 else []
    return missing
