"""The first page of the document: who wrote it, and its sections."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import get_language, gettext as _, to_locale

from diary.clinical_report import ClinicalReport, SpotReport
from diary.exports.fhir.narrative import narrative
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    PATIENT_NOTE,
    Resource,
    instant,
    period,
    reference,
    resource,
)
from diary.exports.fhir.software import SOFTWARE


def composition(
    report: ClinicalReport,
    family: Family,
    uuid: UUID,
    sections: Iterable[Resource],
) -> Resource:
    named = {"name": report.child.name, "day": report.on.isoformat()}
    covered = period(report.first_day, report.covers.last)
    return resource(
        "Composition",
        uuid,
        language=to_locale(get_language() or "en").replace("_", "-"),
        text=narrative("overview", report=report),
        status="final",
        type=PATIENT_NOTE,
        subject=family.patient,
        date=instant(report.made_at),
        author=[
            family.writer(report.prepared_by),
            reference("Device", SOFTWARE),
        ],
        title=_("Skin diary of %(name)s, %(day)s") % named,
        event=[{"period": covered}],
        section=list(sections),
    )


def sections(
    report: ClinicalReport,
    spots: Sequence[Sequence[Resource]],
    background: Sequence[Resource],
    files: Sequence[Resource],
) -> Iterator[Resource]:
    """Return a section a spot, with its resources in `spots`, then what is common."""
    for spot, resources in zip(report.spots, spots, strict=True):
        words = narrative("spot", report=report, spot=spot)
        yield _section(_title(spot), resources, text=words)
    words = narrative("sources", report=report)
    yield _section(_("Background and sources"), background, text=words)
    if files:
        yield _section(_("The same log as a PDF"), files)


def _title(spot: SpotReport) -> str:
    return " · ".join(filter(None, (spot.place, spot.label)))


def _section(title: str, resources: Iterable[Resource], **parts: object) -> Resource:
    entries = [reference(each["resourceType"], each["id"]) for each in resources]
    return {"title": title, **parts, "entry": entries}
