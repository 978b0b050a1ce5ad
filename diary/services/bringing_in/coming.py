"""What a file would bring, told before anything is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import Household
from conditions.queries import Published
from diary.archive.errors import BadArchive, Flaw
from diary.assessment import assessment_from_json, assessment_to_json
from diary.models import Change
from diary.queries.changed_fields import changed_fields
from diary.services.bringing_in.ids import Ids, ids_of
from diary.services.photos import takes_photos

# What reading data of a wrong kind raises.
MISFITS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Coming:
    """What will come, and what will not.

    `here` counts the entries that are here already and stay as they are, `left_out`
    the photos of parts of the body of which this server keeps none. `written_by` counts
    entries by what the family called who wrote them, None for who had left.
    """

    children: tuple[str, ...]
    spots: int
    entries: int
    photos: int
    first_on: date | None
    last_on: date | None
    written_by: tuple[tuple[str | None, int], ...]
    here: int
    left_out: int

    @property
    def is_nothing(self) -> bool:
        return not (self.children or self.spots or self.entries)


def coming(
    diary: Mapping[str, Any], household: Household | None, *, data: Published
) -> Coming:
    """Look through a diary that would come into `household`, None for a new one.

    Raises BadArchive where a part of it could not be shown here.
    """
    _check_words(diary, data)
    ids = ids_of(diary, household)
    entries = [entry for entry in diary["entries"] if ids.is_new(entry)]
    days = [entry["observed_on"] for entry in entries]
    photos = sum(len(entry["photos"]) for entry in entries)
    kept = sum(1 for _photo in new_photos(diary, ids, data))
    return Coming(
        children=tuple(one["name"] for one in diary["children"] if ids.is_new(one)),
        spots=sum(ids.is_new(spot) for spot in diary["spots"]),
        entries=len(entries),
        photos=kept,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        written_by=tuple(
            Counter(entry["written_by"] for entry in entries).most_common()
        ),
        here=len(diary["entries"]) - len(entries),
        left_out=photos - kept,
    )


def new_photos(diary: Mapping[str, Any], ids: Ids, data: Published) -> Iterator[UUID]:
    """Yield the photos of new entries that are kept here."""
    sites = {spot["id"]: spot["site"] for spot in diary["spots"]}
    for entry in filter(ids.is_new, diary["entries"]):
        places = (sites[entry["spot"]], *entry["sites"])
        if entry["photos"] and all(takes_photos(place, data) for place in places):
            yield from (photo["id"] for photo in entry["photos"] if ids.is_new(photo))


def _check_words(diary: Mapping[str, Any], data: Published) -> None:
    """Say once what pages would say of the history and of old assessments."""
    for n, change in enumerate(diary["history"]):
        place = f"history[{n}]"
        if change["what"] not in Change.What.values:
            raise BadArchive(Flaw.BAD_VALUE, f"{place}.what")
        _try(lambda fields: changed_fields(fields, data), change["fields"], place)
    for n, spot in enumerate(diary["spots"]):
        for m, record in enumerate(spot["assessments"]):
            _try(_check_answer, record["answer"], f"spots[{n}].assessments[{m}]")


def _check_answer(answer: Mapping[str, Any]) -> None:
    if assessment_to_json(assessment_from_json(answer)) != answer:
        raise ValueError


def _try(say: Any, value: object, place: str) -> None:  # noqa: ANN401 (either of two)
    try:
        say(value)
    except MISFITS as error:
        raise BadArchive(Flaw.BAD_VALUE, place) from error
