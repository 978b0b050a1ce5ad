"""The form of a case: what it refuses, and that nothing is lost on the way."""

import json
from typing import Any

import pytest

from conditions.exchange import Case
from conditions.forms.cases import CaseForm, initial_of
from tests.conditions.builders import a_case

pytestmark = pytest.mark.django_db


def sent(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    initial = initial_of(a_case())
    return {**initial, "was": json.dumps(initial["was"])} | changes


@pytest.mark.parametrize(
    "case",
    [
        a_case(),
        a_case(expect={"level": None, "error": "ONSET_IN_FUTURE"}),
        a_case(
            expect={
                "level": "exceeded",
                "reason": "clock",
                "act_by": "routine",
                "due_on": None,
                "next_change_on": None,
                "error": None,
            }
        ),
    ],
)
def test_case_comes_back_from_the_form_as_it_was(case: Case) -> None:
    form = CaseForm({**initial_of(case), "was": ""})

    assert form.is_valid(), form.errors
    assert form.case == case


def test_form_remembers_the_case_it_was_made_from() -> None:
    form = CaseForm(sent(name="Another"))

    assert form.is_valid()
    assert form.case == a_case("Another")
    assert form.read_before() == a_case()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"facts": "{"}, "facts", "This is not JSON: look at line 1, character 2."),
        ({"facts": "[" * 100_000}, "facts", "This is not JSON."),
        ({"facts": "[]"}, "facts", "facts: must be a mapping of plain values"),
        (
            {"facts": '{"noticed_on": "2026-03-02"}'},
            "facts",
            "facts.today: must be a day such as 2026-01-31",
        ),
        (
            {"facts": '{"today": "2026-03-02", "weight": 4}'},
            "facts",
            "weight is not a field that is known.",
        ),
        (
            {"due_on": "soon"},
            "due_on",
            "expect.due_on: must be a day such as 2026-01-31, or null",
        ),
        (
            {"level": "none"},
            "level",
            "expect.level: must be a level, or null beside an error",
        ),
        ({"name": ""}, "name", "This field is required."),
    ],
)
def test_wrong_case_is_refused_beside_its_field(
    changes: dict[str, str], field: str, words: str
) -> None:
    form = CaseForm(sent(**changes))

    assert not form.is_valid()
    assert form.errors == {field: [words]}
