"""Read one condition: its rule, and the words around it."""

import re
from collections.abc import Mapping

from conditions.exchange import lengths, read_parts
from conditions.exchange.entry import Entry
from conditions.exchange.values import (
    Claim,
    Code,
    Codes,
    Condition,
    DoNot,
    Look,
    LookAlike,
    OnsetAges,
    OwnChoice,
)
from conditions.rules import AgeRule, Clock, Recurrence, Rule, Source, Urgency, Window

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
SYSTEMS = ("icd10_who", "icd10_cm", "icd11", "snomed_ct")


def condition(entry: Entry, catalogue: Mapping[str, DoNot]) -> Condition:
    """Read a condition; `catalogue` is the do-not list by code."""
    ages = entry.entry("age_of_onset_days")
    sources = read_parts.sources(entry)
    care, window = entry.entry("care"), entry.entry("typical_resolution")
    read = Condition(
        rule=_rule(entry, ages, window, sources),
        group=entry.text("group", lengths.GROUP),
        description=entry.text("description"),
        onset=OnsetAges(ages.number("min"), ages.number("max")),
        body_sites=entry.texts("body_sites"),
        body_sites_text=entry.text("body_sites_text", lengths.LINE),
        look=_look(entry.entry("look")),
        contagious=entry.flag("contagious"),
        contagious_note=entry.optional_text("contagious_note"),
        needs_treatment=entry.flag("needs_treatment"),
        rationale=entry.text("threshold_rationale"),
        chosen=entry.text("chosen"),
        care_do=care.texts("do"),
        care_dont=care.texts("dont"),
        do_not=tuple(_do_not(item, catalogue) for item in entry.entries("do_not")),
        look_alikes=tuple(map(_look_alike, entry.entries("look_alikes"))),
        codes=_codes(entry.entry("codes")),
        claims=_claims(entry, sources),
        own_choices=tuple(map(_own_choice, entry.optional_entries("own_choices"))),
        under_treatment=window.optional_flag("under_treatment"),
        synonyms=entry.texts("synonyms"),
        note=entry.optional_text("note"),
        checked_by=entry.optional_text("checked_by", lengths.LINE),
    )
    _check_derived(entry, read.rule)
    for part in (ages, care, window, entry):
        part.finish()
    return read


def nearing_from(limit_days: int | None) -> int | None:
    """Return the first day that counts as nearing: four fifths of the limit, up."""
    return None if limit_days is None else -(-4 * limit_days // 5)


def _slug(entry: Entry) -> str:
    """Read what stands in addresses; /conditions/signs/ is another page."""
    slug = entry.text("slug")
    fits = len(slug) <= lengths.LABEL and re.fullmatch(_SLUG, slug)
    if slug and (not fits or slug == "signs"):
        entry.fault("must be small letters, figures and hyphens", "slug")
    return slug


def _rule(
    entry: Entry, ages: Entry, window: Entry, sources: tuple[Source, ...]
) -> Rule:
    recurrence = entry.entry("recurrence")
    read = Rule(
        slug=_slug(entry),
        revision=1,
        name=entry.text("name", lengths.NAME),
        clock=entry.choice("clock_basis", Clock),
        limit_days=entry.nullable_number("see_doctor_after_days"),
        limit_after_review_days=entry.nullable_number("limit_after_review_days"),
        window=Window(
            window.nullable_number("min_days"),
            window.nullable_number("max_days"),
            window.text("text", lengths.LINE),
        ),
        recurrence=Recurrence(
            recurrence.number("episodes", least=1),
            recurrence.number("within_days"),
            recurrence.choice("urgency", Urgency),
        ),
        urgency_when_exceeded=entry.choice("urgency_when_exceeded", Urgency),
        always_urgency=entry.nullable_choice("always_urgency", Urgency),
        always_reason=entry.optional_text("always_reason"),
        onset_hard_max_days=ages.nullable_number("hard_max"),
        early_advice_after_days=entry.nullable_number("early_advice_after_days"),
        early_advice=entry.optional_text("early_advice"),
        signs=tuple(map(read_parts.sign, entry.entries("red_flags"))),
        age_rules=tuple(map(_age_rule, entry.entries("age_rules"))),
        sources=sources,
    )
    recurrence.finish()
    return read


def _check_derived(entry: Entry, rule: Rule) -> None:
    """Hold the figures that are written twice against each other."""
    nearing = nearing_from(rule.limit_days)
    if entry.nullable_number("nearing_from_days") != nearing:
        entry.fault(f"must be {nearing}, four fifths of the limit", "nearing_from_days")
    if entry.flag("always_see_doctor") is not rule.always_see_doctor:
        entry.fault(
            "must be true just where always_urgency is set", "always_see_doctor"
        )


def _age_rule(entry: Entry) -> AgeRule:
    read = AgeRule(
        code=entry.text("code", lengths.CODE),
        when=read_parts.when(entry),
        urgency=entry.choice("urgency", Urgency),
        text=entry.text("text"),
        when_text=entry.optional_text("when_text", lengths.LINE),
    )
    entry.finish()
    return read


def _look(entry: Entry) -> Look:
    size = entry.entry("size_mm")
    read = Look(
        colour=entry.text("colour", lengths.LINE),
        min_mm=size.number("min"),
        max_mm=size.number("max"),
        texture=entry.text("texture", lengths.LINE),
        skin_of_colour=entry.text("skin_of_colour"),
    )
    size.finish()
    entry.finish()
    return read


def _look_alike(entry: Entry) -> LookAlike:
    read = LookAlike(
        slug=entry.optional_text("slug"),
        name=entry.text("name", lengths.NAME),
        tell_apart=entry.text("tell_apart"),
    )
    entry.finish()
    return read


def _do_not(entry: Entry, catalogue: Mapping[str, DoNot]) -> str:
    """Read the code. The words of the list may be repeated, never changed."""
    code = entry.text("code")
    listed = catalogue.get(code)
    for key in ("what", "reason", "support"):
        said = entry.optional_text(key)
        if said and listed and said != getattr(listed, key):
            entry.fault("must be the words of the do-not list", key)
    entry.finish()
    return code


def _codes(entry: Entry) -> Codes:
    read = Codes(**{system: _code(entry, system) for system in SYSTEMS})
    entry.finish()
    return read


def _code(codes: Entry, system: str) -> Code | None:
    if codes.raw(system) is None:
        return None
    entry = codes.entry(system)
    read = Code(
        entry.text("code", lengths.GROUP),
        entry.text("label", lengths.LINE),
        entry.flag("verified"),
    )
    entry.finish()
    return read


def _claims(entry: Entry, sources: tuple[Source, ...]) -> tuple[Claim, ...]:
    by_key = {source.key: source for source in sources}
    return tuple(_claim(item, by_key) for item in entry.entries("claims"))


def _claim(entry: Entry, sources: dict[str, Source]) -> Claim:
    key = entry.text("source")
    if key and key not in sources:
        entry.fault(f"no source '{key}' in this condition", "source")
    read = Claim(
        source=sources.get(key, Source(key, "")),
        min_days=entry.nullable_number("min_days"),
        max_days=entry.nullable_number("max_days"),
        text=entry.text("text"),
        verified=entry.flag("verified"),
        used_for=entry.optional_texts("used_for"),
        not_used_because=entry.optional_text("not_used_because"),
    )
    entry.finish()
    return read


def _own_choice(entry: Entry) -> OwnChoice:
    read = OwnChoice(entry.text("number"), entry.text("reason"))
    entry.finish()
    return read
