"""What is planned, an appointment at a time, and what the last doctor said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from conditions.queries import Published
from diary.assessment import Level
from diary.models import Child, Observation, Prompt, Spot, Visit
from diary.queries.standing import place_name


@dataclass(frozen=True, slots=True)
class Appointment:
    """A planned visit, for one spot of a child or for several.

    `places` are the names of those, in the order of `visits`; `today` is the day
    where the family lives.
    """

    visits: tuple[Visit, ...]
    places: tuple[str, ...]
    today: date

    @property
    def visit(self) -> Visit:
        """The row that stands for all: they are of one day, time and place."""
        return self.visits[0]

    @property
    def child(self) -> Child:
        return self.visit.spot.child

    @property
    def is_today(self) -> bool:
        return self.visit.on == self.today

    @property
    def has_passed(self) -> bool:
        """Whether its day is over, so that the page asks what came of it."""
        return self.visit.on < self.today


def visits_of(spots: Iterable[Spot]) -> dict[int, list[Visit]]:
    """Return the visits of each spot by its id, oldest first, in one query."""
    by_id = {spot.pk: spot for spot in spots}
    found: dict[int, list[Visit]] = {pk: [] for pk in by_id}
    for visit in Visit.objects.filter(spot__in=list(by_id)):
        visit.spot = by_id[visit.spot_id]
        found[visit.spot_id].append(visit)
    return found


def appointments(
    visits: Iterable[Visit], *, now: datetime, data: Published
) -> list[Appointment]:
    """Return what is planned among `visits`, the earliest first."""
    found: dict[object, list[Visit]] = {}
    for visit in visits:
        if visit.planned:
            found.setdefault(visit.appointment, []).append(visit)
    made = [_appointment(together, now, data) for together in found.values()]
    return sorted(made, key=lambda one: (one.visit.on, one.visit.at or time.max))


def together(visit: Visit) -> list[Visit]:
    """Return the rows of a planned visit, one a spot; of one that took place, it."""
    if not visit.planned:
        return [visit]
    rows = Visit.objects.of_appointment(visit)
    return list(rows.select_related("spot__child", "spot__household"))


def was_logged_since(visits: Sequence[Visit]) -> bool:
    """Whether a doctor may have missed an entry of the day of a visit.

    It was made after the visit, or at any time where that of the visit is unknown.
    """
    visit, spots = visits[0], [one.spot_id for one in visits]
    entries = Observation.objects.kept().filter(spot__in=spots, observed_on=visit.on)
    if visit.at:
        began_at = datetime.combine(visit.on, visit.at, visit.zone)
        entries = entries.filter(observed_at__gt=began_at)
    return entries.exists()


def appointments_of(
    spot: Spot, visits: Iterable[Visit], *, now: datetime, data: Published
) -> list[Appointment]:
    """Return what is planned among the visits of `spot`, with all it is about."""
    planned = [visit.appointment for visit in visits if visit.planned]
    if not planned:
        return []
    rows = Visit.objects.filter(planned=True, appointment__in=planned)
    here = rows.filter(spot__child=spot.child_id, spot__deleted_at__isnull=True)
    about = here.select_related("spot__child", "spot__household")
    return appointments(about, now=now, data=data)


def speaks_for(asked: Iterable[Appointment], prompt: Prompt) -> bool:
    """Whether one of the questions `asked` stands for a prompt that is not urgent."""
    spots = {visit.spot_id for one in asked for visit in one.visits}
    return prompt.level == Level.EXCEEDED and prompt.spot_id in spots


def last_seen(spot: Spot, visits: Iterable[Visit]) -> Visit | None:
    """Return the latest of `visits` that took place while this spot was there.

    Its plan is what counts. None where nobody has seen it, and once it has gone.
    """
    counting = [
        visit
        for visit in visits
        if not visit.planned
        and (spot.noticed_on is None or visit.on >= spot.noticed_on)
    ]
    return counting[-1] if counting and spot.is_open else None


def _appointment(visits: list[Visit], now: datetime, data: Published) -> Appointment:
    spots = [visit.spot for visit in visits]
    return Appointment(
        visits=tuple(visits),
        places=tuple(place_name(spot.site, spot.side, data) for spot in spots),
        today=spots[0].household.day(now),
    )
