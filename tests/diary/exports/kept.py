"""Random reports written down as the rows they might have come from."""

from collections.abc import Sequence
from datetime import UTC, datetime

from conditions.queries import Published
from diary.archive.zip_writing import sources, stream
from diary.clinical_report import ClinicalReport, EntryRecord, SpotReport
from diary.models import Child, Observation, Photo, Spot
from diary.queries.clinical_report import Scope, gather
from diary.queries.whole_diary import photos_of, whole_diary
from tests.factories import ChildFactory

MADE_AT = datetime(2026, 11, 21, tzinfo=UTC)


def can_be_kept(report: ClinicalReport) -> bool:
    """Tell whether the database takes these days: nothing is gone before it began."""
    spans = ((spot.noticed_on, spot.gone_on) for spot in report.spots)
    return all(not first or not last or first <= last for first, last in spans)


def kept(report: ClinicalReport) -> tuple[Child, list[Spot]]:
    """Write down what figures are counted from."""
    child = ChildFactory(uuid=report.child.uuid, born_on=report.child.born_on)
    return child, [_spot(child, spot) for spot in report.spots]


def _spot(child: Child, spot: SpotReport) -> Spot:
    row = Spot.objects.create(
        child=child,
        household=child.household,
        uuid=spot.uuid,
        site="cheek",
        side="left",
        kind=spot.kind,
        noticed_on=spot.noticed_on,
        gone_on=spot.gone_on,
    )
    entries = [_entry(row, entry) for entry in spot.written]
    Observation.objects.bulk_create(entries)
    Photo.objects.bulk_create(
        Photo(
            observation=made,
            household=child.household,
            uuid=photo.uuid,
            width=photo.width,
            height=photo.height,
            digest=str(photo.uuid),
        )
        for made, entry in zip(entries, spot.written, strict=True)
        for photo in entry.photos
    )
    return row


def _entry(spot: Spot, entry: EntryRecord) -> Observation:
    return Observation(
        spot=spot,
        household=spot.household,
        uuid=entry.uuid,
        observed_at=entry.at,
        observed_on=entry.on,
        timezone=entry.zone,
        course=entry.course,
        temperature_c=entry.temperature_c,
        itch=entry.itch,
        sleep=entry.sleep,
        size_mm=entry.size_mm,
    )


def gather_again(
    child: Child, spots: Sequence[Spot], drawn: ClinicalReport, *, data: Published
) -> ClinicalReport:
    """Gather the rows of `drawn` for the same days, with the assessments it has."""
    found = zip(spots, drawn.spots, strict=True)
    return gather(
        child,
        spots,
        {row.pk: spot.assessment for row, spot in found},
        scope=Scope(drawn.made_at, drawn.covers),
        names={},
        data=data,
    )


def zip_of(child: Child) -> bytes:
    """Take the diary out as one file; its photos are named, their pictures left out."""
    diary = whole_diary(child.household, [child], names={}, photos=photos_of([child]))
    return b"".join(stream(sources(diary, {}), made_at=MADE_AT))
