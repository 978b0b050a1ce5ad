"""All that a value says, row by row, as a reader reads it in full."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Any

from conditions.differences.labels import field_words, item_words
from conditions.differences.values import said, title_of
from conditions.rules import Source


@dataclass(frozen=True, slots=True)
class Row:
    """A field and its words, several where it is a list."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one thing; the first part of a condition has no title."""

    title: str
    rows: tuple[Row, ...]


def reading(value: Any) -> tuple[Part, ...]:  # noqa: ANN401 (any value of the data)
    """Return everything that `value` says and that is not empty, in its order.

    It is what one subject says (`conditions.exchange.values`).
    """
    items: list[Any] = list(value) if isinstance(value, tuple) else []
    own = () if items else tuple(_rows(value, items))
    first = [Part("", own)] if own else []
    return (*first, *(_part(item) for item in items))


def rows_of(item: Any) -> tuple[Row, ...]:  # noqa: ANN401 (any item of a list)
    """Return everything that an item says beside its title."""
    rows = chain.from_iterable(part.rows for part in reading(item))
    return tuple(row for row in rows if row.words != (title_of(item),))


def _part(item: Any) -> Part:  # noqa: ANN401
    title = f"{item_words(item).name}: {title_of(item)}"
    return Part(title, tuple(_rows(item, [])))


def _rows(value: Any, items: list[Any]) -> Iterator[Row]:  # noqa: ANN401
    """Yield the rows of a value, and put the items of its lists aside in `items`."""
    for field in fields(value):
        name, of = f"{type(value).__name__}.{field.name}", getattr(value, field.name)
        if isinstance(of, Source):
            yield Row(str(item_words(of).name), (title_of(of),))
        elif isinstance(of, tuple):
            yield from _list(name, of, items)
        elif is_dataclass(of):
            yield from _rows(of, items)
        elif words := said(name, of):
            yield Row(field_words(name), (words,))


def _list(name: str, of: tuple[Any, ...], items: list[Any]) -> Iterator[Row]:
    if not of:
        return
    if not is_dataclass(of[0]):
        yield Row(field_words(name), tuple(map(str, of)))
    elif isinstance(of[0], Source) and name != "Rule.sources":
        yield Row(field_words(name), tuple(map(title_of, of)))
    else:
        items.extend(of)
