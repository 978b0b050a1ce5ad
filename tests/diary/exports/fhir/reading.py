"""Read a FHIR document, and say what is wrong with it."""

import json
from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from diary.clinical_report import ClinicalReport, PhotoRecord
from diary.exports.fhir import Content, fhir_parts, inside

Json = dict[str, Any]


def a_picture(_photo: PhotoRecord) -> Content:
    return inside(b"pixels", "image/jpeg")


def text_of(report: ClinicalReport, pdf: Content | None = None) -> str:
    return "".join(fhir_parts(report, a_picture, pdf))


def document(report: ClinicalReport, pdf: Content | None = None) -> Json:
    found: Json = json.loads(text_of(report, pdf))
    return found


def resources(bundle: Json, kind: str = "") -> list[Json]:
    found = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in found if not kind or one["resourceType"] == kind]


def the(bundle: Json, kind: str) -> Json:
    [found] = resources(bundle, kind)
    return found


def observations(bundle: Json, code: str) -> list[Json]:
    """Find observations by their code, ours or LOINC's."""
    every = resources(bundle, "Observation")
    return [one for one in every if one["code"]["coding"][0]["code"] == code]


def components(observation: Json, code: str) -> list[Any]:
    """Return the values of the components with this code, in their order."""
    return [
        next(value for key, value in part.items() if key.startswith("value"))
        for part in observation.get("component", [])
        if part["code"]["coding"][0]["code"] == code
    ]


def complaints(bundle: Json) -> list[str]:
    """Say what is wrong: for the R4B models, with references, ids and codes."""
    return [*_models(bundle), *_ids(bundle), *_references(bundle), *_codes(bundle)]


def _models(bundle: Json) -> Iterator[str]:
    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        yield from (f"{one['loc']}: {one['msg']}" for one in error.errors())


def _ids(bundle: Json) -> Iterator[str]:
    ids = [one["id"] for one in resources(bundle)]
    if len(ids) != len(set(ids)):
        yield "two resources have one id"
    for entry in bundle["entry"]:
        if entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}":
            yield f"{entry['fullUrl']} is not its resource's id"


def _references(bundle: Json) -> Iterator[str]:
    """Every reference finds its resource, every resource can be reached."""
    kinds = {e["fullUrl"]: e["resource"]["resourceType"] for e in bundle["entry"]}
    reached = set()
    for part in parts(bundle):
        if "reference" in part:
            reached.add(part["reference"])
            if kinds.get(part["reference"]) != part["type"]:
                yield f"{part['reference']} leads to nothing"
    for one in resources(bundle):
        is_root = one["resourceType"] in {"Composition", "Provenance"}
        if not is_root and f"urn:uuid:{one['id']}" not in reached:
            yield f"{one['resourceType']} {one['id']} is not reached"


def _codes(bundle: Json) -> Iterator[str]:
    for part in parts(bundle):
        if "coding" in part and not part.get("text"):
            yield f"{part} has no words"


def parts(value: Any) -> Iterator[Json]:  # noqa: ANN401 (any JSON)
    """Yield every object of a document, from the outside in."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)
