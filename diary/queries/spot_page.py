"""Everything a spot's page shows, in a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from conditions.queries import Published
from diary.models import Observation, Photo, Prompt, Spot, Tag, Visit
from diary.models.undo import kept_since
from diary.queries.cards import SpotCard, card
from diary.queries.episodes import Episodes, episodes
from diary.queries.photo_times import taken_another_day
from diary.queries.standing import place_name
from diary.queries.visits import Appointment, appointments_of, speaks_for
from diary.queries.writers import writer

ENTRIES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One entry as the diary shows it. `day` counts from first noticed.

    `changed_on` is the family's day of the last change, None where there was none;
    `taken` tells when its photos were taken, where that was another day.
    """

    observation: Observation
    day: int | None
    by: str
    changed_on: date | None
    changed_by: str
    signs: tuple[str, ...]
    exposures: tuple[str, ...]
    sites: tuple[str, ...]
    photos: tuple[Photo, ...]
    taken: datetime | None


@dataclass(frozen=True, slots=True)
class DatedPhoto:
    """A photo and the day it shows, counted from first noticed."""

    photo: Photo
    on: date
    day: int | None


@dataclass(frozen=True, slots=True)
class SpotPage:
    """A spot, its entries newest first, its photos oldest first, its visits.

    `visits` took place; `questions` and `coming` are as on Today.

    `told_signs` is the newest entry that ticked a sign, else one with a temperature.
    `deleted` are the entries that can still be put back, newest first.
    """

    card: SpotCard
    prompt: Prompt | None
    was_prompted: bool
    entries: tuple[DiaryEntry, ...]
    hidden_entries: int
    deleted: tuple[DiaryEntry, ...]
    photos: tuple[DatedPhoto, ...]
    visits: tuple[Visit, ...]
    questions: tuple[Appointment, ...]
    coming: tuple[Appointment, ...]
    told_signs: DiaryEntry | None
    episodes: Episodes


def spot_page(
    spot: Spot,
    *,
    now: datetime,
    data: Published,
    names: Mapping[int, str],
    show_all: bool = False,
) -> SpotPage:
    """Gather the page of a refreshed spot; `names` are the members', by user id."""
    found = (
        Observation.objects.kept_or_deleted_after(kept_since(now))
        .filter(spot=spot)
        .prefetch_related("photos", "tags")
        .order_by("observed_at", "id")
    )
    rows = [row for row in found if row.deleted_at is None]
    deleted = [row for row in reversed(found) if row.deleted_at]
    photos = _dated_photos(rows, spot)
    days = [row.observed_on for row in rows]
    last = photos[-1].photo if photos else None
    told, today = _told_signs(rows), spot.household.day(now)
    visits = list(spot.visits.all())
    prompts = list(spot.prompts.all())
    planned = appointments_of(spot, visits, now=now, data=data)
    asked = [one for one in planned if one.has_passed]
    newest = rows[::-1] if show_all else rows[: -ENTRIES_SHOWN - 1 : -1]
    return SpotPage(
        card=card(spot, days, last, visits, now=now, data=data),
        prompt=_awake_prompt(prompts, today, asked),
        was_prompted=bool(prompts),
        entries=tuple(_entry(row, spot, data, names, today) for row in newest),
        hidden_entries=len(rows) - len(newest),
        deleted=tuple(_entry(row, spot, data, names, today) for row in deleted),
        photos=tuple(photos),
        visits=tuple(visit for visit in visits if not visit.planned),
        questions=tuple(asked),
        coming=tuple(one for one in planned if not one.has_passed),
        told_signs=_entry(told, spot, data, names, today) if told else None,
        episodes=episodes(spot),
    )


def _told_signs(rows: Sequence[Observation]) -> Observation | None:
    ticked = [row for row in rows if any(_is_sign(tag) for tag in row.tags.all())]
    warm = [row for row in rows if row.temperature_c is not None]
    return next(reversed(ticked or warm), None)


def _is_sign(tag: Tag) -> bool:
    return tag.what == Tag.What.SIGN


def _dated_photos(rows: Sequence[Observation], spot: Spot) -> list[DatedPhoto]:
    return [
        DatedPhoto(photo, row.observed_on, spot.day_number(row.observed_on))
        for row in rows
        for photo in row.photos.all()
    ]


def _awake_prompt(
    prompts: Iterable[Prompt], on: date, asked: Sequence[Appointment]
) -> Prompt | None:
    awake = (prompt for prompt in prompts if prompt.is_awake(on))
    return next((prompt for prompt in awake if not speaks_for(asked, prompt)), None)


def _entry(
    row: Observation,
    spot: Spot,
    data: Published,
    names: Mapping[int, str],
    today: date,
) -> DiaryEntry:
    tags, nobody = list(row.tags.all()), _("someone who has left")
    return DiaryEntry(
        observation=row,
        day=spot.day_number(row.observed_on),
        by=writer(names, row.written_by_id, row.written_name, nobody),
        changed_on=spot.household.day(row.changed_at) if row.changed_at else None,
        changed_by=writer(names, row.changed_by_id, row.changed_name, nobody),
        signs=tuple(
            sign_question(tag, data) for tag in tags if tag.what == Tag.What.SIGN
        ),
        exposures=tuple(
            exposure_label(tag.code, data)
            for tag in tags
            if tag.what == Tag.What.EXPOSURE
        ),
        sites=tuple(place_name(site, "", data) for site in row.sites),
        photos=tuple(row.photos.all()),
        taken=taken_another_day(row, spot, today=today),
    )


def exposure_label(code: str, data: Published) -> str:
    """Return what an exposure is called; its code if now unknown."""
    known = data.exposure(code)
    return known.label if known else code


def sign_question(tag: Tag, data: Published) -> str:
    """Return the question a reported sign answered; its code if now unknown."""
    condition = data.condition(tag.condition)
    signs = condition.rule.signs if condition else data.rulebook.signs
    found = (sign.question for sign in signs if sign.code == tag.code)
    return next(found, tag.code)
