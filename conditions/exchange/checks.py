"""Checks across a whole dataset: what is spoken of exists, spans are upright."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conditions.exchange import lengths
from conditions.exchange.faults import Fault
from conditions.exchange.numbers import is_code
from conditions.exchange.values import ANY_SITE, Condition, Dataset, Exposure
from conditions.exchange.vocabulary import leaves
from conditions.rules import Sign, Source, Urgency, When


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything a reference may name."""

    slugs: frozenset[str]
    signs: frozenset[str]
    own_signs: frozenset[str]
    sites: frozenset[str]
    do_not: frozenset[str]


def faults_in(dataset: Dataset) -> Iterator[Fault]:
    """Yield what is wrong between the parts of `dataset`, in the order of the files."""
    known = _known(dataset)
    yield from _twice("conditions", [one.slug for one in dataset.conditions])
    for index, condition in enumerate(dataset.conditions):
        place = f"conditions[{index}]"
        yield from _condition(condition, known, place)
    yield from _signs(dataset, known)
    yield from _twice("sites", [site.code for site in dataset.sites])
    yield from _twice("categories", [one.code for one in dataset.exposures])
    for index, exposure in enumerate(dataset.exposures):
        place = f"categories[{index}]"
        yield from _exposure(exposure, known, place)
    yield from _twice("meta.do_not_catalogue", [one.code for one in dataset.do_not])
    for name, cited in _citations(dataset).items():
        yield from _one_word_per_key(name, cited)


def _known(dataset: Dataset) -> _Known:
    return _Known(
        slugs=frozenset(one.slug for one in dataset.conditions),
        signs=frozenset(sign.code for sign in dataset.signs.signs),
        own_signs=frozenset(
            sign.code for one in dataset.conditions for sign in one.rule.signs
        ),
        sites=frozenset(site.code for site in dataset.sites) | {ANY_SITE},
        do_not=frozenset(item.code for item in dataset.do_not),
    )


def _condition(condition: Condition, known: _Known, place: str) -> Iterator[Fault]:
    rule = condition.rule
    yield from _twice(f"{place}.red_flags", [sign.code for sign in rule.signs])
    yield from _twice(f"{place}.age_rules", [rule.code for rule in rule.age_rules])
    yield from _twice(f"{place}.sources", [source.key for source in rule.sources])
    yield from _twice(f"{place}.do_not", condition.do_not)
    yield from _twice(f"{place}.synonyms", condition.synonyms)
    yield from _twice(f"{place}.body_sites", condition.body_sites)
    likes = [other.slug or other.name for other in condition.look_alikes]
    yield from _twice(f"{place}.look_alikes", likes)
    names = [case.name for case in condition.cases]
    yield from _twice(f"cases.{condition.slug}", names)
    yield from _unknown(f"{place}.body_sites", condition.body_sites, known.sites)
    yield from _unknown(f"{place}.do_not", condition.do_not, known.do_not)
    for index, other in enumerate(condition.look_alikes):
        at = f"{place}.look_alikes[{index}].slug"
        yield from _unknown(at, [other.slug] if other.slug else [], known.slugs)
        if other.slug == condition.slug:
            yield Fault(at, "is the condition itself")
    for index, age_rule in enumerate(rule.age_rules):
        yield from _when(f"{place}.age_rules[{index}].when", age_rule.when, known)
    yield from _computed(f"{place}.red_flags", rule.signs, known)
    yield from _numbers(condition, place)
    yield from _spans(condition, place)
    if rule.always_urgency and not rule.always_reason:
        yield Fault(f"{place}.always_reason", "must say why a doctor should see it")
    if rule.always_reason and not rule.always_urgency:
        yield Fault(f"{place}.always_urgency", "must stand where a reason does")


def _numbers(condition: Condition, place: str) -> Iterator[Fault]:
    """Yield the codes that name no number, and numbers that are chosen twice."""
    rules = [rule.code for rule in condition.rule.age_rules]
    named = [
        (f"claims[{n}].used_for", c.used_for) for n, c in enumerate(condition.claims)
    ]
    own = [choice.number for choice in condition.own_choices]
    yield from _twice(f"{place}.own_choices", own)
    for key, codes in (*named, ("own_choices", own)):
        for code in codes:
            if not is_code(code, rules):
                yield Fault(f"{place}.{key}", f"no number '{code}'")


