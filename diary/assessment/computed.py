"""Signs that what an entry says raises by itself, such as a fever."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from conditions.rules import Sign, When
from diary.assessment.facts import Entry
from diary.assessment.vocabulary import (
    PLAIN_FACTS,
    SIGN_FACTS,
    Scene,
    Test,
    compile_when,
    leaves,
)

_plain_facts = attrgetter(*PLAIN_FACTS)


class Computed(NamedTuple):
    """A sign's key and test; `outline` is what plain facts alone say of the test.

    Where they deny it, or are not known, the whole test is not true either.
    """

    key: str
    test: Test
    outline: Test
    reads_signs: bool


class ComputedSigns:
    """Computed signs, looked up by the plain facts of an entry.

    Most entries are alike and let nearly no sign be: it is remembered.
    """

    def __init__(self, signs: Sequence[Computed]) -> None:
        self._signs = signs
        self._remembered = lru_cache(maxsize=1024)(self._let_be)

    def __bool__(self) -> bool:
        return bool(self._signs)

    def possible(self, entry: Entry) -> list[Computed]:
        """List the signs that the plain facts of an entry let be."""
        return self._remembered(_plain_facts(entry))

    def _let_be(self, plain: tuple[Any, ...]) -> list[Computed]:
        entry = Entry(date.min, **dict(zip(PLAIN_FACTS, plain, strict=True)))
        scene = Scene(
            entry,
            on=entry.on,
            born_on=None,
            onset_on=None,
            label="",
            checked=False,
            head_and_neck=frozenset(),
            in_force={},
        )
        return [sign for sign in self._signs if sign.outline(scene)]


def computed(signs: Iterable[Sign], *, prefix: str = "") -> Iterator[Computed]:
    """Compile those of the signs that can be computed."""
    for sign in signs:
        when = sign.computed_when
        if when:
            yield Computed(
                prefix + sign.code,
                compile_when(when),
                compile_when(_outline(when)),
                any(fact in SIGN_FACTS for fact, _ in leaves(when)),
            )


def _outline(when: When) -> When:
    """Keep the plain facts of a condition, all of which the whole takes to be true."""
    members = when.get("all", [when])
    return {"all": [each for each in members if each.keys() <= set(PLAIN_FACTS)]}
