"""Write a dataset as the documents it can be read from again."""

from collections.abc import Iterable
from typing import Any

from conditions.exchange.read_condition import nearing_from
from conditions.exchange.values import (
    Case,
    Claim,
    Code,
    Condition,
    Dataset,
    DoNot,
    Exposure,
    LookAlike,
    Meta,
    OwnChoice,
    Site,
)
from conditions.rules import AgeRule, Ages, Rule, Sign, SignException, Source

Plain = dict[str, Any]


def write_documents(dataset: Dataset) -> dict[str, Plain]:
    """Return the documents by file name, as plain data."""
    metas, signs = dataset.metas, dataset.signs
    words = {item.code: _do_not(item) for item in dataset.do_not}
    return {
        "conditions.yaml": {
            "meta": _meta(metas.conditions)
            | {
                "do_not_catalogue": [
                    words[item.code] | {"sources": _sources(item.sources)}
                    for item in dataset.do_not
                ]
            },
            "conditions": [_condition(one, words) for one in dataset.conditions],
        },
        "red_flags.yaml": {
            "meta": _meta(metas.signs),
            "red_flags": [_sign(sign) for sign in signs.signs],
            "exceptions": {one.code: _exception(one) for one in signs.exceptions},
        },
        "sites.yaml": {
            "meta": _meta(metas.sites),
            "sites": [_site(site) for site in dataset.sites],
        },
        "triggers.yaml": _exposures(dataset),
        "cases.yaml": {
            "cases": {
                one.slug: [_case(case) for case in one.cases]
                for one in dataset.conditions
                if one.cases
            },
            "signs": [_case(case) for case in signs.cases],
        },
    }


def _said(**optional: object) -> Plain:
    """Leave out what says nothing: keys that a reader takes as missing."""
    return {key: value for key, value in optional.items() if value}


def _meta(meta: Meta) -> Plain:
    return _said(status=meta.status, checked_by=meta.checked_by)


def _condition(condition: Condition, words: dict[str, Plain]) -> Plain:
    onset, look, rule = condition.onset, condition.look, condition.rule
    return {
        "slug": condition.slug,
        "name": condition.name,
        "synonyms": list(condition.synonyms),
        "group": condition.group,
        "description": condition.description,
        "age_of_onset_days": {
            "min": onset.min_days,
            "max": onset.max_days,
            "hard_max": rule.onset_hard_max_days,
        },
        "body_sites": list(condition.body_sites),
        "body_sites_text": condition.body_sites_text,
        "look": {
            "colour": look.colour,
            "size_mm": {"min": look.min_mm, "max": look.max_mm},
            "texture": look.texture,
            "skin_of_colour": look.skin_of_colour,
        },
        "contagious": condition.contagious,
        "contagious_note": condition.contagious_note or None,
        "needs_treatment": condition.needs_treatment,
        **_rule(rule, under_treatment=condition.under_treatment),
        "threshold_rationale": condition.rationale,
        "care": {"do": list(condition.care_do), "dont": list(condition.care_dont)},
        "do_not": [words.get(code, {"code": code}) for code in condition.do_not],
        "look_alikes": [_look_alike(other) for other in condition.look_alikes],
        "codes": {
            system: _code(getattr(condition.codes, system))
            for system in ("icd10_who", "icd10_cm", "icd11", "snomed_ct")
        },
        "claims": [_claim(claim) for claim in condition.claims],
        "own_choices": [_own_choice(one) for one in condition.own_choices],
        "chosen": condition.chosen,
        "sources": _sources(condition.sources),
        **_said(note=condition.note, checked_by=condition.checked_by),
    }


def _rule(rule: Rule, *, under_treatment: bool) -> Plain:
    window, recurrence = rule.window, rule.recurrence
    return {
        "typical_resolution": {
            "min_days": window.min_days,
            "max_days": window.max_days,
            "text": window.text,
            **_said(under_treatment=under_treatment),
        },
        "clock_basis": rule.clock.value,
        "see_doctor_after_days": rule.limit_days,
        "nearing_from_days": nearing_from(rule.limit_days),
        "urgency_when_exceeded": rule.urgency_when_exceeded.value,
        "always_see_doctor": rule.always_see_doctor,
        "always_urgency": rule.always_urgency and rule.always_urgency.value,
        "always_reason": rule.always_reason or None,
        "limit_after_review_days": rule.limit_after_review_days,
        "early_advice_after_days": rule.early_advice_after_days,
        **_said(early_advice=rule.early_advice),
        "red_flags": [_sign(sign) for sign in rule.signs],
        "age_rules": [_age_rule(age_rule) for age_rule in rule.age_rules],
        "recurrence": {
            "episodes": recurrence.episodes,
            "within_days": recurrence.within_days,
            "urgency": recurrence.urgency.value,
        },
    }


