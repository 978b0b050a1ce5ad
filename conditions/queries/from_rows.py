"""Turn the rows of revisions into the values of `conditions.exchange`."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from conditions.exchange.subjects import Value
from conditions.exchange.values import (
    Case,
    Claim,
    Code,
    Codes,
    Condition,
    Dataset,
    Look,
    LookAlike,
    Meta,
    Metas,
    OnsetAges,
    OwnChoice,
    Signs,
)
from conditions.models import Kind, Revision, Sign as SignRow
from conditions.queries.from_list_rows import (
    cited,
    do_not_of,
    exposures_of,
    sites_of,
    source_of,
)
from conditions.rules import (
    AgeRule,
    Ages,
    Clock,
    Recurrence,
    Rule,
    Sign,
    SignException,
    Urgency,
    Window,
)

_CONTENT = (
    "conditioncontent_set",
    "agerule_set",
    "lookalike_set",
    "classification_set",
    "source_set",
    "claim_set__source",
    "ownchoice_set",
    "case_set",
    "sign_set__citations__source",
    "signexception_set__citations__source",
    "site_set",
    "exposure_set__citations__source",
    "donot_set__citations__source",
)
M = TypeVar("M", bound=Model)


class NoContent(Exception):  # noqa: N818 (named for the fact)
    """A condition's revision that says nothing of the condition yet."""


def with_content(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Load every content row in a constant number of queries, oldest subject first."""
    loaded = revisions.select_related("subject").prefetch_related(*_CONTENT)
    return loaded.order_by("subject_id", "-number")


def value_of(revision: Revision) -> Value:
    """Return what `revision` says. Raises NoContent where it is still empty."""
    match Kind(revision.subject.kind):
        case Kind.CONDITION:
            return condition_of(revision)
        case Kind.SIGNS:
            return signs_of(revision)
        case Kind.SITES:
            return sites_of(revision)
        case Kind.EXPOSURES:
            return exposures_of(revision)
        case Kind.DO_NOT:
            return do_not_of(revision)


def dataset_of(revisions: Iterable[Revision]) -> Dataset:
    """Put one revision of each subject together; a missing list is empty."""
    by_kind: dict[str, list[Revision]] = {kind: [] for kind in Kind.values}
    for revision in revisions:
        by_kind[revision.subject.kind].append(revision)
    signs = by_kind[Kind.SIGNS]
    return Dataset(
        conditions=tuple(map(condition_of, by_kind[Kind.CONDITION])),
        signs=signs_of(signs[0]) if signs else Signs(()),
        sites=tuple(site for one in by_kind[Kind.SITES] for site in sites_of(one)),
        exposures=tuple(
            exposure
            for one in by_kind[Kind.EXPOSURES]
            for exposure in exposures_of(one)
        ),
        do_not=tuple(item for one in by_kind[Kind.DO_NOT] for item in do_not_of(one)),
        metas=Metas(
            conditions=_meta(by_kind[Kind.DO_NOT]),
            signs=_meta(signs),
            sites=_meta(by_kind[Kind.SITES]),
            exposures=_meta(by_kind[Kind.EXPOSURES]),
        ),
    )


def condition_of(revision: Revision) -> Condition:
    row = next(iter(revision.conditioncontent_set.all()), None)
    if row is None:
        raise NoContent
    return Condition(
        rule=_rule(revision, row),
        group=row.group,
        description=row.description,
        onset=OnsetAges(row.onset_min_days, row.onset_max_days),
        body_sites=tuple(row.body_sites),
        body_sites_text=row.body_sites_text,
        look=Look(
            row.colour,
            row.size_min_mm,
            row.size_max_mm,
            row.texture,
            row.skin_of_colour,
        ),
        contagious=row.contagious,
        contagious_note=row.contagious_note,
        needs_treatment=row.needs_treatment,
        rationale=row.rationale,
        chosen=row.chosen,
        care_do=tuple(row.care_do),
        care_dont=tuple(row.care_dont),
        do_not=tuple(row.do_not),
        look_alikes=tuple(
            LookAlike(other.slug, other.name, other.tell_apart)
            for other in revision.lookalike_set.all()
        ),
        codes=Codes(
            **{
                code.system: Code(code.code, code.label, code.verified)
                for code in revision.classification_set.all()
            }
        ),
        claims=tuple(
            Claim(
                source_of(claim.source),
                claim.min_days,
                claim.max_days,
                claim.text,
                claim.verified,
                tuple(claim.used_for),
                claim.not_used_because,
            )
            for claim in revision.claim_set.all()
        ),
        under_treatment=row.window_under_treatment,
        own_choices=tuple(
            OwnChoice(one.number, one.reason) for one in revision.ownchoice_set.all()
        ),
        synonyms=tuple(row.synonyms),
        note=row.note,
        checked_by=revision.checked_by,
        cases=cases_of(revision),
    )


def signs_of(revision: Revision) -> Signs:
    return Signs(
        signs=_signs(revision),
        exceptions=tuple(
            SignException(
                code=row.code,
                applies_to=row.applies_to,
                lowers_to=Urgency(row.lowers_to),
                when=row.when,
                instruction=row.instruction,
                requires=tuple(row.requires),
                why=row.why,
                sources=cited(row.citations.all()),
            )
            for row in revision.signexception_set.all()
        ),
        cases=cases_of(revision),
    )


def cases_of(revision: Revision) -> tuple[Case, ...]:
    return tuple(
        Case(row.name, row.facts, row.expect) for row in revision.case_set.all()
    )


def _rule(revision: Revision, row: Any) -> Rule:  # noqa: ANN401
    return Rule(
        slug=revision.subject.slug,
        revision=revision.number,
        name=row.name,
        clock=Clock(row.clock),
        limit_days=row.limit_days,
        limit_after_review_days=row.limit_after_review_days,
        window=Window(row.window_min_days, row.window_max_days, row.window_text),
        recurrence=Recurrence(
            row.recurrence_episodes,
            row.recurrence_within_days,
            Urgency(row.recurrence_urgency),
        ),
        urgency_when_exceeded=Urgency(row.urgency_when_exceeded),
        always_urgency=Urgency(row.always_urgency) if row.always_urgency else None,
        always_reason=row.always_reason,
        onset_hard_max_days=row.onset_hard_max_days,
        early_advice_after_days=row.early_advice_after_days,
        early_advice=row.early_advice,
        signs=_signs(revision),
        age_rules=tuple(
            AgeRule(one.code, one.when, Urgency(one.urgency), one.text, one.when_text)
            for one in revision.agerule_set.all()
        ),
        sources=tuple(map(source_of, revision.source_set.all())),
    )


def _signs(revision: Revision) -> tuple[Sign, ...]:
    return tuple(map(_sign, revision.sign_set.all()))


def _sign(row: SignRow) -> Sign:
    return Sign(
        code=row.code,
        question=row.question,
        urgency=Urgency(row.urgency),
        instruction=row.instruction,
        group=row.group,
        ages=Ages(row.min_days, row.max_days, row.from_months, row.under_months),
        computed_when=row.computed_when,
        computed_when_text=row.computed_when_text,
        sources=cited(row.citations.all()),
        note=row.note,
        own_choice=row.own_choice,
    )


def _meta(revisions: list[Revision]) -> Meta:
    if not revisions:
        return Meta()
    return Meta(revisions[0].review_status, revisions[0].checked_by)
