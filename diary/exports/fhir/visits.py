"""Doctor's visits, planned and done, and what doctors said as parents tell it."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport, SpotReport, VisitRecord
from diary.exports.fhir.observation import component, not_recorded, observation
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    HL7,
    Resource,
    coding,
    instant,
    own,
    part_of,
    reference,
    resource,
)


def encounter(
    visit: VisitRecord, spot: SpotReport, report: ClinicalReport, family: Family
) -> Resource:
    return resource(
        "Encounter",
        visit.uuid,
        status=_status(visit, report),
        **{"class": coding(f"{HL7}v3-ActCode", "AMB", "ambulatory")},
        type=[{"text": _("Doctor’s visit, told by parents")}],
        subject=family.patient,
        period={"start": _start(visit, report.made_at.tzinfo)},
        reasonReference=[reference("Condition", spot.uuid)],
        serviceProvider={"display": visit.where},
    )


def _status(visit: VisitRecord, report: ClinicalReport) -> str:
    """Tell a plan from a visit; of a day gone by nobody said whether it was kept."""
    if not visit.planned:
        return "finished"
    return "planned" if visit.on >= report.on else "unknown"


def _start(visit: VisitRecord, zone: tzinfo | None) -> str:
    if visit.at is None:
        return visit.on.isoformat()
    return instant(datetime.combine(visit.on, visit.at, zone))


def what_they_said(visit: VisitRecord, family: Family) -> Iterator[Resource]:
    """State of a visit that took place what a doctor called it, advised and planned."""
    if visit.planned:
        return
    said = list(_said(visit))
    told = observation(
        part_of(visit.uuid, "said"),
        own("said", _("What the doctor said, told by parents")),
        family=family,
        by=visit.written_by,
        effective=visit.on,
    )
    encounter = reference("Encounter", visit.uuid)
    absent = None if said else not_recorded()
    yield {
        **told,
        "encounter": encounter,
        "component": said,
        "dataAbsentReason": absent,
    }


def _said(visit: VisitRecord) -> Iterator[Resource]:
    called = ", ".join(filter(None, (visit.diagnosis, visit.in_their_words)))
    if called:
        yield component(own("called", _("Called it")), valueString=called)
    if visit.advice:
        yield component(own("advice", _("Advice")), valueString=visit.advice)
    if visit.review_on:
        code = own("review", _("To be looked at again on"))
        yield component(code, valueDateTime=visit.review_on)
    if visit.only_if_it_changes:
        code = own("only_if", _("To be looked at again only if it changes"))
        yield component(code, valueBoolean=True)
