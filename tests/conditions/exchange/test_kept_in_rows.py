"""What the reader takes, the tables keep: no constraint or column refuses it later."""

import copy
import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from django.core.exceptions import ValidationError
from django.db import models

from conditions.exchange import FaultyData, lengths, read_documents
from conditions.models import Revision, Subject
from conditions.queries.parts import parts_of
from conditions.services.to_rows import _ORDER, rows_of
from tests.conditions.exchange.test_reader import Documents
from tests.conditions.exchange.test_schema import everything, places

pytestmark = pytest.mark.django_db

# One letter more than each column holds, and other choices and days.
TEXTS = [
    *("x" * (most + 1) for most in (20, 40, 60, 80, 120, 200, 300, 500, 4000)),
    *("routine", "emergency", "0001-01-01", "9999-12-31"),
]
NUMBERS = [-1, 0, 1, 30_000, 32_768, 2**31, 10**400, math.inf, math.nan]


def filled() -> Documents:
    """Make documents that fill every column, with what is left out elsewhere."""
    documents = copy.deepcopy(everything())
    for name in ("conditions.yaml", "red_flags.yaml", "sites.yaml", "triggers.yaml"):
        documents[name]["meta"]["checked_by"] = "A doctor"
    for condition in documents["conditions.yaml"]["conditions"]:
        condition["age_rules"][0]["when_text"] = "under 28 days"
    documents["red_flags.yaml"]["red_flags"][0]["computed_when_text"] = "unwell"
    return documents


WHOLE = json.dumps(filled())


def rows_from(documents: Documents) -> list[models.Model]:
    """Make the rows of all that is in `documents`, unsaved, with their revisions."""
    made: list[models.Model] = []
    for part in parts_of(read_documents(documents)):
        subject = Subject(kind=part.kind, slug=part.slug)
        revision = Revision(
            subject=subject,
            number=1,
            review_status=part.meta.status,
            checked_by=part.meta.checked_by,
        )
        made += [subject, revision, *rows_of(part.value, revision)]
    return made


def refused(row: models.Model) -> Iterator[str]:
    """Yield what a table would not keep of `row`, on any of the databases."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value is not None and not fits(field, value):
            yield f"{row._meta.label} {field.name}: {str(value)[:20]}"
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            try:
                constraint.validate(type(row), row)
            except ValidationError:
                yield constraint.name


def fits(field: models.Field[Any, Any], value: Any) -> bool:  # noqa: ANN401
    """Tell whether a column takes `value`. Raises ValueError for what is no JSON."""
    if isinstance(field, models.CharField):
        return bool(len(value) <= (field.max_length or 0))
    if isinstance(field, models.JSONField):
        return bool(json.dumps(value, allow_nan=False))
    if isinstance(field, models.PositiveSmallIntegerField):
        return value in range(32_768)
    if isinstance(field, models.PositiveIntegerField):
        return value in range(2**31)
    return True


def doubled(rows: list[models.Model]) -> Iterator[str]:
    """Yield the unique constraints that two of the rows break."""
    for model in {type(row) for row in rows}:
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                if constraint.condition is not None:
                    continue
                said = Counter(
                    tuple(_told_apart(row, name) for name in constraint.fields)
                    for row in rows
                    if type(row) is model
                )
                if max(said.values()) > 1:
                    yield constraint.name


def _told_apart(row: models.Model, name: str) -> object:
    value = getattr(row, name)
    return id(value) if isinstance(value, models.Model) else value


def spoilt() -> Iterator[tuple[str, Documents]]:
    """Yield the documents with one value changed, at every place and in every way."""
    whole = json.loads(WHOLE)
    for way in places(whole):
        value = _at(whole, way)
        for nasty in TEXTS if isinstance(value, str) else NUMBERS:
            yield f"{way} {str(nasty)[:20]}", _changed(whole, way, nasty)
        if isinstance(value, list) and value:
            yield f"{way} doubled", _changed(whole, way, [*value, value[0]])


def _at(content: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401 (JSON)
    for key in way:
        content = content[key]
    return content


def _changed(whole: Any, way: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401
    if not way:
        return value
    changed = copy.copy(whole)
    changed[way[0]] = _changed(whole[way[0]], way[1:], value)
    return changed


def said_by(row: models.Model) -> str:
    return repr(
        [
            (type(row), field.attname, getattr(row, field.attname))
            for field in row._meta.concrete_fields
        ]
    )


def test_every_column_for_words_is_filled_by_some_file() -> None:
    rows = rows_from(filled())
    empty = {
        (model.__name__, field.name)
        for model in {type(row) for row in rows}
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and not field.choices
        if not any(getattr(row, field.name) for row in rows if type(row) is model)
    }

    assert {type(row) for row in rows} == {*_ORDER, Subject, Revision}
    assert empty == set()


def test_what_is_read_can_be_kept() -> None:
    known = {said_by(row) for row in rows_from(json.loads(WHOLE))}
    taken, wrong = 0, []
    for name, documents in spoilt():
        try:
            rows = rows_from(documents)
        except FaultyData:
            continue
        taken += 1
        new = [row for row in rows if said_by(row) not in known]
        wrong += [(name, why) for row in new for why in refused(row)]
        wrong += [(name, why) for why in doubled(rows)]

    assert taken > 0
    assert wrong == []


def test_a_list_is_no_longer_than_its_places() -> None:
    documents = everything()
    sites = documents["sites.yaml"]["sites"]
    more = ({**sites[0], "code": f"place-{n}"} for n in range(lengths.LIST))
    documents["sites.yaml"]["sites"] = [*sites, *more]

    with pytest.raises(FaultyData, match="sites: has more than 1000 members"):
        read_documents(documents)
