"""Photos, and the same log as a PDF."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.clinical_report import (
    ClinicalReport,
    EntryRecord,
    PhotoRecord,
    SpotReport,
)
from diary.exports.fhir.files import Content, Photos, attachment
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    HL7,
    PATIENT_NOTE,
    Resource,
    coding,
    concept,
    instant,
    part_of,
    resource,
)


def media(spot: SpotReport, family: Family, photos: Photos) -> Iterator[Resource]:
    for entry in spot.entries:
        for photo in entry.photos:
            yield _media(photo, entry, spot, family, photos(photo))


def _media(
    photo: PhotoRecord,
    entry: EntryRecord,
    spot: SpotReport,
    family: Family,
    content: Content | None,
) -> Resource:
    title = f"{spot.place}, {entry.on.isoformat()}"
    image = coding(f"{HL7}media-type", "image", "Image")
    return resource(
        "Media",
        photo.uuid,
        status="completed",
        type=concept(_("Photo"), image),
        subject=family.patient,
        createdDateTime=instant(entry.local_at),
        operator=family.writer(entry.written_by),
        bodySite={"text": spot.place},
        content=attachment(content, title),
    )


def pdf_document(report: ClinicalReport, family: Family, pdf: Content) -> Resource:
    """Point at the same log laid out for people."""
    title = _("Skin diary, %(day)s") % {"day": report.on.isoformat()}
    return resource(
        "DocumentReference",
        part_of(report.child.uuid, f"PDF of {report.made_at.isoformat()}"),
        status="current",
        type=PATIENT_NOTE,
        subject=family.patient,
        date=instant(report.made_at),
        author=[family.writer(report.prepared_by)],
        content=[{"attachment": attachment(pdf, title)}],
    )
