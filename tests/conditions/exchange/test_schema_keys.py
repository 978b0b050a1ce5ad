"""Every key and choice that the code knows stands in the schema, and no other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from conditions.answers import ActBy, ErrorCode, Level
from conditions.exchange import one_file, read_documents, vocabulary
from conditions.exchange.entry import Entry
from conditions.exchange.numbers import Number
from conditions.exchange.read_lists import View
from conditions.rules import Clock, Urgency
from diary.assessment import facts_from_json
from diary.assessment.fields import Fields
from tests.conditions.exchange.test_schema import SCHEMA, everything


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[int, set[str]]:
    """Note for each mapping, by its identity, the keys that the reader asks for."""
    noted: dict[int, set[str]] = defaultdict(set)
    begin = Entry.__init__

    class Noting(set[str]):
        """The keys not read yet; notes each one that is."""

        def __init__(self, keys: Iterable[str], noted: set[str]) -> None:
            super().__init__(keys)
            self.noted = noted

        def discard(self, key: object) -> None:
            self.noted.add(str(key))
            super().discard(key)

        def difference_update(self, *others: Iterable[Any]) -> None:
            for other in others:
                self.noted.update(other)
            super().difference_update(*others)

    def note(entry: Entry, content: object, *rest: Any) -> None:  # noqa: ANN401
        begin(entry, content, *rest)
        entry._unread = Noting(entry._unread, noted[id(content)])

    monkeypatch.setattr(Entry, "__init__", note)
    return noted


def resolved(schema: Any) -> Any:  # noqa: ANN401 (JSON)
    """Follow a reference, and take up what stands beside it."""
    if "$ref" not in schema:
        return schema
    target = resolved(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    beside = {key: held for key, held in schema.items() if key != "$ref"}
    return {**beside, **target}


def mappings(value: object, schema: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Yield every mapping inside that has names of its own, with its schema."""
    schema = resolved(schema)
    if isinstance(value, list):
        for item in value:
            yield from mappings(item, schema.get("items", {}))
    elif isinstance(value, dict):
        if "properties" in schema:
            yield value, schema
        named, others = schema.get("properties", {}), schema.get("additionalProperties")
        for key, held in value.items():
            yield from mappings(held, named.get(key, others or {}))


def test_keys_of_the_schema_are_those_of_the_reader(
    asked: dict[int, set[str]],
) -> None:
    documents = everything()
    read_documents(documents)
    found: dict[str, tuple[set[str], set[str]]] = {}

    names = {document: key for key, document in one_file._TOGETHER.items()}
    for name, document in documents.items():
        for value, schema in mappings(
            document, {"$ref": f"#/$defs/{names[name]}_document"}
        ):
            if id(value) in asked:
                said, heard = set(schema["properties"]), asked[id(value)]
                before = found.get(schema["description"], (said, set()))
                found[schema["description"]] = said, before[1] | heard

    assert len(found) == len(closed_by_the_reader())
    for place, (said, heard) in found.items():
        assert (place, said) == (place, heard)


def closed_by_the_reader() -> list[str]:
    """Name each mapping with keys of its own; facts and `when`s are read elsewhere."""
    others = ("when", "comparison", "facts", "one_file")
    return [
        schema["description"]
        for name, holder in SCHEMA["$defs"].items()
        if name not in others
        for schema in inside(holder)
        if "properties" in schema and "description" in schema
    ]


def inside(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for held in schema.values():
            yield from inside(held)
    elif isinstance(schema, list):
        for held in schema:
            yield from inside(held)


def test_one_file_holds_the_documents_that_the_reader_knows() -> None:
    keys = {"format", *one_file._TOGETHER}

    assert set(SCHEMA["$defs"]["one_file"]["properties"]) == keys
    assert {f"{key}_document" for key in one_file._TOGETHER} == {
        name for name in SCHEMA["$defs"] if name.endswith("_document")
    }


def test_a_when_may_say_what_the_vocabulary_knows() -> None:
    words = vocabulary.NUMBERS | vocabulary.YES_NO | set(vocabulary._FORMS)
    when = SCHEMA["$defs"]["when"]["properties"]

    assert set(when) == words
    assert set(SCHEMA["$defs"]["comparison"]["properties"]) == vocabulary.COMPARATORS
    assert set(when["sites_only"]["enum"]) == vocabulary.SITE_GROUPS
    assert set(when["missing"]["enum"]) == vocabulary.FACTS_THAT_MAY_BE_MISSING


def test_choices_are_those_of_the_code() -> None:
    defs = SCHEMA["$defs"]
    condition = defs["condition"]["properties"]
    expected = defs["expected"]["properties"]

    assert defs["urgency"]["enum"] == list(Urgency)
    assert condition["always_urgency"]["enum"] == [*Urgency, None]
    assert condition["clock_basis"]["enum"] == list(Clock)
    assert defs["number_code"]["anyOf"][0]["enum"] == list(Number)
    assert defs["site"]["properties"]["view"]["items"]["enum"] == list(View)
    assert expected["level"]["enum"] == [*Level, None]
    assert expected["act_by"]["enum"] == [*ActBy, None]
    assert expected["error"]["enum"] == [*ErrorCode, None]


def test_facts_are_those_that_can_be_assessed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    finish = Fields.finish

    def note(fields: Fields) -> None:
        asked[fields._name] = fields._asked
        finish(fields)

    monkeypatch.setattr(Fields, "finish", note)
    a_day = {"on": "2026-03-01"}
    taken_back = a_day | {"sign": "BREATHING", "why": "mistake"}
    facts_from_json(
        {
            "today": "2026-03-02",
            "entries": [a_day],
            "observation": {"well": True},
            "visits": [a_day],
            "withdrawals": [taken_back],
        }
    )
    said = SCHEMA["$defs"]["facts"]["properties"]

    assert set(said) == asked[""]
    for place in ("child", "observation"):
        assert set(said[place]["properties"]) == asked[place]
    assert set(said["visits"]["items"]["properties"]) == asked["visits[0]"]
    assert set(said["withdrawals"]["items"]["properties"]) == asked["withdrawals[0]"]
    entry = said["entries"]["items"]["properties"]
    assert set(entry) == asked["entries[0]"] | {"on"}
