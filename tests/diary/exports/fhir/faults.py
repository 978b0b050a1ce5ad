"""Faults to plant in a document, each with who has to notice it.

"ours" are the checks of `reading.py`, the R4B models among them; the others run in
`tests/scale`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.diary.exports.fhir.reading import Json, observations, resources, the


@dataclass(frozen=True, slots=True)
class Fault:
    """`plant` spoils a document in place; `seen_by` are those who must say so."""

    name: str
    plant: Callable[[Json], object]
    seen_by: frozenset[str]


def fault(name: str, plant: Callable[[Json], object], *seen_by: str) -> Fault:
    return Fault(name, plant, frozenset(seen_by))


def an_entry_of(document: Json) -> Json:
    return observations(document, "entry")[0]


FAULTS = [
    fault(
        "a status that FHIR does not know",
        lambda document: an_entry_of(document).update(status="finale"),
        "fhir",
    ),
    fault(
        "a wrong code of a required list",
        lambda document: the(document, "Condition")["verificationStatus"]["coding"][
            0
        ].update(code="unsure"),
        "fhir",
    ),
    fault(
        "no status",
        lambda document: an_entry_of(document).pop("status"),
        *("ours", "medplum", "fhir"),
    ),
    fault(
        "a reference to nothing",
        lambda document: an_entry_of(document)["subject"].update(
            reference="urn:uuid:9d0d4b56-7d9b-4a7e-a3b5-9f6ed2f5b6f1"
        ),
        "ours",
    ),
    fault(
        "a reference to another kind",
        lambda document: an_entry_of(document)["subject"].update(type="Medication"),
        *("ours", "medplum", "fhir"),
    ),
    fault(
        "a resource that nothing leads to",
        lambda document: the(document, "Composition")["section"].pop(),
        "ours",
    ),
    fault(
        "a day that is none",
        lambda document: an_entry_of(document).update(effectiveDateTime="2026-13-45"),
        *("ours", "medplum"),
    ),
    fault(
        "an instant without an offset",
        lambda document: an_entry_of(document).update(issued="2026-10-21T12:00:00"),
        *("ours", "medplum"),
    ),
    fault(
        "a value beside a reason why there is none",
        lambda document: observations(document, "8310-5")[0].update(
            dataAbsentReason={"text": "Not recorded"}
        ),
        "medplum",
    ),
    fault(
        "an end of what is not over",
        lambda document: the(document, "Condition").update(
            abatementDateTime="2026-11-01"
        ),
        "medplum",
    ),
    fault(
        "a property that FHIR does not know",
        lambda document: the(document, "Patient").update(nickname="Maya"),
        *("ours", "medplum", "fhir"),
    ),
    fault(
        "a document without an identifier",
        lambda document: document.pop("identifier"),
        "medplum",
    ),
    fault(
        "two resources with one id",
        lambda document: document["entry"].append(document["entry"][1]),
        *("ours", "medplum"),
    ),
    fault(
        "a code without words",
        lambda document: an_entry_of(document)["code"].pop("text"),
        "ours",
    ),
    fault(
        "a section that is empty",
        lambda document: the(document, "Composition")["section"].append(
            {"title": "Nothing"}
        ),
        "medplum",
    ),
    fault(
        "an empty text",
        lambda document: resources(document, "Media")[0].update(note=[{"text": ""}]),
        "medplum",
    ),
]
