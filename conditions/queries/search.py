"""Find conditions by the words a parent would use, misspelt or not."""

import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from operator import itemgetter

from rapidfuzz import fuzz, process, utils

from conditions.exchange.values import Condition
from conditions.queries.published import Published

# Out of 100. "exema" is 73 like "eczema", "warm" is 75 like "wart", "dog" like nothing.
LEAST_LIKENESS = 72
SHORTEST_TO_GUESS = 4


class Nearness(IntEnum):
    """How a condition was found, nearest first."""

    SAID = 0
    BEGUN = 1
    HELD = 2
    TOLD = 3


def search(data: Published, words: str) -> tuple[str, ...]:
    """Return the slugs of what `words` may mean, best first; blank words find nothing.

    A name that is said comes before one that is begun, before names that hold the
    words, before descriptions that do. Where none does, misspelt names are guessed.
    """
    wanted = _plain(words)
    if not wanted:
        return ()
    return _found(data, wanted) or _guessed(data, wanted)


def _found(data: Published, wanted: str) -> tuple[str, ...]:
    near = (
        (_nearness(wanted, condition), slug)
        for slug, condition in data.conditions.items()
    )
    found = [(rank, slug) for rank, slug in near if rank is not None]
    return tuple(slug for _rank, slug in sorted(found, key=itemgetter(0)))


def _nearness(wanted: str, condition: Condition) -> Nearness | None:
    names = list(_names(condition))
    if wanted in names:
        return Nearness.SAID
    if any(name.startswith(wanted) for name in names):
        return Nearness.BEGUN
    if any(_begin(wanted, name) or _holds(wanted, name) for name in names):
        return Nearness.HELD
    told = (condition.description, condition.body_sites_text, *names)
    return Nearness.TOLD if _begin(wanted, _plain(" ".join(told))) else None


def _guessed(data: Published, wanted: str) -> tuple[str, ...]:
    likeness = (
        (process.extractOne(wanted, [*_spellings(condition)], scorer=fuzz.ratio), slug)
        for slug, condition in data.conditions.items()
    )
    near = [(best[1], slug) for best, slug in likeness if best[1] >= LEAST_LIKENESS]
    near.sort(key=itemgetter(0), reverse=True)
    return tuple(slug for _likeness, slug in near)


def _spellings(condition: Condition) -> Iterator[str]:
    """Yield each name, and each of its words that is long enough to be recognised."""
    for name in _names(condition):
        yield name
        yield from (word for word in name.split() if len(word) >= SHORTEST_TO_GUESS)


def _names(condition: Condition) -> Iterator[str]:
    """Yield the name whole, before its bracket and within it, then the synonyms."""
    yield _plain(condition.name)
    head, _bracket, rest = condition.name.partition("(")
    others = (head, *rest.rstrip(")").split(","), *condition.synonyms)
    yield from filter(None, map(_plain, others))


def _begin(wanted: str, text: str) -> bool:
    """Tell whether every wanted word begins a word of the text, in any order."""
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _holds(wanted: str, name: str) -> bool:
    """Tell whether the whole name is said, as "eczema" in "my baby has eczema"."""
    return f" {name} " in f" {wanted} "


def _plain(text: str) -> str:
    """Leave small letters and figures: no accents, apostrophes or punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (x for x in letters if x not in "'’" and not unicodedata.combining(x))
    return utils.default_process("".join(kept))
