"""The list of conditions: all of them under headings, or what was searched for."""

from dataclasses import dataclass

from conditions.exchange.values import Condition
from conditions.queries.published import Published
from conditions.queries.search import search

# What cannot wait stands first; what has no name is offered beside every search.
FIRST_GROUP = "emergency"
NAMELESS_GROUP = "generic"


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions under one heading; `code` is the group the data names."""

    code: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What was searched for and found, or everything in groups; never both."""

    words: str
    found: tuple[Condition, ...]
    groups: tuple[Group, ...]
    nameless: tuple[Condition, ...]
    count: int


def listing(data: Published, words: str) -> Listing:
    """List what `words` find, best first; blank words list everything."""
    words = words.strip()
    found = tuple(data.conditions[slug] for slug in search(data, words))
    groups = _groups(data)
    return Listing(
        words=words,
        found=found,
        groups=() if words else groups,
        nameless=next(
            (one.conditions for one in groups if one.code == NAMELESS_GROUP), ()
        ),
        count=len(found) if words else len(data.conditions),
    )


def _groups(data: Published) -> tuple[Group, ...]:
    """Group every condition in the published order, what cannot wait first."""
    codes = dict.fromkeys(one.group for one in data.conditions.values())
    ordered = sorted(codes, key=lambda code: code != FIRST_GROUP)
    return tuple(
        Group(code, tuple(c for c in data.conditions.values() if c.group == code))
        for code in ordered
    )
