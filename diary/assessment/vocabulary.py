"""The closed vocabulary of the data: a `When` becomes a test of three values.

A test answers True, False or None (unknown: a fact nobody gave). A rule holds
only where its test is True, so an unknown never raises a sign.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from conditions.rules import Urgency, When
from diary.assessment.ages import completed_months
from diary.assessment.facts import Entry

RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}


@dataclass(slots=True)
class Scene:
    """What a test may look at: one entry, seen under one label on one day.

    `on` is the day whose ages count; `in_force` the rank of every sign's code
    in force; `left_out` the code that `no_other_sign` does not look at.
    """

    entry: Entry
    on: date
    born_on: date | None
    onset_on: date | None
    label: str
    checked: bool
    head_and_neck: frozenset[str]
    in_force: Mapping[str, int]
    left_out: str = ""

    @property
    def age_days(self) -> int | None:
        return None if self.born_on is None else (self.on - self.born_on).days

    @property
    def age_months(self) -> int | None:
        if self.born_on is None:
            return None
        return completed_months(self.born_on, self.on)

    @property
    def onset_age_days(self) -> int | None:
        if self.born_on is None or self.onset_on is None:
            return None
        return (self.onset_on - self.born_on).days


Test = Callable[[Scene], bool | None]

AGES = frozenset({"age_days", "age_months"})
AGE_FACTS = AGES | {"onset_age_days", "missing", "condition"}
_ENTRY_NUMBERS = ("temperature_c", "fever_days")
_ENTRY_YES_NO = (
    "vesicles",
    "pustules",
    "cough",
    "after_straining",
    "well",
    "spreading",
)
PLAIN_FACTS = (*_ENTRY_NUMBERS, *_ENTRY_YES_NO)
ENTRY_FACTS = frozenset({*PLAIN_FACTS, "sites_only"})
SIGN_FACTS = frozenset({"sign", "no_other_sign"})

_READ: dict[str, Callable[[Scene], Any]] = {
    **{
        fact: operator.attrgetter(fact) for fact in (*AGES, "onset_age_days", "checked")
    },
    **{fact: operator.attrgetter(f"entry.{fact}") for fact in PLAIN_FACTS},
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "eq": operator.eq,
}


def compile_when(when: When) -> Test:
    """Turn a condition of the vocabulary into a test.

    Raises KeyError or ValueError on anything outside it: the data is checked
    when it is read, so this is a fault of the program.
    """
    ((name, value),) = when.items()
    if name in _READ:
        return _fact(name, value)
    return _FORMS[name](value)


def leaves(when: When) -> Iterator[tuple[str, Any]]:
    """Yield every fact a condition reads, with what it is held against."""
    ((name, value),) = when.items()
    if name == "not":
        yield from leaves(value)
    elif name in ("all", "any"):
        for member in value:
            yield from leaves(member)
    else:
        yield name, value


def _fact(name: str, wanted: object) -> Test:
    read = _READ[name]
    if isinstance(wanted, Mapping):
        ((comparator, bound),) = wanted.items()
        compare = _COMPARE[comparator]
    else:
        compare, bound = operator.eq, wanted

    def test(scene: Scene) -> bool | None:
        value = read(scene)
        return None if value is None else compare(value, bound)

    return test


def _all(members: Sequence[When]) -> Test:
    return _settled_by(members, settles=False)


def _any(members: Sequence[When]) -> Test:
    return _settled_by(members, settles=True)


def _settled_by(members: Sequence[When], *, settles: bool) -> Test:
    """Answer `settles` where a member does; else unknown where one is unknown."""
    tests = tuple(compile_when(member) for member in members)

    def test(scene: Scene) -> bool | None:
        answer: bool | None = not settles
        for member in tests:
            held = member(scene)
            if held is settles:
                return settles
            if held is None:
                answer = None
        return answer

    return test


def _not(member: When) -> Test:
    inner = compile_when(member)

    def test(scene: Scene) -> bool | None:
        held = inner(scene)
        return None if held is None else not held

    return test


def _sign(code: str) -> Test:
    return lambda scene: code in scene.in_force


def _condition(listed: Mapping[str, Sequence[str]]) -> Test:
    ((form, slugs),) = listed.items()
    wanted = {"in": True, "not_in": False}[form]
    return lambda scene: (scene.label in slugs) is wanted


def _sites_only(group: str) -> Test:
    if group != "above_nipple_line":
        raise KeyError(group)

    def test(scene: Scene) -> bool | None:
        sites = scene.entry.sites
        return scene.head_and_neck.issuperset(sites) if sites else None

    return test


def _missing(fact: str) -> Test:
    if fact != "date_of_birth":
        raise KeyError(fact)
    return lambda scene: scene.born_on is None


def _no_other_sign(urgency: str) -> Test:
    least = RANK[Urgency(urgency)]
    return lambda scene: all(
        rank > least or code == scene.left_out for code, rank in scene.in_force.items()
    )


_FORMS: dict[str, Callable[[Any], Test]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "sign": _sign,
    "condition": _condition,
    "sites_only": _sites_only,
    "missing": _missing,
    "no_other_sign": _no_other_sign,
}
