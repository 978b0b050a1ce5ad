"""The few shapes that every resource is made of: ids, codes, quantities."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.exports.legible import legible

Resource = dict[str, Any]

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UNITS = "http://unitsofmeasure.org"
HL7 = "http://terminology.hl7.org/CodeSystem/"
# Names Milkspot's own codes, the same in every diary.
OWN = "urn:uuid:6d1f0b0e-9d0f-4c1c-8f0e-5a3d3c1b7a52"


def part_of(whole: UUID, name: str) -> UUID:
    """Give what has no id of its own one that is the same each time."""
    return uuid5(whole, name)


def reference(kind: str, uuid: UUID) -> Resource:
    return {"reference": f"urn:uuid:{uuid}", "type": kind}


def resource(kind: str, uuid: UUID, **elements: Any) -> Resource:  # noqa: ANN401 (any element)
    return {"resourceType": kind, "id": str(uuid), **elements}


def coding(system: str, code: str, display: str = "") -> Resource:
    return {"system": system, "code": code, "display": display}


def concept(text: str | Promise, *codings: Resource) -> Resource:
    """Say it in words, and in codes where there are any."""
    return {"coding": list(codings), "text": text}


def own(code: str, text: str) -> Resource:
    """Say it in words and in Milkspot's own code."""
    return concept(text, coding(OWN, code))


PATIENT_NOTE = concept(_("Patient note"), coding(LOINC, "51855-5", "Patient Note"))


def quantity(value: Decimal | int, unit: str, code: str) -> Resource:
    """State a measure; `code` is its unit in UCUM."""
    number = float(value) if isinstance(value, Decimal) else value
    return {"value": number, "unit": unit, "system": UNITS, "code": code}


def days(number: int) -> Resource:
    return quantity(number, "d", "d")


def instant(at: datetime) -> str:
    """Write an aware instant with the offset it stands in, to the second."""
    return at.isoformat(timespec="seconds")


def period(first: date | None, last: date | None) -> Resource:
    """Span days; a last day before the first is left out, since FHIR knows none."""
    upright = first is None or last is None or first <= last
    return {"start": first, "end": last if upright else None}


def tidy(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """Drop what is empty, which FHIR forbids; write dates; keep False and 0."""
    match value:
        case dict():
            kept = ((key, tidy(inner)) for key, inner in value.items())
            return {key: inner for key, inner in kept if not _is_empty(inner)}
        case list() | tuple():
            return [inner for inner in map(tidy, value) if not _is_empty(inner)]
        case date():
            return value.isoformat()
        case str() | Promise():
            return legible(str(value))
    return value


def _is_empty(value: object) -> bool:
    return (
        value is None
        or value in ({}, [])
        or (isinstance(value, str) and not value.strip())
    )
