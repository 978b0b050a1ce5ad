"""Turn entries into what a report states of them, codes into names."""

from collections.abc import Mapping
from datetime import date

from conditions.queries import Published
from diary.clinical_report import EntryRecord, Exposure, PhotoRecord, Treatment
from diary.models import Observation, Spot, Tag
from diary.queries.standing import place_name
from diary.queries.writers import writer


def entry_record(
    row: Observation, spot: Spot, names: Mapping[int, str], data: Published
) -> EntryRecord:
    """State one entry whose tags and photos are loaded."""
    tags = list(row.tags.all())
    return EntryRecord(
        uuid=row.uuid,
        on=row.observed_on,
        at=row.observed_at,
        zone=row.timezone,
        day=spot.day_number(row.observed_on),
        written_at=row.created_at,
        written_by=writer(names, row.written_by_id, row.written_name),
        is_late=row.was_added_later,
        course=row.course,
        signs=tuple(tag.key for tag in tags if tag.what == Tag.What.SIGN),
        signs_asked=tuple(row.signs_asked),
        temperature_c=row.temperature_c,
        fever_days=row.fever_days,
        itch=row.itch,
        sleep=row.sleep,
        size_mm=row.size_mm,
        spread=row.spread,
        sites=tuple(place_name(site, "", data) for site in row.sites),
        blisters=row.vesicles,
        pus=row.pustules,
        cough=row.cough,
        well=row.well,
        spreading=row.spreading,
        after_straining=row.after_straining,
        exposures=tuple(
            _exposure(tag, data) for tag in tags if tag.what == Tag.What.EXPOSURE
        ),
        treatments=tuple(treatment(said) for said in row.treatments),
        note=row.note,
        photos=tuple(
            PhotoRecord(photo.uuid, photo.width, photo.height)
            for photo in row.photos.all()
        ),
    )


def _exposure(tag: Tag, data: Published) -> Exposure:
    known = data.exposure(tag.code)
    return Exposure(tag.code, known.label if known else tag.code, tag.detail)


def treatment(said: Mapping[str, str | None]) -> Treatment:
    """State one treatment as an entry keeps it."""
    return Treatment(
        name=said["name"] or "",
        since=_day(said.get("since")),
        until=_day(said.get("until")),
        outcome=said.get("outcome") or "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
