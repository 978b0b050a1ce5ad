"""The timeline: what a reader can choose from, and one page of what they chose.

The number of queries does not grow with entries, spots or children.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.zones import zone_named
from conditions.queries import Published
from diary.models import Observation, Photo, Tag
from diary.models.observation import ObservationQuerySet
from diary.queries.named_spots import Place
from diary.queries.spot_page import exposure_label, sign_question
from diary.queries.writers import writer

ENTRIES_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Offered:
    """The signs and exposures that some entry holds: their codes and what they say."""

    signs: Mapping[str, str]
    exposures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every entry shown must have; empty asks for nothing.

    `written_by` is a user's id. Each of the `words` is in the note, in any case.
    """

    sign: str = ""
    exposure: str = ""
    written_by: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An entry among those of all spots.

    `on` is the day it had where it was made and `at` the instant on the clock there;
    `day` counts from the day the spot was first noticed. `photo` is the first one.
    """

    place: Place
    on: date
    at: datetime
    added_on: date | None
    day: int | None
    by: str
    course: str
    note: str
    temperature_c: Decimal | None
    itch: int | None
    size_mm: int | None
    signs: tuple[str, ...]
    exposures: tuple[str, ...]
    treatments: tuple[str, ...]
    photo: UUID | None

    @property
    def month(self) -> date:
        """The first day of the month it belongs to."""
        return self.on.replace(day=1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of entries, newest first, out of `count` that were asked for."""

    entries: tuple[TimelineEntry, ...]
    page: Page[Observation]

    @property
    def count(self) -> int:
        return self.page.paginator.count


def offered(places: Sequence[Place], data: Published) -> Offered:
    """List the signs and the exposures that were ever logged at `places`."""
    tags = Tag.objects.filter(
        observation__household__in=_households(places),
        observation__spot__in=[place.pk for place in places],
        observation__deleted_at=None,
    )
    rows = tags.order_by().values_list("what", "condition", "code").distinct()
    found = [Tag(what=what, condition=slug, code=code) for what, slug, code in rows]
    return Offered(
        signs=_by_words(
            (tag.code, sign_question(tag, data))
            for tag in found
            if tag.what == Tag.What.SIGN
        ),
        exposures=_by_words(
            (tag.code, exposure_label(tag.code, data))
            for tag in found
            if tag.what == Tag.What.EXPOSURE
        ),
    )


def count(places: Sequence[Place]) -> int:
    """Count all the entries at `places`."""
    return _kept(places).count()


def timeline(
    places: Sequence[Place],
    wanted: Wanted,
    *,
    number: str,
    names: Mapping[int, Mapping[int, str]],
    data: Published,
) -> Timeline:
    """Return page `number` of the entries at `places`; the nearest page there is.

    `names` are the members', by household and user id.
    """
    found = _filtered(_kept(places), wanted).order_by("-observed_at", "-id")
    page = Paginator(found, ENTRIES_A_PAGE).get_page(number)
    rows = list(page.object_list)
    by_id = {place.pk: place for place in places}
    tags, photos = _tags(rows), _first_photos(rows)
    left = _("someone who has left")
    entries = (
        _entry(
            row,
            by_id[row.spot_id],
            tags=tags[row.pk],
            photo=photos.get(row.pk),
            by=writer(
                names[row.household_id], row.written_by_id, row.written_name, left
            ),
            data=data,
        )
        for row in rows
    )
    return Timeline(tuple(entries), page)


def _kept(places: Sequence[Place]) -> ObservationQuerySet:
    """Find the entries at `places`; their order is in the index of the household."""
    return Observation.objects.kept().filter(
        household__in=_households(places), spot__in=[place.pk for place in places]
    )


def _households(places: Sequence[Place]) -> set[int]:
    return {place.child.household_id for place in places}


def _filtered(rows: ObservationQuerySet, wanted: Wanted) -> ObservationQuerySet:
    if wanted.sign:
        rows = rows.filter(pk__in=_tagged(Tag.What.SIGN, wanted.sign))
    if wanted.exposure:
        rows = rows.filter(pk__in=_tagged(Tag.What.EXPOSURE, wanted.exposure))
    if wanted.written_by is not None:
        rows = rows.filter(written_by=wanted.written_by)
    for word in wanted.words:
        rows = rows.filter(note__icontains=word)
    return rows


def _tagged(what: Tag.What, code: str) -> QuerySet[Tag, Any]:
    return Tag.objects.filter(what=what, code=code).order_by().values("observation")


def _by_words(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return dict(sorted(named, key=itemgetter(1)))


def _tags(rows: Sequence[Observation]) -> Mapping[int, list[Tag]]:
    found = defaultdict(list)
    for tag in Tag.objects.filter(observation__in=[row.pk for row in rows]):
        found[tag.observation_id].append(tag)
    return found


def _first_photos(rows: Sequence[Observation]) -> Mapping[int, UUID]:
    photos = Photo.objects.filter(observation__in=[row.pk for row in rows])
    # The first photo comes last, and stays.
    return dict(photos.order_by("-id").values_list("observation", "uuid"))


def _entry(
    row: Observation,
    place: Place,
    *,
    tags: Sequence[Tag],
    photo: UUID | None,
    by: str,
    data: Published,
) -> TimelineEntry:
    zone, since = zone_named(row.timezone), place.noticed_on
    return TimelineEntry(
        place=place,
        on=row.observed_on,
        at=row.observed_at.astimezone(zone),
        added_on=row.created_at.astimezone(zone).date()
        if row.was_added_later
        else None,
        day=(row.observed_on - since).days if since else None,
        by=by,
        course=row.course,
        note=row.note,
        temperature_c=row.temperature_c,
        itch=row.itch,
        size_mm=row.size_mm,
        signs=tuple(
            sign_question(tag, data) for tag in tags if tag.what == Tag.What.SIGN
        ),
        exposures=tuple(
            exposure_label(tag.code, data)
            for tag in tags
            if tag.what == Tag.What.EXPOSURE
        ),
        treatments=tuple(said["name"] for said in row.treatments),
        photo=photo,
    )


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
