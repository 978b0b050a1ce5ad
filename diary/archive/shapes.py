"""What a value of the format may be: each shape reads it from JSON, and describes it.

`read` returns the value Python works with, or raises BadArchive with its place.
`schema` returns the same rule as JSON Schema 2020-12.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, NoReturn, Protocol
from uuid import UUID

from diary.archive.errors import BadArchive, Flaw

Schema = dict[str, Any]
# What no child of today can mean would overflow where days are counted.
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEAR = "(199[0-9]|20[0-9][0-9]|2100)"
DEEPEST = 8


class Shape(Protocol):
    def read(self, value: object, place: str) -> Any: ...  # noqa: ANN401 (as the shape says)
    def schema(self) -> Schema: ...


def refuse(place: str) -> NoReturn:
    raise BadArchive(Flaw.BAD_VALUE, place)


@dataclass(frozen=True, slots=True)
class Text:
    """Text of `least` to `most` characters that any database can keep."""

    most: int
    least: int = 0

    def read(self, value: object, place: str) -> str:
        if not isinstance(value, str) or not self.least <= len(value) <= self.most:
            refuse(place)
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            refuse(place)
        return value

    def schema(self) -> Schema:
        free = {"type": "string", "maxLength": self.most, "pattern": r"^[^\u0000]*$"}
        return free | ({"minLength": self.least} if self.least else {})


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[str, ...]

    def read(self, value: object, place: str) -> str:
        if not isinstance(value, str) or value not in self.options:
            refuse(place)
        return value

    def schema(self) -> Schema:
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, both ends included."""

    low: int
    high: int

    def read(self, value: object, place: str) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # To JSON Schema, too, 1.0 is a whole number.
        if type(value) is not int or not self.low <= value <= self.high:
            refuse(place)
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class YesNo:
    def read(self, value: object, place: str) -> bool:
        if not isinstance(value, bool):
            refuse(place)
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Written:
    """A value written as text of one pattern."""

    pattern: ClassVar[str]
    format: ClassVar[str] = ""

    def read(self, value: object, place: str) -> Any:  # noqa: ANN401 (as the shape says)
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            refuse(place)
        try:
            return self.parse(value)
        except ValueError:
            refuse(place)

    def parse(self, text: str) -> Any:  # noqa: ANN401 (as the shape says)
        raise NotImplementedError

    def schema(self) -> Schema:
        pattern = {"type": "string", "pattern": f"^{self.pattern}$"}
        return pattern | ({"format": self.format} if self.format else {})


class Id(Written):
    pattern = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    format = "uuid"

    def parse(self, text: str) -> UUID:
        return UUID(text)


class Day(Written):
    """A calendar day of our time."""

    pattern = f"{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    format = "date"

    def parse(self, text: str) -> date:
        return date.fromisoformat(text)


class Clock(Written):
    pattern = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?"

    def parse(self, text: str) -> time:
        return time.fromisoformat(text)


class Moment(Written):
    """An instant in UTC, to the microsecond."""

    pattern = rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}T{Clock.pattern}\+00:00"
    format = "date-time"

    def parse(self, text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(UTC)


class Degrees(Written):
    """Degrees Celsius from 30 to 45 with one decimal, as text: exact everywhere."""

    pattern = r"(3[0-9]|4[0-4])\.[0-9]|45\.0"

    def parse(self, text: str) -> Decimal:
        return Decimal(text)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^({self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value, or null where nobody said."""

    shape: Shape

    def read(self, value: object, place: str) -> Any:  # noqa: ANN401 (as the shape says)
        return None if value is None else self.shape.read(value, place)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Several:
    shape: Shape
    most: int

    def read(self, value: object, place: str) -> list[Any]:
        if not isinstance(value, list) or len(value) > self.most:
            refuse(place)
        return [self.shape.read(one, f"{place}[{n}]") for n, one in enumerate(value)]

    def schema(self) -> Schema:
        return {"type": "array", "items": self.shape.schema(), "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class Record:
    """An object with these fields, all of them and no other."""

    fields: Mapping[str, Shape]

    def read(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict) or value.keys() != self.fields.keys():
            refuse(place)
        inside = f"{place}." if place else ""
        return {
            name: shape.read(value[name], inside + name)
            for name, shape in self.fields.items()
        }

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {name: one.schema() for name, one in self.fields.items()},
            "required": list(self.fields),
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """An object whose fields have names of their own, and one shape."""

    shape: Shape
    most: int

    def read(self, value: object, place: str) -> dict[str, Any]:
        if not isinstance(value, dict) or len(value) > self.most:
            refuse(place)
        return {
            Text(100).read(name, place): self.shape.read(one, f"{place}.{name}")
            for name, one in value.items()
        }

    def schema(self) -> Schema:
        return {
            "type": "object",
            "additionalProperties": self.shape.schema(),
            "propertyNames": Text(100).schema(),
            "maxProperties": self.most,
        }


class Json:
    """Whatever JSON can hold, as far as DEEPEST levels down."""

    def read(self, value: object, place: str, depth: int = 0) -> Any:  # noqa: ANN401 (JSON)
        if depth > DEEPEST:
            refuse(place)
        match value:
            case str():
                return Text(10_000).read(value, place)
            case list():
                return [self.read(one, place, depth + 1) for one in value]
            case dict():
                return {
                    Text(100).read(name, place): self.read(one, place, depth + 1)
                    for name, one in value.items()
                }
            case _:
                return value

    def schema(self) -> Schema:
        return {}
