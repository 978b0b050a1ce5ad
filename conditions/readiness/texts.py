"""Every text of ours that reaches a parent, with its place.

What a source says (a claim, its title, what it supports) is its own and not among them.
"""

from collections.abc import Iterable, Iterator

from conditions.exchange import Dataset
from conditions.exchange.values import Condition, DoNot, Exposure
from conditions.rules import AgeRule, Sign, SignException, Source

Text = tuple[str, str]


def texts_of(part: Dataset) -> Iterator[Text]:
    """Yield place and text, in the order of the files; never an empty text."""
    for place, text in _all(part):
        if text:
            yield place, text


def _all(part: Dataset) -> Iterator[Text]:
    for index, condition in enumerate(part.conditions):
        yield from _condition(condition, f"conditions[{index}]")
    for index, item in enumerate(part.do_not):
        yield from _do_not(item, f"meta.do_not_catalogue[{index}]")
    yield from _signs(part.signs.signs, "red_flags")
    for exception in part.signs.exceptions:
        yield from _exception(exception, f"exceptions.{exception.code}")
    for index, site in enumerate(part.sites):
        yield f"sites[{index}].name", site.name
    for index, exposure in enumerate(part.exposures):
        yield from _exposure(exposure, f"categories[{index}]")


def _condition(condition: Condition, place: str) -> Iterator[Text]:
    rule, look = condition.rule, condition.look
    yield from _under(
        place,
        {
            "name": condition.name,
            "description": condition.description,
            "body_sites_text": condition.body_sites_text,
            "look.colour": look.colour,
            "look.texture": look.texture,
            "look.skin_of_colour": look.skin_of_colour,
            "contagious_note": condition.contagious_note,
            "typical_resolution.text": rule.window.text,
            "always_reason": rule.always_reason,
            "early_advice": rule.early_advice,
            "threshold_rationale": condition.rationale,
            "chosen": condition.chosen,
        },
    )
    yield from _listed(f"{place}.synonyms", condition.synonyms)
    yield from _signs(rule.signs, f"{place}.red_flags")
    yield from _age_rules(rule.age_rules, f"{place}.age_rules")
    yield from _listed(f"{place}.care.do", condition.care_do)
    yield from _listed(f"{place}.care.dont", condition.care_dont)
    yield from _around(condition, place)


def _around(condition: Condition, place: str) -> Iterator[Text]:
    for index, other in enumerate(condition.look_alikes):
        at = f"{place}.look_alikes[{index}]"
        yield from _under(at, {"name": other.name, "tell_apart": other.tell_apart})
    for index, claim in enumerate(condition.claims):
        yield f"{place}.claims[{index}].not_used_because", claim.not_used_because
    for index, choice in enumerate(condition.own_choices):
        yield f"{place}.own_choices[{index}].reason", choice.reason
    yield from _sources(condition.sources, place)


def _signs(signs: Iterable[Sign], place: str) -> Iterator[Text]:
    for index, sign in enumerate(signs):
        at = f"{place}[{index}]"
        yield f"{at}.question", sign.question
        yield f"{at}.instruction", sign.instruction
        yield f"{at}.own_choice", sign.own_choice
        yield from _sources(sign.sources, at)


def _exception(exception: SignException, place: str) -> Iterator[Text]:
    yield f"{place}.instruction", exception.instruction
    yield from _listed(f"{place}.requires_all", exception.requires)
    yield from _sources(exception.sources, place)


def _age_rules(age_rules: Iterable[AgeRule], place: str) -> Iterator[Text]:
    for index, rule in enumerate(age_rules):
        yield f"{place}[{index}].when_text", rule.when_text
        yield f"{place}[{index}].text", rule.text


def _exposure(exposure: Exposure, place: str) -> Iterator[Text]:
    yield f"{place}.label", exposure.label
    yield from _listed(f"{place}.examples", exposure.examples)
    yield from _listed(f"{place}.ask", exposure.ask)
    yield f"{place}.note", exposure.note


def _do_not(item: DoNot, place: str) -> Iterator[Text]:
    said = {"what": item.what, "reason": item.reason, "support": item.support}
    yield from _under(place, said)


def _sources(sources: Iterable[Source], place: str) -> Iterator[Text]:
    for index, source in enumerate(sources):
        yield f"{place}.sources[{index}].note", source.note


def _under(place: str, said: dict[str, str]) -> Iterator[Text]:
    for key, text in said.items():
        yield f"{place}.{key}", text


def _listed(place: str, texts: Iterable[str]) -> Iterator[Text]:
    for index, text in enumerate(texts):
        yield f"{place}[{index}]", text
