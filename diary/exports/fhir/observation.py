"""What all observations of a diary have in common."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import HL7, Resource, coding, concept, resource

CATEGORIES = f"{HL7}observation-category"
SURVEY = concept(_("Survey"), coding(CATEGORIES, "survey", "Survey"))
VITAL_SIGNS = concept(
    _("Vital signs"), coding(CATEGORIES, "vital-signs", "Vital Signs")
)


def observation(
    uuid: UUID,
    code: Resource,
    *,
    family: Family,
    by: str,
    effective: str | date,
    categories: Iterable[Resource] = (SURVEY,),
) -> Resource:
    """Say that `by` reported something of the child; the value is still to come."""
    return resource(
        "Observation",
        uuid,
        status="final",
        category=list(categories),
        code=code,
        subject=family.patient,
        effectiveDateTime=effective,
        performer=[family.writer(by)],
    )


def not_recorded() -> Resource:
    """Say that nobody recorded anything, which is never "no"."""
    unknown = coding(f"{HL7}data-absent-reason", "unknown", "Unknown")
    return concept(_("Not recorded"), unknown)


def component(code: Resource, **value: object) -> Resource:
    return {"code": code, **value}
