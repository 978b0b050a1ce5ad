"""One subject as plain data, and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from conditions.exchange import Dataset, read_folder
from conditions.exchange.subjects import BLANK, Plain, content_of, read_as
from conditions.models import Kind

LISTS = ("signs", "sites", "exposures", "do_not")


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return read_folder(Path("conditions/data"))


def milia(shipped: Dataset, **changes: object) -> Plain:
    return content_of("condition", shipped.conditions[0]) | changes


def places(kind: str, content: Plain, shipped: Dataset) -> list[str]:
    return [fault.place for fault in read_as(kind, content, shipped)[1]]


def test_every_condition_comes_back_as_it_went(shipped: Dataset) -> None:
    for condition in shipped.conditions:
        content = content_of("condition", condition)

        value, faults = read_as("condition", content, shipped)

        assert not faults
        assert value == replace(condition, checked_by="", cases=())


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_comes_back_as_it_went(kind: str, shipped: Dataset) -> None:
    value = getattr(shipped, kind)

    back, faults = read_as(kind, content_of(kind, value), shipped)

    assert not faults
    assert back == (replace(value, cases=()) if kind == "signs" else value)


def test_every_kind_of_subject_is_known() -> None:
    assert {*Kind.values} == {"condition", *LISTS}


def test_a_fault_has_its_place_in_the_content(shipped: Dataset) -> None:
    content = milia(shipped)
    window = {**content["typical_resolution"], "min_days": 99}

    faulty = {**content, "body_sites": ["tail"], "typical_resolution": window}

    assert places("condition", faulty, shipped) == ["body_sites", "typical_resolution"]


def test_a_claim_without_its_source_is_named_by_its_row(shipped: Dataset) -> None:
    content = milia(shipped, sources=[])

    assert places("condition", content, shipped)[0] == "claims[0].source"


def test_two_codes_of_one_system_are_a_fault(shipped: Dataset) -> None:
    code = {"system": "icd11", "code": "EB00", "label": "One", "verified": False}

    content = milia(shipped, codes=[code, code])

    assert places("condition", content, shipped) == ["codes"]


def test_a_sign_is_named_by_its_row(shipped: Dataset) -> None:
    content = content_of("signs", shipped.signs)
    content["exceptions"][0]["applies_to"] = "NO_SUCH_SIGN"
    content["red_flags"][2]["instruction"] = None

    assert places("signs", content, shipped) == [
        "red_flags[2].instruction",
        "exceptions[0].applies_to",
    ]


@pytest.mark.parametrize("kind", ["signs", "do_not"])
def test_a_source_that_is_not_there_is_named_by_the_row_that_cites_it(
    kind: str, shipped: Dataset
) -> None:
    content = content_of(kind, getattr(shipped, kind))
    name = {"signs": "red_flags", "do_not": "do_not_catalogue"}[kind]
    content[name][1]["sources"] = ["nowhere"]

    assert places(kind, content, shipped) == [f"{name}[1].sources"]


def test_what_becomes_wrong_elsewhere_is_not_a_fault_here(shipped: Dataset) -> None:
    assert read_as("sites", {"sites": []}, shipped) == ((), [])


def test_a_blank_condition_can_be_read_piece_by_piece(shipped: Dataset) -> None:
    _value, faults = read_as("condition", {"slug": "new", **BLANK}, shipped)

    assert {fault.message for fault in faults} == {"must be text"}
