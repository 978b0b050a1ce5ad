"""What a page shows of one spot at a glance: the card of Today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from conditions.queries import Published
from diary.models import Observation, Photo, Spot, Visit
from diary.queries.standing import Standing, condition_names, standing_of
from diary.queries.visits import last_seen, visits_of
from diary.window_bar import Bar


@dataclass(frozen=True, slots=True)
class SpotCard:
    """One spot with where it stands, its entries' days and its last photo.

    `entry_days` are days from the start of the clock, oldest first; `spot_days`
    counts from first noticed. `diagnosis` is what a doctor called it, `seen` the visit
    whose plan counts.
    """

    spot: Spot
    standing: Standing
    suspected: tuple[str, ...]
    diagnosis: str
    spot_days: int | None
    entry_days: tuple[int, ...]
    entries: int
    logged_today: bool
    last_photo: Photo | None
    seen: Visit | None

    @property
    def bar(self) -> Bar | None:
        """The window bar; None where nothing can be counted."""
        return Bar.of(self.standing.assessment, self.entry_days)

    @property
    def passed_days(self) -> int | None:
        """The limit, where it is the clock that decided; None for other reasons."""
        is_clock = self.standing.code == "clock"
        return self.standing.assessment.limit_days if is_clock else None


def cards(
    spots: Sequence[Spot],
    *,
    now: datetime,
    data: Published,
    visits: Mapping[int, Sequence[Visit]] | None = None,
) -> list[SpotCard]:
    """Return a card for each of `spots`, in three queries for all of them.

    `visits` are those of `visits_of`, where they were read before.
    """
    days = _entry_days(spots)
    photos = _last_photos(spots)
    visits = visits_of(spots) if visits is None else visits
    return [
        card(
            spot,
            days[spot.pk],
            photos.get(spot.pk),
            visits[spot.pk],
            now=now,
            data=data,
        )
        for spot in spots
    ]


def card(
    spot: Spot,
    days: Sequence[date],
    photo: Photo | None,
    visits: Sequence[Visit],
    *,
    now: datetime,
    data: Published,
) -> SpotCard:
    """Return the card of one spot whose entries were made on `days`, in order."""
    on = spot.household.day(now)
    standing = standing_of(spot, on=on, data=data)
    start = standing.assessment.clock_start
    return SpotCard(
        spot=spot,
        standing=standing,
        suspected=tuple(condition_names(spot.suspected, data)),
        diagnosis=diagnosis(visits, data),
        spot_days=spot.day_number(on),
        entry_days=tuple((day - start).days for day in days) if start else (),
        entries=len(days),
        logged_today=on in days,
        last_photo=photo,
        seen=last_seen(spot, visits),
    )


def diagnosis(visits: Iterable[Visit], data: Published) -> str:
    """Return what the last doctor to name it called it; empty where none did."""
    named = ""
    for visit in visits:
        if not visit.planned and (visit.diagnosis or visit.diagnosis_text):
            slugs = [visit.diagnosis] if visit.diagnosis else []
            named = visit.diagnosis_text or condition_names(slugs, data)[0]
    return named


def by_urgency(cards: Iterable[SpotCard]) -> list[SpotCard]:
    """Sort most pressing first, then the one that is due soonest."""
    return sorted(cards, key=_urgency)


def _urgency(card: SpotCard) -> tuple[int, date]:
    return card.standing.rank, card.standing.assessment.due_on or date.max


def _entry_days(spots: Sequence[Spot]) -> dict[int, list[date]]:
    rows = (
        Observation.objects.kept()
        .filter(spot__in=spots)
        .order_by("observed_at")
        .values_list("spot_id", "observed_on")
    )
    days = defaultdict(list)
    for spot_id, day in rows:
        days[spot_id].append(day)
    return days


def _last_photos(spots: Sequence[Spot]) -> dict[int, Photo]:
    """Each spot's newest photo, by the spot's id."""
    photos = Photo.objects.filter(
        observation__spot=OuterRef("pk"), observation__deleted_at__isnull=True
    ).order_by("-observation__observed_at", "-id")
    newest = Spot.objects.filter(pk__in=[spot.pk for spot in spots]).annotate(
        newest=Subquery(photos.values("pk")[:1])
    )
    rows = Photo.objects.filter(pk__in=newest.values("newest"))
    return {
        photo.observation.spot_id: photo for photo in rows.select_related("observation")
    }
