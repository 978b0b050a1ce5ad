"""Cases in the file format: read, refused with their place, written again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conditions.exchange import (
    FaultyData,
    read_documents,
    read_folder,
    write_documents,
    write_folder,
)
from conditions.exchange.values import Case
from tests.conditions.builders import a_case, a_condition, a_dataset, a_full_dataset

FACTS: dict[str, Any] = {"today": "2026-03-01", "noticed_on": "2026-02-01"}
EXPECT: dict[str, Any] = {"level": "exceeded"}


def documents(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Write documents with one case of hives, changed."""
    case = {"name": "A day", "facts": FACTS, "expect": EXPECT} | changes
    return write_documents(a_dataset()) | {"cases.yaml": {"cases": {"hives": [case]}}}


def faults(documents: dict[str, Any]) -> list[str]:
    with pytest.raises(FaultyData) as raised:
        read_documents(documents)
    return str(raised.value).splitlines()


def test_case_belongs_to_its_condition() -> None:
    hives, measles = read_documents(documents()).conditions

    assert hives.cases == (Case("A day", FACTS, EXPECT),)
    assert measles.cases == ()


def test_written_cases_read_back_equal() -> None:
    full = a_full_dataset()

    assert full.signs.cases
    assert full.conditions[0].cases
    assert read_documents(write_documents(full)) == full


def test_written_folder_with_cases_reads_back_equal(tmp_path: Path) -> None:
    write_folder(a_full_dataset(), tmp_path)

    assert read_folder(tmp_path) == a_full_dataset()


def test_data_without_a_file_of_cases_has_none(tmp_path: Path) -> None:
    write_folder(a_full_dataset(), tmp_path)
    (tmp_path / "cases.yaml").unlink()

    read = read_folder(tmp_path)

    assert not any(one.cases for one in read.conditions)
    assert not read.signs.cases


def test_day_without_quotes_is_the_day_with_them() -> None:
    facts = {"today": date(2026, 3, 1), "noticed_on": date(2026, 2, 1)}
    expect = EXPECT | {"due_on": date(2026, 2, 20)}

    (case,) = read_documents(documents(facts=facts, expect=expect)).conditions[0].cases

    assert case.facts == FACTS
    assert case.expect == {"level": "exceeded", "due_on": "2026-02-20"}


def test_null_that_is_expected_is_not_the_same_as_nothing_expected() -> None:
    (case,) = (
        read_documents(documents(expect=EXPECT | {"due_on": None, "reason": None}))
        .conditions[0]
        .cases
    )

    assert case.expect == {"level": "exceeded", "due_on": None, "reason": None}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": ""}, "cases.hives[0].name: must be text"),
        ({"facts": []}, "cases.hives[0].facts: must be a mapping of plain values"),
        (
            {"facts": {"today": "2026-03-01", "x": {1, 2}}},
            "cases.hives[0].facts: must be a mapping of plain values",
        ),
        (
            {"facts": {"today": "2026-03-01", "x": float("nan")}},
            "cases.hives[0].facts: must be a mapping of plain values",
        ),
        ({"facts": {}}, "cases.hives[0].facts.today: must be a day such as 2026-01-31"),
        (
            {"facts": {"today": "tomorrow"}},
            "cases.hives[0].facts.today: must be a day such as 2026-01-31",
        ),
        ({"expect": {}}, "cases.hives[0].expect.level: is missing"),
        (
            {"expect": {"level": None}},
            "cases.hives[0].expect.level: must be a level, or null beside an error",
        ),
        (
            {"expect": EXPECT | {"due_on": "soon"}},
            "cases.hives[0].expect.due_on: must be a day such as 2026-01-31, or null",
        ),
        (
            {"expect": EXPECT | {"act_by": "soon"}},
            "cases.hives[0].expect.act_by: must be one of now, today, days, routine",
        ),
        (
            {"expect": EXPECT | {"days": 3}},
            "cases.hives[0].expect: unknown key 'days'",
        ),
        ({"why": "x"}, "cases.hives[0]: unknown key 'why'"),
    ],
)
def test_faulty_case_is_named_with_its_place(
    changes: dict[str, Any], fault: str
) -> None:
    assert fault in faults(documents(**changes))


def test_misspelt_level_is_refused() -> None:
    (fault,) = faults(documents(expect={"level": "exceded", "error": "X"}))[:1]

    assert fault.startswith("cases.hives[0].expect.level: must be one of emergency,")


def test_cases_of_a_condition_nobody_has_are_refused() -> None:
    written = write_documents(a_dataset()) | {"cases.yaml": {"cases": {"rash": []}}}

    assert faults(written) == ["cases.yaml cases: no condition 'rash'"]


def test_unknown_key_of_the_file_is_refused() -> None:
    written = write_documents(a_dataset()) | {"cases.yaml": {"case": {}}}

    assert faults(written) == ["cases.yaml: unknown key 'case'"]


def test_two_cases_of_one_name_are_refused() -> None:
    twice = a_dataset(conditions=(a_condition(cases=(a_case(), a_case())),))

    assert faults(write_documents(twice)) == [
        f"cases.hives: '{a_case().name}' stands there 2 times"
    ]
