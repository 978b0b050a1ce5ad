"""The closed vocabulary of conditions as data: what a `when` may say.

A condition is a mapping with exactly one key: a combinator, a number fact, a
yes/no fact or one of the other forms. docs/clinical-data.md says what each means.
"""

from collections.abc import Callable, Iterator, Mapping

from conditions.exchange.entry import LARGEST_NUMBER
from conditions.exchange.faults import Fault
from conditions.rules import Urgency, When

NUMBERS = frozenset(
    {"age_days", "age_months", "onset_age_days", "temperature_c", "fever_days"}
)
YES_NO = frozenset(
    {
        "vesicles",
        "pustules",
        "cough",
        "after_straining",
        "well",
        "spreading",
        "checked",
    }
)
COMPARATORS = frozenset({"lt", "lte", "gt", "gte", "eq"})
SITE_GROUPS = frozenset({"above_nipple_line"})
FACTS_THAT_MAY_BE_MISSING = frozenset({"date_of_birth"})


def faults_of(when: object, place: str) -> Iterator[Fault]:
    """Yield everything in `when` that the vocabulary does not allow."""
    if not isinstance(when, Mapping) or len(when) != 1:
        yield Fault(place, "must be a mapping with exactly one key")
        return
    ((name, value),) = when.items()
    if name in NUMBERS:
        yield from _comparison(value, f"{place}.{name}")
    elif name in YES_NO:
        yield from _one_of((True, False), "true or false", value, f"{place}.{name}")
    elif name in _FORMS:
        yield from _FORMS[name](value, f"{place}.{name}")
    else:
        yield Fault(place, f"unknown fact '{name}'")


def leaves(when: When) -> Iterator[tuple[str, object]]:
    """Yield every fact a checked condition reads, with what it is held against."""
    ((name, value),) = when.items()
    if name in ("all", "any"):
        for member in value:
            yield from leaves(member)
    elif name == "not":
        yield from leaves(value)
    else:
        yield name, value


def _comparison(value: object, place: str) -> Iterator[Fault]:
    if not isinstance(value, Mapping) or len(value) != 1:
        yield Fault(place, "must be a mapping with exactly one comparator")
        return
    ((comparator, bound),) = value.items()
    if comparator not in COMPARATORS:
        yield Fault(place, f"unknown comparator '{comparator}'")
    if isinstance(bound, bool) or not isinstance(bound, int | float):
        yield Fault(f"{place}.{comparator}", "must be a number")
    elif not 0 <= bound <= LARGEST_NUMBER:
        yield Fault(f"{place}.{comparator}", f"must be from 0 to {LARGEST_NUMBER}")


def _members(value: object, place: str) -> Iterator[Fault]:
    if not isinstance(value, list) or not value:
        yield Fault(place, "must be a list of conditions")
        return
    for index, member in enumerate(value):
        yield from faults_of(member, f"{place}[{index}]")


def _slugs(value: object, place: str) -> Iterator[Fault]:
    if not isinstance(value, Mapping) or set(value) not in ({"in"}, {"not_in"}):
        yield Fault(place, "must be a mapping with the one key in or not_in")
        return
    ((form, slugs),) = value.items()
    if not isinstance(slugs, list) or not all(isinstance(slug, str) for slug in slugs):
        yield Fault(f"{place}.{form}", "must be a list of slugs")


def _text(value: object, place: str) -> Iterator[Fault]:
    if not isinstance(value, str) or not value:
        yield Fault(place, "must be a code")


def _one_of(
    allowed: tuple[object, ...], said: str, value: object, place: str
) -> Iterator[Fault]:
    # `1` equals True, so the type has to fit as well.
    if not any(value == one and type(value) is type(one) for one in allowed):
        yield Fault(place, f"must be {said}, not {value!r}")


def _choice(*allowed: str) -> Callable[[object, str], Iterator[Fault]]:
    return lambda value, place: _one_of(allowed, " or ".join(allowed), value, place)


_FORMS: dict[str, Callable[[object, str], Iterator[Fault]]] = {
    "all": _members,
    "any": _members,
    "not": faults_of,
    "sign": _text,
    "condition": _slugs,
    "sites_only": _choice(*SITE_GROUPS),
    "missing": _choice(*FACTS_THAT_MAY_BE_MISSING),
    "no_other_sign": _choice(*(urgency.value for urgency in Urgency)),
}
