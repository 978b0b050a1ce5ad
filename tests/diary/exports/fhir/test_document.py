"""What the FHIR document says, and what it never says."""

import json
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha1
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pytest

from django.conf import settings
from django.utils import translation

from diary.clinical_report import Code, PhotoRecord, Treatment
from diary.exports.fhir import Content, beside, fhir_parts, inside
from tests.diary.exports.fhir.full import VISIT_ON, a_full_report
from tests.diary.exports.fhir.reading import (
    components,
    document,
    observations,
    parts,
    resources,
    text_of,
    the,
)
from tests.diary.reports import (
    NOTICED_ON,
    NOW,
    TODAY,
    a_child,
    a_photo,
    a_report,
    a_spot,
    a_visit,
    an_entry,
)

# HTML 4 without scripts, forms and frames: what a narrative may hold.
XHTML = "{http://www.w3.org/1999/xhtml}"
NARRATIVE = {"br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "li", "ol", "p"}
NARRATIVE |= {"caption", "span", "strong", "table", "tbody", "td", "th", "tr", "ul"}


def test_the_document_begins_with_a_composition_by_parents() -> None:
    bundle = document(a_full_report())

    first = bundle["entry"][0]["resource"]
    writers = {one["id"]: one for one in resources(bundle, "RelatedPerson")}
    author = writers[first["author"][0]["reference"].removeprefix("urn:uuid:")]
    assert bundle["type"] == "document"
    assert first["resourceType"] == "Composition"
    assert author["name"] == [{"text": "Mum"}]
    assert first["language"] == "en-GB"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert text_of(a_full_report()) == text_of(a_full_report())


def test_another_time_of_making_is_another_document() -> None:
    report = a_full_report()
    later = replace(report, made_at=NOW.replace(hour=13))

    assert document(report)["identifier"] != document(later)["identifier"]
    assert the(document(report), "Patient") == the(document(later), "Patient")


def test_ids_are_those_of_the_diary() -> None:
    report = a_full_report()
    [spot] = report.spots

    bundle = document(report)

    assert the(bundle, "Patient")["id"] == str(report.child.uuid)
    assert the(bundle, "Condition")["id"] == str(spot.uuid)
    entries = [one["id"] for one in observations(bundle, "entry")]
    assert entries == [str(entry.uuid) for entry in spot.entries]
    assert [one["id"] for one in resources(bundle, "Media")] == [
        str(a_photo(1).uuid),
        str(a_photo(2).uuid),
    ]


def test_what_parents_think_is_unconfirmed_and_has_no_code() -> None:
    bundle = document(a_report(a_spot(suspected=("Milia",))))

    condition = the(bundle, "Condition")
    [status] = condition["verificationStatus"]["coding"]
    assert status["code"] == "unconfirmed"
    assert condition["code"] == {"text": "Rash"}
    assert {"text": "Parents think: Milia"} in condition["note"]


def test_what_a_doctor_called_it_is_confirmed_with_its_verified_codes() -> None:
    milia = Code("icd11", "KC40.1", "Neonatal milia")
    visit = a_visit(VISIT_ON, diagnosis="Milia", codes=(milia,))

    condition = the(document(a_report(a_spot(visits=(visit,)))), "Condition")

    assert condition["verificationStatus"]["coding"][0]["code"] == "confirmed"
    assert condition["code"] == {
        "coding": [
            {
                "system": "http://id.who.int/icd/release/11/mms",
                "code": "KC40.1",
                "display": "Neonatal milia",
            }
        ],
        "text": "Milia",
    }


@pytest.mark.parametrize(
    ("gone_on", "earlier", "status"),
    [
        (None, (), "active"),
        (None, (date(2026, 1, 1),), "recurrence"),
        (TODAY, (date(2026, 1, 1),), "resolved"),
    ],
)
def test_a_spot_has_an_end_only_once_it_is_gone(
    gone_on: date | None, earlier: tuple[date, ...], status: str
) -> None:
    spot = a_spot(gone_on=gone_on, earlier_on=earlier)

    condition = the(document(a_report(spot)), "Condition")

    assert condition["clinicalStatus"]["coding"][0]["code"] == status
    assert condition.get("abatementDateTime") == (gone_on and gone_on.isoformat())
    assert condition["onsetDateTime"] == NOTICED_ON.isoformat()


def test_an_entry_says_what_was_seen_and_nothing_else() -> None:
    full, empty = observations(document(a_full_report()), "entry")

    assert components(full, "course")[0]["text"] == "worse"
    assert components(full, "itch") == [0]
    assert components(full, "size")[0]["value"] == 12
    assert components(full, "place") == ["Tummy", "Chest"]
    assert components(full, "well") == [False]
    assert components(full, "cough") == []
    assert full["note"][0]["text"] == "Paler & <b>dry</b>\nsecond line, مرحبا"
    assert "component" not in empty
    assert empty["dataAbsentReason"]["text"] == "Not recorded"


def test_an_instant_stands_in_the_zone_where_the_entry_was_made() -> None:
    at = datetime(2026, 10, 21, 22, 30, tzinfo=UTC)
    report = a_report(a_spot(an_entry(0, at=at, zone="Asia/Kolkata")))

    [entry] = observations(document(report), "entry")

    assert entry["effectiveDateTime"] == "2026-10-22T04:00:00+05:30"


def test_temperature_is_a_vital_sign_in_degrees_celsius() -> None:
    [measured] = observations(document(a_full_report()), "8310-5")

    assert measured["valueQuantity"] == {
        "value": 37.6,
        "unit": "°C",
        "system": "http://unitsofmeasure.org",
        "code": "Cel",
    }
    categories = [one["coding"][0]["code"] for one in measured["category"]]
    assert categories == ["survey", "vital-signs"]


def test_a_sign_that_nobody_asked_about_is_neither_yes_nor_no() -> None:
    [asked] = observations(document(a_full_report()), "signs")

    assert components(asked, "BREATHING") == [True]
    assert components(asked, "hives/SWELLING") == [False]
    assert components(asked, "SEIZURE") == []
    words = [part["code"]["text"] for part in asked["component"]]
    assert words == ["Struggling to breathe?", "Swelling"]


def test_a_sign_taken_back_stays_reported_and_says_why() -> None:
    [taken] = observations(document(a_full_report()), "taken_back")

    assert taken["valueString"] == "Ticked by mistake"
    assert taken["code"]["text"] == "Sign taken back: Breathing"


def test_the_figures_stand_with_rule_revision_and_sources() -> None:
    [standing] = observations(document(a_full_report()), "standing")

    assert components(standing, "days")[0]["value"] == 31
    assert components(standing, "limit")[0]["value"] == 28
    assert components(standing, "due") == ["2026-11-19"]
    assert components(standing, "passed") == [True]
    assert components(standing, "visits") == [1]
    assert components(standing, "rule") == ["Unknown rash, revision 4"]
    assert standing["note"] == [
        {"text": "Source: NHS – Rashes – https://nhs.example/rashes"}
    ]


@pytest.mark.parametrize(
    ("until", "status"),
    [
        (None, "unknown"),
        (date(2026, 11, 1), "completed"),
        (date(2026, 12, 1), "in-progress"),
    ],
)
def test_a_treatment_is_over_only_where_that_is_recorded(
    until: date | None, status: str
) -> None:
    cream = Treatment("Cream", NOTICED_ON, until, "better")
    report = a_report(a_spot(an_entry(3, treatments=(cream,))))

    procedure = the(document(report), "Procedure")

    assert procedure["status"] == status
    assert procedure["code"] == {"text": "Cream"}
    assert procedure["outcome"] == {"text": "better"}
    assert procedure["performedPeriod"].get("end") == (until and until.isoformat())


def test_visits_tell_a_plan_from_what_took_place() -> None:
    bundle = document(a_full_report())

    done, planned = resources(bundle, "Encounter")
    [said] = observations(bundle, "said")
    assert (done["status"], planned["status"]) == ("finished", "planned")
    assert done["period"] == {"start": "2026-11-03T09:30:00+00:00"}
    assert planned["period"] == {"start": "2026-12-01"}
    assert components(said, "advice") == ["Keep it cool."]
    assert components(said, "review") == ["2026-12-01"]


def test_one_visit_about_two_spots_is_one_encounter() -> None:
    spots = [
        a_spot(
            uuid=UUID(int=number),
            visits=(a_visit(VISIT_ON, uuid=UUID(int=10 + number)),),
        )
        for number in (5, 6)
    ]

    encounter = the(document(a_report(*spots)), "Encounter")

    conditions = [one["reference"] for one in encounter["reasonReference"]]
    assert conditions == [f"urn:uuid:{UUID(int=number)}" for number in (5, 6)]


def test_a_visit_before_a_move_keeps_the_time_of_its_place() -> None:
    visit = a_visit(VISIT_ON, at=time(9, 30), zone="Asia/Kolkata")

    encounter = the(document(a_report(a_spot(visits=(visit,)))), "Encounter")

    assert encounter["period"] == {"start": "2026-11-03T09:30:00+05:30"}


def test_nobody_said_whether_a_planned_visit_of_a_day_gone_by_took_place() -> None:
    spot = a_spot(visits=(a_visit(VISIT_ON, planned=True),))

    assert the(document(a_report(spot)), "Encounter")["status"] == "unknown"


def test_a_photo_inside_has_its_size_and_digest() -> None:
    photo = resources(document(a_full_report()), "Media")[0]["content"]

    assert b64decode(photo["data"]) == b"pixels"
    assert photo["size"] == 6
    assert b64decode(photo["hash"]) == sha1(b"pixels", usedforsecurity=False).digest()


def test_a_photo_beside_is_named_by_a_relative_address() -> None:
    def in_zip(photo: PhotoRecord) -> Content:
        return beside(b"pixels", "image/jpeg", f"photos/{photo.uuid}.jpg")

    bundle = json.loads("".join(fhir_parts(a_full_report(), in_zip)))

    content = resources(bundle, "Media")[0]["content"]
    assert content["url"] == f"photos/{a_photo(1).uuid}.jpg"
    assert content["size"] == 6
    assert "data" not in content


def test_a_photo_that_does_not_come_along_leaves_its_day_and_place() -> None:
    bundle = json.loads("".join(fhir_parts(a_full_report(), lambda _photo: None)))

    photo = resources(bundle, "Media")[0]
    assert photo["content"] == {"title": "Tummy, 2026-10-24"}


@pytest.mark.parametrize(("size", "comes"), [(749_999, True), (750_000, False)])
def test_a_pdf_of_750_kb_only_tells_its_size(size: int, *, comes: bool) -> None:
    pdf = inside(b"x" * size, "application/pdf")

    [content] = the(document(a_full_report(), pdf), "DocumentReference")["content"]

    assert ("data" in content["attachment"]) is comes
    assert content["attachment"]["size"] == size


def test_who_wrote_what_is_named_as_the_report_names_them() -> None:
    bundle = document(a_full_report())

    names = [one.get("name") for one in resources(bundle, "RelatedPerson")]
    assert names == [[{"text": "Mum"}], None, [{"text": "Dad"}]]


def test_milkspot_is_named_with_its_version() -> None:
    device = the(document(a_full_report()), "Device")

    assert device["version"] == [{"value": settings.VERSION}]
    changes = (settings.BASE_DIR / "CHANGELOG.md").read_text()
    assert changes.split("\n## ")[1].splitlines()[0].lower() == settings.VERSION


def test_narratives_are_xhtml_that_fhir_allows() -> None:
    bundle = document(a_full_report())
    words = [part["div"] for part in parts(bundle) if "div" in part]

    found = [fromstring(div) for div in words]  # noqa: S314 (our own)

    assert len(found) == 3
    tags = {element.tag for page in found for element in page.iter()}
    assert tags <= {f"{XHTML}{name}" for name in NARRATIVE}
    names = {name for page in found for one in page.iter() for name in one.attrib}
    assert names <= {"dir", "colspan"}


def test_what_was_typed_stays_text_in_the_narrative() -> None:
    [section] = the(document(a_full_report()), "Composition")["section"][:1]

    page = fromstring(section["text"]["div"])  # noqa: S314 (our own)

    words = "".join(page.itertext())
    assert "Paler & <b>dry</b>" in words
    assert not [element for element in page.iter() if element.tag == f"{XHTML}b"]


def test_control_characters_are_left_out() -> None:
    report = a_report(a_spot(an_entry(0, note="a\x00b\x1fc\ud800d")))

    [entry] = observations(document(report), "entry")

    assert entry["note"] == [{"text": "abcd"}]


def test_the_language_of_the_reader_is_said() -> None:
    with translation.override("ar"):
        composition = the(document(a_full_report()), "Composition")

    assert composition["language"] == "ar"


def test_allergies_stand_in_the_parents_words_without_a_code() -> None:
    child = a_child(allergies="Egg: a rash")

    said = the(document(a_report(a_spot(), child=child)), "AllergyIntolerance")

    assert said["code"] == {"text": "Egg: a rash"}
    assert said["verificationStatus"]["coding"][0]["code"] == "unconfirmed"
    assert said["clinicalStatus"]["coding"][0]["code"] == "active"


def test_that_none_are_known_has_its_code_and_unasked_has_nothing() -> None:
    none_known = a_report(a_spot(), child=a_child(no_known_allergies=True))

    said = the(document(none_known), "AllergyIntolerance")

    [code] = said["code"]["coding"]
    assert (code["system"], code["code"]) == ("http://snomed.info/sct", "716186003")
    assert resources(document(a_report(a_spot())), "AllergyIntolerance") == []
