"""The published schema says what the reader says, as far as a schema can."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from conditions.exchange import (
    FaultyData,
    one_file,
    read_documents,
    read_file,
    write_documents,
    write_file,
)
from conditions.exchange.values import Claim, Exposure, Signs
from conditions.rules import Ages
from tests.conditions.builders import (
    A_SOURCE,
    a_case,
    a_dataset,
    a_full_dataset,
    a_sign,
    an_exception,
)
from tests.conditions.exchange.test_reader import FAULTS, Documents
from tests.conditions.exchange.test_shipped_data import SHIPPED

EXPECTED = dict.fromkeys(("level", "act_by", "reason", "due_on", "next_change_on"))
ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs/schema/milkspot-conditions-1.json").read_text())
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
# Faults that only the reader can find: words of theirs.
BEYOND_A_SCHEMA = (
    "four fifths of the limit",  # arithmetic
    "no source '",  # names what stands elsewhere
    "is cited by nothing",
    "must be the words of the do-not list",
    "no condition '",
    # An import keeps the published list; a folder that is loaded must hold it.
    "do_not_catalogue: is missing",
)


def as_one_file(documents: Mapping[str, object]) -> Any:  # noqa: ANN401 (JSON)
    """Put documents together, with days as the text that a schema knows."""
    names = {document: key for key, document in one_file._TOGETHER.items()}
    whole = {"format": one_file.FORMAT} | {
        names[name]: document for name, document in documents.items()
    }
    return json.loads(json.dumps(whole, default=str))


def faults_of(documents: Documents) -> list[str]:
    """Return the faults of shape that the reader finds, and a schema could."""
    try:
        read_documents(documents)
    except FaultyData as error:
        said = [str(fault) for fault in error.faults]
        return [one for one in said if not any(word in one for word in BEYOND_A_SCHEMA)]
    return []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda f: f.name)
def test_each_shipped_file_fits(file: Path) -> None:
    [document] = read_file(file.name, file.read_bytes()).values()

    VALID.validate(json.loads(json.dumps(document, default=str)))


def test_an_export_fits() -> None:
    VALID.validate(json.loads(write_file(a_full_dataset(), as_json=True)))


@pytest.mark.parametrize("name", write_documents(a_dataset()))
def test_each_document_fits_by_itself(name: str) -> None:
    document = write_documents(a_full_dataset())[name]

    VALID.validate(document)
    assert not VALID.is_valid(document | {"extra": 1})


@pytest.mark.parametrize(
    "content", [[], {}, {"a": 1}, {"format": "other"}, {"format": 1, "site": {}}]
)
def test_other_files_do_not_fit(content: object) -> None:
    assert not VALID.is_valid(content)


@pytest.mark.parametrize(("spoil", "fault"), FAULTS)
def test_what_the_reader_refuses_is_refused(
    spoil: Callable[[Documents], object], fault: str
) -> None:
    documents = write_documents(a_dataset())
    spoil(documents)
    is_beyond = any(word in fault for word in BEYOND_A_SCHEMA)

    assert VALID.is_valid(as_one_file(documents)) == is_beyond


@pytest.mark.parametrize(
    "condition",
    [
        {"always_see_doctor": True},
        {"always_reason": "It may be serious."},
        {"always_see_doctor": True, "always_urgency": "soon"},
        {"nearing_from_days": None},
        {"see_doctor_after_days": None},
        {"claims": [{"used_for": ["age_rule:"]}]},
        {"own_choices": [{"number": "limits", "reason": "Ours."}]},
    ],
    ids=str,
)
def test_what_hangs_together_must_fit(condition: dict[str, Any]) -> None:
    documents = write_documents(a_dataset())
    documents["conditions.yaml"]["conditions"][0] |= condition

    assert not VALID.is_valid(as_one_file(documents))


def test_a_sign_asked_of_everyone_says_what_to_do() -> None:
    documents = write_documents(a_dataset())
    del documents["red_flags.yaml"]["red_flags"][0]["instruction"]

    assert not VALID.is_valid(as_one_file(documents))


@pytest.mark.parametrize(("error", "fits"), [("ONSET_IN_FUTURE", True), (None, False)])
def test_no_level_is_expected_only_beside_an_error(
    error: str | None, *, fits: bool
) -> None:
    case = a_case()
    expect = {"level": None, "error": error}
    read = {"name": case.name, "facts": dict(case.facts), "expect": expect}

    assert VALID.is_valid({"cases": {}, "signs": [read]}) is fits


def everything() -> Documents:
    """Make documents in which every key there is stands somewhere."""
    source = replace(A_SOURCE, year=2019, accessed="2026", note="Read twice.")
    claim = Claim(source, 1, 14, "weeks", verified=True, used_for=("window",))
    sign = a_sign(
        ages=Ages(1, 9, 0, 3), computed_when={"well": False}, sources=(source,)
    )
    case = a_case(expect={**EXPECTED, "error": "ONSET_IN_FUTURE"})
    [hives, measles] = a_full_dataset().conditions
    hives = replace(
        hives,
        rule=replace(hives.rule, sources=(source,)),
        claims=(claim,),
        under_treatment=True,
    )
    food = Exposure("food", "Food", ("egg",), ("when",), (), ("BREATHING",), (source,))
    exception = an_exception(sources=(source,))
    return write_documents(
        a_dataset(
            conditions=(hives, measles),
            signs=Signs((sign,), (exception,), (case,)),
            exposures=(food,),
        )
    )


MADE_UP = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 400),
    st.sampled_from([0.5, -1.5, "soon", "any", "2026-11-21", {"well": True}, [], {}]),
    st.text("ab- ", max_size=4),
    st.just(["a"]),
)


def places(value: Any, *above: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 (JSON)
    """Yield the way to every value inside; the facts of cases are read elsewhere."""
    keys = value if isinstance(value, dict) else range(len(value))
    for key in keys:
        if key != "facts":
            yield *above, key
            if isinstance(value[key], dict | list):
                yield from places(value[key], *above, key)


WHOLE = json.dumps(everything())


@settings(max_examples=300, deadline=None)
@given(data=st.data(), made_up=MADE_UP)
def test_reader_and_schema_refuse_the_same(
    data: st.DataObject, made_up: object
) -> None:
    documents = json.loads(WHOLE)
    *way, last = data.draw(st.sampled_from(list(places(documents))))
    holder = documents
    for key in way:
        holder = holder[key]
    if way and isinstance(holder, dict) and data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = made_up

    fits = VALID.is_valid(as_one_file(documents))

    if fits:
        assert shape_faults(documents) == []
    else:
        with pytest.raises(FaultyData):
            read_documents(documents)


def shape_faults(documents: Documents) -> list[str]:
    """Leave out the faults of what is named and does not stand there."""
    across = ("unknown '", "no sign '", "no number '", "upside down", "stands there")
    also = ("described in two ways",)
    return [
        one for one in faults_of(documents) if not any(w in one for w in across + also)
    ]
