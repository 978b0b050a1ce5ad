"""What is known of the child beside its spots."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.clinical_report import ChildRecord, ClinicalReport
from diary.exports.fhir.observation import observation
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    HL7,
    LOINC,
    SNOMED,
    Resource,
    coding,
    concept,
    own,
    part_of,
    quantity,
    resource,
)

ACTIVE = coding(f"{HL7}allergyintolerance-clinical", "active", "Active")
UNCONFIRMED = coding(
    f"{HL7}allergyintolerance-verification", "unconfirmed", "Unconfirmed"
)
# As the R4 example "nka" has it: https://hl7.org/fhir/R4/allergyintolerance-nka.html
NONE_KNOWN = coding(SNOMED, "716186003", "No known allergy (situation)")


def background(report: ClinicalReport, family: Family) -> Iterator[Resource]:
    """State weeks at birth and what parents wrote about the child, where they did."""
    child = report.child
    if child.weeks_at_birth is not None:
        code = coding(LOINC, "76516-4", "Gestational age--at birth")
        born = observation(
            part_of(child.uuid, "weeks at birth"),
            concept(_("Weeks at birth"), code),
            family=family,
            by=report.prepared_by,
            effective=report.on,
        )
        yield {**born, "valueQuantity": quantity(child.weeks_at_birth, "wk", "wk")}
    if child.background:
        told = observation(
            part_of(child.uuid, "background"),
            own("background", _("Background, in the parents’ words")),
            family=family,
            by=report.prepared_by,
            effective=report.on,
        )
        yield {**told, "valueString": child.background}


def allergies(report: ClinicalReport, family: Family) -> Iterator[Resource]:
    """State the allergies in the parents' words, or that none are known.

    Nothing where nobody has asked: an absent list is not an empty one.
    """
    child = report.child
    if child.allergies or child.no_known_allergies:
        yield resource(
            "AllergyIntolerance",
            part_of(child.uuid, "allergies"),
            clinicalStatus=concept(_("Active"), ACTIVE),
            verificationStatus=concept(_("Unconfirmed"), UNCONFIRMED),
            code=_which(child),
            patient=family.patient,
            asserter=family.writer(report.prepared_by),
        )


def _which(child: ChildRecord) -> Resource:
    if child.allergies:
        return concept(child.allergies)
    return concept(_("No allergies known, as parents say"), NONE_KNOWN)
