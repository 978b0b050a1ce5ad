"""The published schema is that of the reader and of what is taken out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator

from diary.archive.errors import BadArchive
from diary.archive.format import DIARY, VERSION
from diary.archive.schema import SCHEMAS, schema_text
from tests.diary.archive.diaries import NOON, a_full_diary, taken_out
from tests.diary.archive.test_round_trip import data_of

NEWEST = f"milkspot-diary-{VERSION}.json"
PUBLISHED = Path(__file__).resolve().parents[3] / "docs/schema"
MADE_UP = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text("ab-:0\n", max_size=90),
    st.just([]),
    st.just({}),
)


def schema(name: str) -> Any:  # noqa: ANN401 (JSON)
    return json.loads((PUBLISHED / name).read_text())


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_of_the_code(name: str) -> None:
    text = schema_text(*SCHEMAS[name])

    assert (PUBLISHED / name).read_text() == text
    Draft202012Validator.check_schema(json.loads(text))


def test_an_example_of_each_version_fits_its_schema() -> None:
    for name, version in (("example_1.json", 1), ("example.json", VERSION)):
        diary = json.loads((Path(__file__).parent / name).read_text())

        Draft202012Validator(schema(f"milkspot-diary-{version}.json")).validate(diary)


@pytest.fixture(scope="module")
def example() -> str:
    return (Path(__file__).parent / "example.json").read_text()


@pytest.mark.django_db
@pytest.mark.time_machine(NOON, tick=False)
def test_what_is_taken_out_fits_the_schema() -> None:
    diary = json.loads(data_of(taken_out(a_full_diary())))

    Draft202012Validator(schema(NEWEST)).validate(diary)


def places(value: Any, *above: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 (JSON)
    """Name every value inside by the way that leads to it."""
    keys = value if isinstance(value, dict) else range(len(value))
    inside = [(*above, key) for key in keys]
    deeper = [
        way
        for key in keys
        if isinstance(value[key], dict | list)
        for way in places(value[key], *above, key)
    ]
    return inside + deeper


@given(data=st.data(), made_up=MADE_UP)
def test_reader_and_schema_refuse_the_same(
    example: str, data: st.DataObject, made_up: object
) -> None:
    diary = json.loads(example)
    *way, last = data.draw(st.sampled_from(places(diary)))
    holder = diary
    for key in way:
        holder = holder[key]
    if data.draw(st.booleans()) and isinstance(holder, dict):
        del holder[last]
    else:
        holder[last] = made_up

    fits = Draft202012Validator(schema(NEWEST)).is_valid(diary)

    assert reads(diary) == fits


def reads(diary: object) -> bool:
    try:
        DIARY.read(diary, "")
    except BadArchive:
        return False
    return True
