"""Doctor's visits, planned and done, and what doctors said as parents tell it."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport, VisitRecord
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


def encounter_id(visit: VisitRecord) -> UUID:
    """Name what may be one visit of several spots, apart from a plan for others."""
    return part_of(visit.appointment, "planned" if visit.planned else "done")


def encounters(report: ClinicalReport, family: Family) -> Iterator[Resource]:
    """State each visit once, with every spot that it was about."""
    about: dict[UUID, list[Resource]] = {}
    visits: dict[UUID, VisitRecord] = {}
    for spot in report.spots:
        for visit in spot.visits:
            uuid = encounter_id(visit)
            visits.setdefault(uuid, visit)
            about.setdefault(uuid, []).append(reference("Condition", spot.uuid))
    for uuid, visit in visits.items():
        yield _encounter(uuid, visit, report, family, about[uuid])


def _encounter(
    uuid: UUID,
    visit: VisitRecord,
    report: ClinicalReport,
    family: Family,
    about: list[Resource],
) -> Resource:
    zone = ZoneInfo(visit.zone) if visit.zone else report.made_at.tzinfo
    return resource(
        "Encounter",
        uuid,
        status=_status(visit, report),
        **{"class": coding(f"{HL7}v3-ActCode", "AMB", "ambulatory")},
        type=[{"text": _("Doctor’s visit, told by parents")}],
        subject=family.patient,
        period={"start": _start(visit, zone)},
        reasonReference=about,
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
    encounter = reference("Encounter", encounter_id(visit))
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
