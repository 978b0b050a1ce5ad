"""The checks of a FHIR document notice what they are there for."""

import pytest

from tests.diary.exports.fhir.faults import FAULTS, Fault
from tests.diary.exports.fhir.full import a_full_report
from tests.diary.exports.fhir.reading import complaints, document
from tests.diary.random_reports import random_reports


def test_a_sound_document_has_no_fault() -> None:
    assert complaints(document(a_full_report())) == []


@pytest.mark.parametrize(
    "fault",
    [pytest.param(one, id=one.name) for one in FAULTS if "ours" in one.seen_by],
)
def test_a_planted_fault_is_noticed(fault: Fault) -> None:
    spoiled = document(a_full_report())

    fault.plant(spoiled)

    assert complaints(spoiled) != []


@pytest.mark.slow
def test_500_random_families_have_sound_documents() -> None:
    found = (complaints(document(report)) for report in random_reports(500))

    assert {seed: words for seed, words in enumerate(found) if words} == {}
