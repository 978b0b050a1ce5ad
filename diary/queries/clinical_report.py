"""Gather one `ClinicalReport` from the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import Prefetch, prefetch_related_objects

from conditions.exchange.values import Codes
from conditions.queries import Published
from conditions.rules import Sign, Source, Urgency
from diary.assessment import signs_to_ask
from diary.assessment.answer import Assessment
from diary.clinical_report import (
    ChildRecord,
    ClinicalReport,
    Code,
    SignWording,
    Span,
    SpotReport,
    VisitRecord,
    WithdrawnSign,
    pressure,
)
from diary.models import Child, Observation, Spot, Visit
from diary.queries.facts import earlier_episodes
from diary.queries.report_entries import entry_record
from diary.queries.reported import sign_of
from diary.queries.standing import condition_names, place_name
from diary.queries.writers import writer

_LOADED = ("visits", "withdrawn_signs", "came_back_from__returns")


@dataclass(frozen=True, slots=True)
class Scope:
    """When a report is made, the days it covers, and who asked for it.

    `made_at` stands in the time zone of the family, whose day then is `on`.
    """

    made_at: datetime
    covers: Span
    prepared_by: str = ""

    @property
    def on(self) -> date:
        return self.made_at.date()


def gather(
    child: Child,
    spots: Sequence[Spot],
    assessments: Mapping[int, Assessment],
    *,
    scope: Scope,
    names: Mapping[int, str],
    data: Published,
) -> ClinicalReport:
    """State what is known of `spots`, all of them of `child`.

    `assessments` are those of the day `scope.on`, by the spot's id; `names` is
    what members are called, by the user's id. The number of queries does not grow
    with spots, entries or photos.
    """
    entries = Observation.objects.kept().prefetch_related("tags", "photos")
    prefetch_related_objects(spots, Prefetch("observations", entries), *_LOADED)
    reports = (_spot(spot, assessments[spot.pk], scope, names, data) for spot in spots)
    return ClinicalReport(
        child=_child(child),
        spots=tuple(sorted(reports, key=pressure)),
        made_at=scope.made_at,
        covers=scope.covers,
        prepared_by=scope.prepared_by,
        data_status=data.status,
    )


def _child(child: Child) -> ChildRecord:
    return ChildRecord(
        uuid=child.uuid,
        name=child.name,
        born_on=child.born_on,
        weeks_at_birth=child.weeks_at_birth,
        sex=child.get_sex_display(),
        sex_code=child.sex,
        background=child.background,
        allergies=child.allergies,
        no_known_allergies=child.no_known_allergies,
    )


def _spot(
    spot: Spot,
    assessment: Assessment,
    scope: Scope,
    names: Mapping[int, str],
    data: Published,
) -> SpotReport:
    rule = data.rulebook.rules.get(assessment.rule_slug or "")
    return SpotReport(
        uuid=spot.uuid,
        place=place_name(spot.site, spot.side, data),
        site=place_name(spot.site, "", data),
        kind=spot.kind,
        label=spot.label,
        look=spot.look,
        noticed_on=spot.noticed_on,
        noticed_about=spot.noticed_about,
        gone_on=spot.gone_on,
        earlier_on=_earlier(spot),
        suspected=tuple(condition_names(spot.suspected, data)),
        written=tuple(
            entry_record(row, spot, names, data) for row in spot.observations.all()
        ),
        visits=tuple(_visit(row, spot, names, data) for row in spot.visits.all()),
        withdrawn=_withdrawn(spot, names),
        wordings=tuple(dict.fromkeys(_wordings(spot, assessment, scope.on, data))),
        assessment=assessment,
        rule_name=rule.name if rule else "",
        sources=tuple(_sources(assessment, data)),
        on=scope.on,
        covers=scope.covers,
    )


def _earlier(spot: Spot) -> tuple[date, ...]:
    starts = (episode.noticed_on for episode in earlier_episodes(spot))
    return tuple(sorted(start for start in starts if start))


def _visit(
    row: Visit, spot: Spot, names: Mapping[int, str], data: Published
) -> VisitRecord:
    diagnosis = [row.diagnosis] if row.diagnosis else []
    known = data.condition(row.diagnosis)
    return VisitRecord(
        uuid=row.uuid,
        appointment=row.appointment,
        on=row.on,
        at=row.at,
        day=spot.day_number(row.on),
        planned=row.planned,
        where=row.where,
        diagnosis="".join(condition_names(diagnosis, data)),
        in_their_words=row.diagnosis_text,
        advice=row.advice,
        review_on=row.review_on,
        only_if_it_changes=row.only_if_it_changes,
        codes=tuple(_verified(known.codes)) if known else (),
        written_by=names.get(row.recorded_by_id or 0, ""),
        zone=row.timezone,
    )


def _verified(codes: Codes) -> Iterator[Code]:
    """List the codes that were looked up in their classification."""
    for field in fields(codes):
        found = getattr(codes, field.name)
        if found and found.verified:
            yield Code(field.name, found.code, found.label)


def _withdrawn(spot: Spot, names: Mapping[int, str]) -> tuple[WithdrawnSign, ...]:
    return tuple(
        WithdrawnSign(
            code=row.code,
            why=row.get_why_display(),
            on=row.withdrawn_on,
            by=writer(names, row.withdrawn_by_id, row.withdrawn_name),
        )
        for row in spot.withdrawn_signs.all()
    )


def _wordings(
    spot: Spot, assessment: Assessment, on: date, data: Published
) -> Iterator[SignWording]:
    """Every sign that is asked about this spot today, then those asked before."""
    labels = dict.fromkeys([*spot.suspected, assessment.rule_slug or ""])
    asked = signs_to_ask(data.rulebook, labels, spot.child.born_on, on)
    for key, sign in asked:
        yield _wording(key, sign)
    for row in spot.observations.all():
        for key in row.signs_asked:
            yield _wording(key, sign_of(key, data))


def _wording(key: str, sign: Sign | None) -> SignWording:
    if sign is None:
        return SignWording(key)
    return SignWording(key, sign.question, sign.urgency != Urgency.ROUTINE)


def _sources(assessment: Assessment, data: Published) -> Iterator[Source]:
    rule = data.rulebook.rules.get(assessment.rule_slug or "")
    yield from rule.sources if rule else ()
    for reason in assessment.reasons:
        yield from (data.sources[key] for key in reason.sources if key in data.sources)
