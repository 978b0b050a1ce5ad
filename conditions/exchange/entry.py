"""Read plain data piece by piece, noting every fault with its place.

A piece that cannot be used is noted and stands as an empty value, so that one
reading finds all faults. Whoever reads looks at the faults before the values.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from conditions.exchange import lengths
from conditions.exchange.faults import Fault

# As much as a column of small numbers holds: 89 years in days.
LARGEST_NUMBER = 32767
Choice = TypeVar("Choice", bound=StrEnum)


class Entry:
    """A mapping of the document and its place in it.

    Plain getters want the key and a value of their kind; `nullable_*` want the
    key and take null; `optional_*` also take a key that is not there.
    """

    def __init__(self, content: object, place: str, faults: list[Fault]) -> None:
        self.place = place
        self.faults = faults
        self._content = content if isinstance(content, Mapping) else {}
        self._unread = {str(key) for key in self._content}
        if not isinstance(content, Mapping):
            self.fault("must be a mapping")

    def fault(self, message: str, key: str = "") -> None:
        """Note what is wrong with the entry, or with one key of it."""
        self.faults.append(Fault(self.at(key), message))

    def at(self, key: str) -> str:
        return ".".join(part for part in (self.place, key) if part)

    def has(self, key: str) -> bool:
        """Whether the key stands there with a value."""
        return self._content.get(key) is not None

    def raw(self, key: str) -> Any:  # noqa: ANN401 (as the document has it)
        """Return what stands under the key, unchecked; None where it is missing."""
        self._unread.discard(key)
        if key not in self._content:
            self.fault("is missing", key)
        return self._content.get(key)

    def skip(self, *keys: str) -> None:
        """Pass over keys that are for people."""
        self._unread.difference_update(keys)

    def finish(self) -> None:
        """Note every key that nobody reads: it is misspelt, or needs quotes."""
        for key in sorted(self._unread):
            self.fault(f"unknown key '{key}'")

    def text(self, key: str, most: int = lengths.TEXT) -> str:
        """Read a text of up to `most` letters that says something."""
        value = self.raw(key)
        if isinstance(value, str) and value.strip():
            self.bound(key, value, most=most)
            return value
        self._wrong(key, "text")
        return ""

    def optional_text(self, key: str, most: int = lengths.TEXT) -> str:
        self._unread.discard(key)
        return self.text(key, most) if self.has(key) else ""

    def number(self, key: str, least: int = 0, most: int = LARGEST_NUMBER) -> int:
        """Read a whole number; both ends are included."""
        value = self.raw(key)
        if type(value) is int and least <= value <= most:
            return value
        self._wrong(key, f"a whole number from {least} to {most}")
        return least

    def nullable_number(self, key: str) -> int | None:
        return None if self.raw(key) is None else self.number(key)

    def optional_number(self, key: str) -> int | None:
        return self.nullable_number(key) if key in self._content else None

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if isinstance(value, bool):
            return value
        self._wrong(key, "true or false")
        return False

    def optional_flag(self, key: str) -> bool:
        return self.flag(key) if key in self._content else False

    def optional_date(self, key: str) -> date | None:
        """Read a day; YAML makes one of `2026-11-21` where it has no quotes."""
        self._unread.discard(key)
        if not self.has(key):
            return None
        value = self.raw(key)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self._wrong(key, "a day such as 2026-11-21")
            return None

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        value = self.raw(key)
        if value in list(choices):
            return choices(value)
        self._wrong(key, "one of " + ", ".join(choices))
        return next(iter(choices))

    def nullable_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        return None if self.raw(key) is None else self.choice(key, choices)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.raw(key)
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            self.bound(key, *value)
            self._bound_list(key, value)
            return tuple(value)
        self._wrong(key, "a list of texts")
        return ()

    def optional_texts(self, key: str) -> tuple[str, ...]:
        return self.texts(key) if key in self._content else ()

    def entry(self, key: str) -> "Entry":
        content = self.raw(key)
        known = content if key in self._content else {}
        return Entry(known, self.at(key), self.faults)

    def entries(self, key: str) -> list["Entry"]:
        value = self.raw(key)
        if not isinstance(value, list):
            self._wrong(key, "a list")
            return []
        self._bound_list(key, value)
        return [
            Entry(item, f"{self.at(key)}[{index}]", self.faults)
            for index, item in enumerate(value)
        ]

    def optional_entries(self, key: str) -> list["Entry"]:
        self._unread.discard(key)
        return self.entries(key) if self.has(key) else []

    def entries_by_name(self, key: str) -> dict[str, "Entry"]:
        """Return the members of a mapping of mappings, by their names."""
        named = self.entry(key)
        self._bound_list(key, named.names())
        return {str(name): named.entry(str(name)) for name in named.names()}

    def names(self) -> list[str]:
        return [str(key) for key in self._content]

    def bound(self, key: str, *texts: str, most: int = lengths.TEXT) -> None:
        """Note a text of more than `most` letters."""
        if any(len(text) > most for text in texts):
            self.fault(f"is longer than {most} letters", key)

    def _bound_list(self, key: str, listed: Sequence[object]) -> None:
        if len(listed) > lengths.LIST:
            self.fault(f"has more than {lengths.LIST} members", key)

    def _wrong(self, key: str, wanted: str) -> None:
        if key in self._content:
            self.fault(f"must be {wanted}", key)


class Document(Entry):
    """The whole of one file: the places in it do without its name, its own not."""

    def __init__(self, name: str, content: object, faults: list[Fault]) -> None:
        self.name = name
        super().__init__(content, "", faults)

    def fault(self, message: str, key: str = "") -> None:
        self.faults.append(Fault(f"{self.name} {key}".strip(), message))

    def meta(self) -> Entry:
        """Return what the document says of itself; the key may be left out."""
        self.skip("meta")
        known = self.raw("meta") if self.has("meta") else {}
        return Entry(known, f"{self.name} meta", self.faults)
