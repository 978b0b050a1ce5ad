"""Two people changed one draft: put together what each left alone, and name the rest.

A unit is a place in plain data that one person or the other decides: a single value,
or a list as a whole.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

Units = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Merged:
    """The units as they would be saved, ours wherever both were changed.

    `both` are those that both changed, each in another way; `theirs` those that
    only the other person did.
    """

    units: Units
    both: tuple[str, ...]
    theirs: tuple[str, ...]


def digest(value: object) -> str:
    """Return what tells this value from any other, whoever wrote it and when.

    What says nothing (no text, an empty list, not ticked) is as good as not there.
    """
    said = json.dumps(_what_says_something(value), sort_keys=True, ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:16]


def digests(units: Units) -> dict[str, str]:
    return {place: digest(value) for place, value in units.items()}


def merge(seen: Mapping[str, str], *, ours: Units, saved: Units) -> Merged:
    """Hold `ours` against what is `saved` now; `seen` are digests of what we changed.

    What nobody knows to have been seen counts as changed by both.
    """
    both, theirs = list[str](), list[str]()
    for place, value in ours.items():
        before, now = seen.get(place), digest(saved[place])
        if now in {before, digest(value)}:
            continue
        (theirs if digest(value) == before else both).append(place)
    units = {
        place: saved[place] if place in theirs else value
        for place, value in ours.items()
    }
    return Merged(units, tuple(both), tuple(theirs))


def taking(units: Units, saved: Units, places: Iterable[str]) -> Units:
    """Return `units` with what is saved at `places`."""
    chosen = {place: saved[place] for place in places if place in saved}
    return {**units, **chosen}


def _what_says_something(value: object) -> object:
    if isinstance(value, dict):
        said = {key: _what_says_something(part) for key, part in value.items()}
        return {key: part for key, part in said.items() if part is not None} or None
    if isinstance(value, list):
        return [_what_says_something(part) for part in value] or None
    return None if value == "" or value is False else value
