"""Read the fields of a JSON object, naming the field that cannot be read."""

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

_YEARS = range(1900, 2200)


class BadInput(ValueError):  # noqa: N818 (named for the fact)
    """Input that cannot be read; the message is a sentence that names the field."""


class Fields:
    """One JSON object; `name` is its place in the input, empty for the whole.

    Every reader takes a missing field and null alike, and remembers the name, so
    that `finish` can refuse what nobody asked for.
    """

    def __init__(self, json: object, name: str = "") -> None:
        if not isinstance(json, Mapping):
            raise BadInput(f"{name or 'The input'} must be an object.")
        self._json = json
        self._name = name
        self._asked: set[str] = set()

    def finish(self) -> None:
        """Refuse fields that were never asked for."""
        for key in self._json:
            if key not in self._asked:
                raise BadInput(f"{self._place(key)} is not a field that is known.")

    def __bool__(self) -> bool:
        return bool(self._json)

    def ignore(self, key: str) -> None:
        """Let a field stand that nothing here needs."""
        self._asked.add(key)

    def within(self, key: str) -> "Fields":
        held = self._get(key)
        return Fields({} if held is None else held, self._place(key))

    def each(self, key: str) -> Iterator["Fields"]:
        for place, value in self._listed(key):
            yield Fields(value, place)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(_text(value, place) for place, value in self._listed(key))

    def days(self, key: str) -> tuple[date, ...]:
        return tuple(_day(value, place) for place, value in self._listed(key))

    def text(self, key: str) -> str | None:
        return self._read(key, _text)

    def day(self, key: str) -> date | None:
        return self._read(key, _day)

    def instant(self, key: str) -> datetime | None:
        return self._read(key, _instant)

    def number(self, key: str) -> float | None:
        return self._read(key, _number)

    def count(self, key: str) -> int | None:
        return self._read(key, _count)

    def yes_no(self, key: str) -> bool | None:
        return self._read(key, _yes_no)

    def choice(self, key: str, options: type[Choice]) -> Choice | None:
        value = self.text(key)
        if value is None or value in list(options):
            return None if value is None else options(value)
        raise BadInput(f"{self._place(key)} must be one of: {', '.join(options)}.")

    def needed(self, key: str, value: T | None) -> T:
        """Refuse a field that may not be missing."""
        if value is None:
            raise BadInput(f"{self._place(key)} is missing.")
        return value

    def _read(self, key: str, reader: Callable[[object, str], T]) -> T | None:
        value = self._get(key)
        return None if value is None else reader(value, self._place(key))

    def _listed(self, key: str) -> Iterator[tuple[str, object]]:
        values = self._get(key)
        if values is None:
            return
        if not isinstance(values, list):
            raise BadInput(f"{self._place(key)} must be a list.")
        for number, value in enumerate(values):
            yield f"{self._place(key)}[{number}]", value

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._json.get(key)

    def _place(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else str(key)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise BadInput(f"{place} must be text.")
    return value


def _day(value: object, place: str) -> date:
    fault = f"{place} must be a day such as 2026-01-31."
    try:
        day = date.fromisoformat(_text(value, place))
    except ValueError as error:
        raise BadInput(fault) from error
    if day.isoformat() != value or day.year not in _YEARS:
        raise BadInput(fault)
    return day


def _instant(value: object, place: str) -> datetime:
    fault = f"{place} must be an instant with its offset, as in 2026-01-31T09:30:00Z."
    try:
        instant = datetime.fromisoformat(_text(value, place))
    except ValueError as error:
        raise BadInput(fault) from error
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise BadInput(fault)
    return instant


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(f"{place} must be a number.")
    if not -math.inf < value < math.inf:
        raise BadInput(f"{place} must be a number.")
    return value


def _count(value: object, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadInput(f"{place} must be a whole number, 0 or more.")
    return value


def _yes_no(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise BadInput(f"{place} must be true or false.")
    return value
