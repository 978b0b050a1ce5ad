"""Milkspot itself, and who made the document with it."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    HL7,
    Resource,
    coding,
    concept,
    instant,
    part_of,
    reference,
    resource,
)

# The same in every diary.
SOFTWARE = UUID("f3c2a8d1-6f0a-4b52-9d7a-2f1b8f1e4c90")
PARTS = f"{HL7}provenance-participant-type"


def device() -> Resource:
    return resource(
        "Device",
        SOFTWARE,
        deviceName=[{"name": "Milkspot", "type": "user-friendly-name"}],
        type={"text": _("Skin diary software")},
        version=[{"value": settings.VERSION}],
    )


def provenance(report: ClinicalReport, family: Family, composition: UUID) -> Resource:
    """Say who had the document made, when, and by what."""
    author = coding(PARTS, "author", "Author")
    assembler = coding(PARTS, "assembler", "Assembler")
    return resource(
        "Provenance",
        part_of(composition, "provenance"),
        target=[reference("Composition", composition)],
        recorded=instant(report.made_at),
        agent=[
            {
                "type": concept(_("Author"), author),
                "who": family.writer(report.prepared_by),
            },
            {
                "type": concept(_("Assembler"), assembler),
                "who": reference("Device", SOFTWARE),
            },
        ],
    )
