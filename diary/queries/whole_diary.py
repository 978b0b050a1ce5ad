"""Everything a diary holds, as the file of a diary has it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import Household
from diary.archive import format as shapes
from diary.archive.shapes import Record
from diary.models import (
    Change,
    Child,
    Observation,
    Photo,
    Prompt,
    PromptEvent,
    Spot,
    Visit,
    WithdrawnSign,
)
from diary.queries.writers import writer

Names = Mapping[int, str]
Row = dict[str, Any]


def photos_of(children: Collection[Child]) -> list[Photo]:
    """Find the photos of all that is kept of these children, each with its entry."""
    entries = _entries(children)
    rows = Photo.objects.filter(observation__in=entries).order_by("pk")
    return list(rows.select_related("observation__spot").defer("placeholder"))


def whole_diary(
    household: Household,
    children: Collection[Child],
    *,
    names: Names,
    photos: Collection[Photo],
) -> Row:
    """Return the diary of these children of one household, in a few queries for all.

    Rows stand in the order in which they were made, so that the same diary is the same
    file. What was deleted is left out, also where it can still be put back, and what
    was said in it. `names` are the members', by id.
    """
    spots, entries = _spots(children), list(_entries(children))
    uuids = {spot.pk: spot.uuid for spot in spots}
    kept = {entry.uuid for entry in entries}
    return {
        "format": shapes.FORMAT,
        "version": shapes.VERSION,
        "household": {
            "name": household.name,
            "timezone": household.timezone,
            "country": household.country.code,
        },
        "children": [_row(shapes.CHILD, one, id=one.uuid) for one in children],
        "spots": [_spot(one, uuids, names) for one in spots],
        "entries": _entry_rows(entries, photos, uuids, names),
        "visits": [
            _row(shapes.VISIT, one, id=one.uuid, spot=uuids[one.spot_id])
            for one in Visit.objects.filter(spot__in=_ids(spots)).order_by("pk")
        ],
        "prompts": [_prompt(one, uuids, names) for one in _prompts(spots)],
        "history": [_change(one, uuids, kept, names) for one in _changes(spots)],
    }


def _ids(spots: Iterable[Spot]) -> list[int]:
    return [spot.pk for spot in spots]


def _spots(children: Collection[Child]) -> list[Spot]:
    """Find what is kept, and what has become part of that: its address leads there."""
    rows = Spot.objects.filter(child__in=children, deleted_at__isnull=True)
    withdrawn = WithdrawnSign.objects.select_related("prompt")
    found = rows.select_related("child").prefetch_related(
        Prefetch("withdrawn_signs", withdrawn), "assessments"
    )
    spots = list(found.order_by("pk"))
    there = {None, *_ids(spots)}
    return [spot for spot in spots if spot.merged_into_id in there]


def _entries(children: Collection[Child]) -> QuerySet[Observation]:
    rows = Observation.objects.kept().filter(spot__child__in=children)
    return rows.prefetch_related("tags").order_by("pk")


def _prompts(spots: Iterable[Spot]) -> QuerySet[Prompt]:
    events = Prefetch("events", PromptEvent.objects.order_by("pk"))
    found = Prompt.objects.filter(spot__in=_ids(spots))
    return found.prefetch_related(events).order_by("pk")


def _changes(spots: Iterable[Spot]) -> QuerySet[Change]:
    return Change.objects.filter(spot__in=_ids(spots)).order_by("pk")


def _row(record: Record, row: object, **given: object) -> Row:
    """Take the fields of a record from the columns of the same name, or as `given`."""
    return {
        name: given[name] if name in given else getattr(row, name)
        for name in record.fields
    }


def _spot(spot: Spot, uuids: Mapping[int, UUID], names: Names) -> Row:
    return _row(
        shapes.SPOT,
        spot,
        id=spot.uuid,
        child=spot.child.uuid,
        came_back_from=uuids.get(spot.came_back_from_id or 0),
        merged_into=uuids.get(spot.merged_into_id or 0),
        withdrawn_signs=[
            _row(
                shapes.WITHDRAWN_SIGN,
                one,
                withdrawn_by=_name(names, one.withdrawn_by_id, one.withdrawn_name),
                prompt=one.prompt and one.prompt.uuid,
            )
            for one in spot.withdrawn_signs.all()
        ],
        assessments=[_row(shapes.ASSESSMENT, one) for one in spot.assessments.all()],
    )


def _entry_rows(
    entries: Iterable[Observation],
    photos: Iterable[Photo],
    uuids: Mapping[int, UUID],
    names: Names,
) -> list[Row]:
    pictures: dict[int, list[Row]] = {}
    for photo in photos:
        row = _row(shapes.PHOTO, photo, id=photo.uuid)
        pictures.setdefault(photo.observation_id, []).append(row)
    return [
        _row(
            shapes.ENTRY,
            one,
            id=one.uuid,
            spot=uuids[one.spot_id],
            written_by=_name(names, one.written_by_id, one.written_name),
            changed_by=_name(names, one.changed_by_id, one.changed_name),
            tags=[_row(shapes.TAG, tag) for tag in one.tags.all()],
            photos=pictures.get(one.pk, []),
        )
        for one in entries
    ]


def _prompt(prompt: Prompt, uuids: Mapping[int, UUID], names: Names) -> Row:
    return _row(
        shapes.PROMPT,
        prompt,
        id=prompt.uuid,
        spot=uuids[prompt.spot_id],
        events=[
            _row(shapes.PROMPT_EVENT, one, by=_name(names, one.by_id, one.by_name))
            for one in prompt.events.all()
        ],
    )


def _change(
    change: Change, uuids: Mapping[int, UUID], kept: Collection[UUID], names: Names
) -> Row:
    """Return a line of the history; of an entry that is not in the file, no words."""
    is_told = change.entry is None or change.entry in kept
    return _row(
        shapes.CHANGE,
        change,
        spot=uuids[change.spot_id],
        by=_name(names, change.by_id, change.by_name),
        fields=change.fields if is_told else {},
    )


def _name(names: Names, account: int | None, brought: str | None) -> str | None:
    return writer(names, account, brought) or None
