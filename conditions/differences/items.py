"""Which item of one list is which of another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from conditions.exchange.values import Claim
from conditions.rules import Source

_KEYS = ("key", "code", "slug", "number", "name")


def paired(items: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Return the items by what stays the same of them, in their order.

    Several of one key, as the claims of one source, are told apart by their order.
    """
    seen = Counter[str]()
    by_key = {}
    for item in items:
        key = _key(item)
        by_key[key, seen[key]] = item
        seen[key] += 1
    return by_key


def sources_in(value: object) -> tuple[Source, ...]:
    """Return every source that `value` cites, once each, as it cites it first."""
    found: dict[str, Source] = {}
    for source in _sources(value):
        found.setdefault(source.key, source)
    return tuple(found.values())


def _key(item: object) -> str:
    if isinstance(item, Claim):
        return item.source.key
    named = (getattr(item, name, "") for name in _KEYS)
    return next((str(name) for name in named if name), "")


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _sources(getattr(value, field.name))
