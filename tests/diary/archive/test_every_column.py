"""Whoever adds a column says whether it goes along in the file of a diary."""

import pytest

from django.db.models import Model

from accounts.models import Household
from diary.archive import format as shapes
from diary.archive.shapes import Record
from diary.models import (
    AssessmentRecord,
    Change,
    Child,
    Observation,
    Photo,
    Prompt,
    PromptEvent,
    Spot,
    Tag,
    Visit,
    WithdrawnSign,
)

# Keys that mean something here alone, and what each is in the file.
KEYS = {"id", "household_id"}
CALLED = {"uuid": "id", "spot_id": "spot", "child_id": "child"}
# Made again from the picture, or from facts, where it is brought in.
RENDERED = {"original", "large", "small", "width", "height", "placeholder", "digest"}
STANDING = {"level", "due_on", "next_change_on", "answer", "assessed_under"}
LEFT_OUT: dict[type[Model], set[str]] = {
    Photo: {"observation_id", *RENDERED},
    Spot: {"created_by_id", "deleted_at", *STANDING},
    Tag: {"observation_id"},
    AssessmentRecord: {"spot"},
    WithdrawnSign: {"spot"},
    PromptEvent: {"prompt_id", "to_tell"},
    Visit: {"recorded_by_id", "to_tell"},
    Observation: {"deleted_at"},
    # Whom to call is set by who brings a diary in, never by a file.
    Household: {
        *("uuid", "is_demo", "created_at", "moved_from", "moved_at", "moved_on"),
        *("own_emergency_number", "own_advice_line"),
    },
}
INSIDE: dict[type[Model], set[str]] = {
    Spot: {"withdrawn_signs", "assessments"},
    Observation: {"tags", "photos"},
    Prompt: {"events"},
}
PEOPLE = {
    "written_by_id": "written_by",
    "changed_by_id": "changed_by",
    "withdrawn_by_id": "withdrawn_by",
    "by_id": "by",
    "written_name": "written_by",
    "changed_name": "changed_by",
    "withdrawn_name": "withdrawn_by",
    "by_name": "by",
    "prompt_id": "prompt",
    "came_back_from_id": "came_back_from",
    "merged_into_id": "merged_into",
}


@pytest.mark.parametrize(
    ("model", "record"),
    [
        (Household, shapes.HOUSEHOLD),
        (Child, shapes.CHILD),
        (Spot, shapes.SPOT),
        (Observation, shapes.ENTRY),
        (Tag, shapes.TAG),
        (Photo, shapes.PHOTO),
        (Visit, shapes.VISIT),
        (Prompt, shapes.PROMPT),
        (PromptEvent, shapes.PROMPT_EVENT),
        (WithdrawnSign, shapes.WITHDRAWN_SIGN),
        (AssessmentRecord, shapes.ASSESSMENT),
        (Change, shapes.CHANGE),
    ],
)
def test_every_column_is_in_the_file_or_left_out_on_purpose(
    model: type[Model], record: Record
) -> None:
    columns = {str(field.column) for field in model._meta.concrete_fields} - KEYS
    left_out = LEFT_OUT.get(model, set())

    told = {(CALLED | PEOPLE).get(name, name) for name in columns - left_out}

    assert told - left_out == record.fields.keys() - INSIDE.get(model, set())
