"""What is known of the child beside its spots."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport
from diary.exports.fhir.observation import observation
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    LOINC,
    Resource,
    coding,
    concept,
    own,
    part_of,
    quantity,
)


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
