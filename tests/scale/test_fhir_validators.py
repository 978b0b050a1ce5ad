"""Validators that others wrote find nothing wrong, and find what is planted."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.diary.exports.fhir.faults import FAULTS, Fault
from tests.diary.exports.fhir.full import a_full_report
from tests.diary.exports.fhir.reading import Json, document
from tests.diary.random_reports import random_reports
from tests.scale.node_packages import NODE

SCRIPT = Path(__file__).with_name("fhir_complaints.mjs")
SOUND: Mapping[str, list[str]] = {"medplum": [], "fhir": []}


def complaints(documents: Iterable[Json]) -> list[dict[str, list[str]]]:
    """Return for each document what each validator says against it."""
    lines = "".join(f"{json.dumps(one)}\n" for one in documents)
    done = subprocess.run(
        [NODE, SCRIPT], input=lines, stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def spoiled(fault: Fault) -> Json:
    found = document(a_full_report())
    fault.plant(found)
    return found


@pytest.fixture(scope="module")
def of_faults() -> dict[str, dict[str, list[str]]]:
    found = complaints(map(spoiled, FAULTS))
    names = [fault.name for fault in FAULTS]
    return dict(zip(names, found, strict=True))


def test_a_full_document_is_sound() -> None:
    assert complaints([document(a_full_report())]) == [SOUND]


@pytest.mark.parametrize("fault", [pytest.param(one, id=one.name) for one in FAULTS])
def test_a_planted_fault_is_noticed(
    fault: Fault, of_faults: dict[str, dict[str, list[str]]]
) -> None:
    noticed = {who for who, words in of_faults[fault.name].items() if words}

    assert noticed == fault.seen_by - {"ours"}


def test_the_documents_of_500_random_families_are_sound() -> None:
    found = complaints(map(document, random_reports(500)))

    assert {seed: one for seed, one in enumerate(found) if one != SOUND} == {}
    assert len(found) == 500
