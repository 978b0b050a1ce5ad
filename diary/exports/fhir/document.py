"""Put the document together, one resource after another."""

import json
from collections.abc import Iterator
from itertools import chain
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from diary.clinical_report import ClinicalReport, SpotReport
from diary.exports.fhir import people
from diary.exports.fhir.child import allergies, background
from diary.exports.fhir.composition import composition, sections
from diary.exports.fhir.entries import entry_observations
from diary.exports.fhir.files import Content, Photos
from diary.exports.fhir.media import media, pdf_document
from diary.exports.fhir.shapes import (
    Resource,
    instant,
    part_of,
    reference,
    tidy,
)
from diary.exports.fhir.software import device, provenance
from diary.exports.fhir.spot import condition
from diary.exports.fhir.standing import standing, taken_back
from diary.exports.fhir.treatments import tried
from diary.exports.fhir.visits import encounter_id, encounters, what_they_said


def write_fhir(
    report: ClinicalReport, photos: Photos, pdf: Content | None = None
) -> BinaryIO:
    """Return the document as an open file without a name, at its start.

    Raises PhotosUnread where `photos` does, and then leaves nothing behind.
    """
    file = TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 (for the caller)
    try:
        for part in fhir_parts(report, photos, pdf):
            file.write(part.encode())
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def fhir_parts(
    report: ClinicalReport, photos: Photos, pdf: Content | None = None
) -> Iterator[str]:
    """Write the document part by part, so that one photo at a time is held.

    The same report gives the same text. `photos` is asked for each photo in turn.
    """
    first = _composition_id(report)
    head = {
        "resourceType": "Bundle",
        "id": str(part_of(first, "document")),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{first}"},
        "type": "document",
        "timestamp": instant(report.made_at),
    }
    yield f'{_written(head)[:-1]},"entry":['
    for number, each in enumerate(_resources(report, first, photos, pdf)):
        entry = {"fullUrl": f"urn:uuid:{each['id']}", "resource": each}
        yield f"{',' if number else ''}{_written(entry)}"
    yield "]}\n"


def _written(value: Resource) -> str:
    return json.dumps(tidy(value), ensure_ascii=False, separators=(",", ":"))


def _composition_id(report: ClinicalReport) -> UUID:
    """Name this document: another time or another choice is another document."""
    spots = " ".join(str(spot.uuid) for spot in report.spots)
    days = f"{report.covers.first} {report.covers.last}"
    chosen = f"document {report.made_at.isoformat()} {days} {spots}"
    return part_of(report.child.uuid, chosen)


def _resources(
    report: ClinicalReport, first: UUID, photos: Photos, pdf: Content | None
) -> Iterator[Resource]:
    family = people.Family(report.child.uuid)
    spots = [list(_of_spot(spot, report, family)) for spot in report.spots]
    about = [*allergies(report, family), *background(report, family)]
    files = [pdf_document(report, family, pdf)] if pdf else []
    named = (
        [*resources, *_named_visits(spot), *_named_photos(spot)]
        for spot, resources in zip(report.spots, spots, strict=True)
    )
    parts = sections(report, list(named), about, files)
    yield composition(report, family, first, parts)
    yield people.patient(report.child)
    yield from people.related_persons(report)
    yield device()
    yield provenance(report, family, first)
    yield from chain.from_iterable(spots)
    yield from encounters(report, family)
    yield from about
    yield from files
    for spot in report.spots:
        yield from media(spot, family, photos)


def _of_spot(
    spot: SpotReport, report: ClinicalReport, family: people.Family
) -> Iterator[Resource]:
    """Return the Condition first, then all that is told of it but the photos."""
    by = report.prepared_by
    observed = [standing(spot, report, family)]
    for entry in spot.entries:
        observed += entry_observations(entry, spot, family)
    for visit in spot.visits:
        observed += what_they_said(visit, family)
    observed += taken_back(spot, family)
    found = [reference("Observation", each["id"]) for each in observed]
    shown = [reference("Media", each["id"]) for each in _named_photos(spot)]
    yield condition(spot, family, by=by, evidence=[*found, *shown])
    yield from observed
    for one in spot.tried:
        yield tried(one, spot, family, by=by, on=report.on)


def _named_visits(spot: SpotReport) -> list[Resource]:
    ids = dict.fromkeys(encounter_id(visit) for visit in spot.visits)
    return [{"resourceType": "Encounter", "id": str(uuid)} for uuid in ids]


def _named_photos(spot: SpotReport) -> list[Resource]:
    return [
        {"resourceType": "Media", "id": str(photo.uuid)}
        for entry in spot.entries
        for photo in entry.photos
    ]