def _age_rule(rule: AgeRule) -> Plain:
    return {
        "code": rule.code,
        "when": rule.when,
        **_said(when_text=rule.when_text),
        "urgency": rule.urgency.value,
        "text": rule.text,
    }


def _sign(sign: Sign) -> Plain:
    return {
        "code": sign.code,
        "question": sign.question,
        "urgency": sign.urgency.value,
        **_said(
            group=sign.group,
            applies_to_age=_ages(sign.ages) if sign.ages != Ages() else None,
            instruction=sign.instruction,
            sources=_sources(sign.sources),
            computed_when=sign.computed_when,
            computed_when_text=sign.computed_when_text,
            note=sign.note,
            own_choice=sign.own_choice,
        ),
    }


def _ages(ages: Ages) -> Plain:
    return {
        "min_days": ages.min_days,
        "max_days": ages.max_days,
        "from_calendar_months": ages.from_months,
        "under_calendar_months": ages.under_months,
    }


def _exception(exception: SignException) -> Plain:
    return {
        "applies_to": exception.applies_to,
        "lowers_urgency_to": exception.lowers_to.value,
        "requires_all": list(exception.requires),
        "when": exception.when,
        "instruction": exception.instruction,
        **_said(why=exception.why),
        "sources": _sources(exception.sources),
    }


def _site(site: Site) -> Plain:
    return {
        "code": site.code,
        "name": site.name,
        "sides": site.sides,
        "view": list(site.views),
        "above_nipple_line": site.above_nipple_line,
        "photos": site.photos,
    }


def _exposures(dataset: Dataset) -> Plain:
    cited = {s.key: s for one in dataset.exposures for s in one.sources}
    return {
        "meta": _meta(dataset.metas.exposures),
        "sources": _sources(cited.values()),
        "categories": [_exposure(one) for one in dataset.exposures],
    }


def _exposure(exposure: Exposure) -> Plain:
    return {
        "code": exposure.code,
        "label": exposure.label,
        **_said(examples=list(exposure.examples), ask=list(exposure.ask)),
        "relevant_to": list(exposure.relevant_to),
        **_said(red_flag=list(exposure.red_flags)),
        "sources": [source.key for source in exposure.sources],
        **_said(note=exposure.note),
    }


def _do_not(item: DoNot) -> Plain:
    return {
        "code": item.code,
        "what": item.what,
        "reason": item.reason,
        "support": item.support,
    }


def _look_alike(other: LookAlike) -> Plain:
    return {
        "slug": other.slug or None,
        "name": other.name,
        "tell_apart": other.tell_apart,
    }


def _code(code: Code | None) -> Plain | None:
    if code is None:
        return None
    return {"code": code.code, "label": code.label, "verified": code.verified}


def _claim(claim: Claim) -> Plain:
    return {
        "source": claim.source.key,
        "min_days": claim.min_days,
        "max_days": claim.max_days,
        "text": claim.text,
        "verified": claim.verified,
        **_said(used_for=list(claim.used_for), not_used_because=claim.not_used_because),
    }


def _own_choice(choice: OwnChoice) -> Plain:
    return {"number": choice.number, "reason": choice.reason}


def _case(case: Case) -> Plain:
    return {
        "name": case.name,
        "facts": dict(case.facts),
        "expect": dict(case.expect),
    }


def _sources(sources: Iterable[Source]) -> list[Plain]:
    return [
        {
            "id": source.key,
            "publisher": source.publisher,
            **_said(title=source.title),
            "url": source.url or None,
            "verified": source.verified,
            **_said(
                year=source.year,
                checked_on=source.checked_on and source.checked_on.isoformat(),
                accessed=source.accessed,
                supports=source.supports,
                note=source.note,
            ),
        }
        for source in sources
    ]
