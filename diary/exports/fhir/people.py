"""The child, and those who wrote about it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from diary.clinical_report import ChildRecord, ClinicalReport
from diary.exports.fhir.shapes import Resource, part_of, reference, resource

GENDERS = {"girl": "female", "boy": "male"}


@dataclass(frozen=True, slots=True)
class Family:
    """How resources name the child and whoever wrote something down.

    Who is called the same in the report is one person in it, and who has no name
    there has none here.
    """

    child: UUID

    @property
    def patient(self) -> Resource:
        return reference("Patient", self.child)

    def writer(self, name: str) -> Resource:
        return reference("RelatedPerson", self.writer_id(name))

    def writer_id(self, name: str) -> UUID:
        return part_of(self.child, f"called {name}")


def patient(child: ChildRecord) -> Resource:
    return resource(
        "Patient",
        child.uuid,
        name=[{"text": child.name}],
        gender=GENDERS.get(child.sex_code),
        birthDate=child.born_on,
    )


def related_persons(report: ClinicalReport) -> list[Resource]:
    """Return each person that the report names, and one without a name if need be."""
    family = Family(report.child.uuid)
    return [
        resource(
            "RelatedPerson",
            family.writer_id(name),
            patient=family.patient,
            relationship=[{"text": _("Parent or carer")}],
            name=[{"text": name}],
        )
        for name in _names(report)
    ]


def _names(report: ClinicalReport) -> list[str]:
    names = [report.prepared_by]
    for spot in report.spots:
        names += (entry.written_by for entry in spot.entries)
        names += (visit.written_by for visit in spot.visits if not visit.planned)
        names += (taken.by for taken in spot.withdrawn)
    return list(dict.fromkeys(names))
