"""One spot as a Condition: parents' words until a doctor has given it a name."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from diary.clinical_report import Code, SpotReport
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    HL7,
    SNOMED,
    Resource,
    coding,
    concept,
    resource,
)
from diary.exports.words import KIND

SYSTEMS = {
    "icd10_who": "http://hl7.org/fhir/sid/icd-10",
    "icd10_cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd11": "http://id.who.int/icd/release/11/mms",
    "snomed_ct": SNOMED,
}


def condition(
    spot: SpotReport, family: Family, *, by: str, evidence: Iterable[Resource]
) -> Resource:
    """State a spot, told by `by`, with references to what was seen of it."""
    return resource(
        "Condition",
        spot.uuid,
        clinicalStatus=_clinical(spot),
        verificationStatus=_verification(spot),
        code=_code(spot),
        bodySite=[{"text": spot.place}],
        subject=family.patient,
        onsetDateTime=spot.noticed_on,
        abatementDateTime=spot.gone_on,
        asserter=family.writer(by),
        evidence=[{"detail": list(evidence)}],
        note=[{"text": note} for note in _notes(spot)],
    )


def _clinical(spot: SpotReport) -> Resource:
    if spot.is_gone:
        code, text = "resolved", _("Gone")
    elif spot.earlier_on:
        code, text = "recurrence", _("Came back")
    else:
        code, text = "active", _("Still there")
    return concept(text, coding(f"{HL7}condition-clinical", code))


def _verification(spot: SpotReport) -> Resource:
    if spot.diagnosis:
        code, text = "confirmed", _("A doctor’s words, told by parents")
    else:
        code, text = "unconfirmed", _("Parents’ report, not a diagnosis")
    return concept(text, coding(f"{HL7}condition-ver-status", code))


def _code(spot: SpotReport) -> Resource:
    """Name what a doctor called it; what parents think stays in words, uncoded."""
    if not spot.diagnosis:
        return concept(str(KIND[spot.kind]))
    return concept(spot.diagnosis, *map(_coding, spot.diagnosis_codes))


def _coding(code: Code) -> Resource:
    return coding(SYSTEMS[code.system], code.code, code.label)


def _notes(spot: SpotReport) -> Iterator[str]:
    if spot.label:
        yield _("The family calls it: %(name)s") % {"name": spot.label}
    names = ", ".join(spot.suspected) or _("not sure")
    yield _("Parents think: %(names)s") % {"names": names}
    if spot.look:
        yield _("Looks like: %(look)s") % {"look": spot.look}
    if spot.noticed_about:
        yield _("The day first noticed is about right, not exact.")
    if spot.earlier_on:
        started = ", ".join(day.isoformat() for day in spot.earlier_on)
        yield _("Began before on: %(days)s") % {"days": started}