def _spans(condition: Condition, place: str) -> Iterator[Fault]:
    rule, onset, look = condition.rule, condition.onset, condition.look
    spans: list[tuple[str, int | None, int | None]] = [
        ("age_of_onset_days", onset.min_days, onset.max_days),
        ("age_of_onset_days.hard_max", onset.max_days, rule.onset_hard_max_days),
        ("look.size_mm", look.min_mm, look.max_mm),
        ("typical_resolution", rule.window.min_days, rule.window.max_days),
    ]
    spans += [
        (f"claims[{index}]", claim.min_days, claim.max_days)
        for index, claim in enumerate(condition.claims)
    ]
    for name, low, high in spans:
        if low is not None and high is not None and low > high:
            yield Fault(f"{place}.{name}", f"is upside down: {low} to {high}")
    yield from _ages(rule.signs, f"{place}.red_flags")


def _ages(signs: Sequence[Sign], place: str) -> Iterator[Fault]:
    """Yield the ages at which nobody is asked; the last month is not included."""
    for index, sign in enumerate(signs):
        at, ages = f"{place}[{index}].applies_to_age", sign.ages
        low, high = ages.min_days, ages.max_days
        if high is not None and low > high:
            yield Fault(at, f"is upside down: {low} to {high} days")
        first, under = ages.from_months, ages.under_months
        if first is not None and under is not None and first >= under:
            yield Fault(at, f"is upside down: from {first} to under {under} months")


def _signs(dataset: Dataset, known: _Known) -> Iterator[Fault]:
    signs, exceptions = dataset.signs.signs, dataset.signs.exceptions
    yield from _twice("red_flags", [sign.code for sign in signs])
    yield from _computed("red_flags", signs, known)
    yield from _ages(signs, "red_flags")
    for index, sign in enumerate(signs):
        if not sign.instruction:
            place = f"red_flags[{index}].instruction"
            yield Fault(place, "must say what to do")
    yield from _twice("signs", [case.name for case in dataset.signs.cases])
    yield from _twice("exceptions", [exception.code for exception in exceptions])
    urgency = {sign.code: sign.urgency for sign in signs}
    for exception in exceptions:
        place = f"exceptions.{exception.code}"
        yield from _when(f"{place}.when", exception.when, known)
        if exception.applies_to not in urgency:
            message = f"no sign '{exception.applies_to}'"
            yield Fault(f"{place}.applies_to", message)
        if exception.lowers_to not in (Urgency.SAME_DAY, Urgency.SOON):
            yield Fault(f"{place}.lowers_urgency_to", "must be same_day or soon")


def _exposure(exposure: Exposure, known: _Known, place: str) -> Iterator[Fault]:
    yield from _unknown(f"{place}.relevant_to", exposure.relevant_to, known.slugs)
    yield from _unknown(f"{place}.red_flag", exposure.red_flags, known.signs)


def _computed(place: str, signs: Sequence[Sign], known: _Known) -> Iterator[Fault]:
    for index, sign in enumerate(signs):
        if sign.computed_when is not None:
            at = f"{place}[{index}].computed_when"
            yield from _when(at, sign.computed_when, known)


def _when(place: str, when: When, known: _Known) -> Iterator[Fault]:
    """Yield the signs and conditions a checked `when` names that do not exist."""
    for name, value in leaves(when):
        if name == "sign":
            yield from _unknown(place, [str(value)], known.signs | known.own_signs)
        elif name == "condition" and isinstance(value, dict):
            ((_form, slugs),) = value.items()
            yield from _unknown(place, slugs, known.slugs)


def _citations(dataset: Dataset) -> dict[str, list[Source]]:
    """Return the sources of each list that is revised as a whole."""
    signs = dataset.signs
    return {
        "red_flags": [s for one in signs.signs for s in one.sources]
        + [s for one in signs.exceptions for s in one.sources],
        "categories": [s for one in dataset.exposures for s in one.sources],
        "meta.do_not_catalogue": [s for one in dataset.do_not for s in one.sources],
    }


def _one_word_per_key(place: str, sources: Iterable[Source]) -> Iterator[Fault]:
    """Yield the keys that mean different sources in different places of a list."""
    said: dict[str, Source] = {}
    for source in sources:
        if said.setdefault(source.key, source) != source:
            yield Fault(f"{place}.sources", f"'{source.key}' is described in two ways")
    if len(said) > lengths.LIST:
        yield Fault(f"{place}.sources", f"has more than {lengths.LIST} members")


def _twice(place: str, codes: Iterable[str]) -> Iterator[Fault]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield Fault(place, f"'{code}' stands there {count} times")


def _unknown(
    place: str, codes: Iterable[str], known: frozenset[str]
) -> Iterator[Fault]:
    for code in codes:
        if code not in known:
            yield Fault(place, f"unknown '{code}'")
