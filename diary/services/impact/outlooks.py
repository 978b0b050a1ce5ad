"""Where spots stand now, and would stand with other rules: nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from accounts.models import Household
from conditions.queries import Published
from diary.assessment import Answer, Facts, stance
from diary.models import Prompt
from diary.models.prompt import is_for_the_page_alone
from diary.models.spot import is_stale
from diary.queries.entries import of_spots
from diary.queries.facts import facts_of
from diary.queries.spot_rows import SpotRow
from diary.services import prompts

# Different facts whose answer is remembered.
REMEMBERED = 10_000
# What decides which day it is for a family.
CLOCK = ("timezone", "moved_from", "moved_at", "moved_on")
Assess = Callable[[Facts, date], Answer]


class Stand(NamedTuple):
    """A level ("" beside an error) and by when a doctor should look ("" for nobody)."""

    level: str
    act_by: str

    @classmethod
    def kept(cls, spot: SpotRow) -> "Stand":
        """Return where a spot stood when it was last assessed."""
        return cls(spot.level, spot.act_by)

    @classmethod
    def of(cls, answer: Answer) -> "Stand":
        return cls(answer.level or "", answer.act_by or "")

    @property
    def is_pressing(self) -> bool:
        return self.level in prompts.PRESSING


class Outlook(NamedTuple):
    """One spot under both rule books.

    `is_told`: its family would hear of it. `keeps`: its prompt would stay, though
    nothing would raise it any more.
    """

    spot: int
    household: int
    before: Stand
    after: Stand
    is_told: bool
    keeps: bool


class Onlooker:
    """Looks at spots under what is in force, `now`, and under `then`.

    Equal facts of one day are assessed once.
    """

    def __init__(self, now: Published, then: Published) -> None:
        self._stamp = now.stamp
        self._now, self._then = _once(now), _once(then)

    def look(self, spots: Sequence[SpotRow], at: datetime) -> Iterator[Outlook]:
        """Yield the outlook of each spot on its family's day at the instant `at`."""
        open_prompts = _open_prompts(spots)
        for spot, facts, on in _facts(spots, at):
            before = self._before(spot, facts, on)
            answer = self._then(facts, on)
            yield _outlook(spot, before, answer, open_prompts.get(spot.pk))

    def stands(
        self, spots: Sequence[SpotRow], at: datetime
    ) -> Iterator[tuple[SpotRow, Stand]]:
        """Yield only where each would stand then."""
        for spot, facts, on in _facts(spots, at):
            yield spot, Stand.of(self._then(facts, on))

    def _before(self, spot: SpotRow, facts: Facts, on: date) -> Stand:
        """Return what pages show: what is kept, or where that is old, a new answer."""
        if is_stale(spot, on=on, stamp=self._stamp):
            return Stand.of(self._now(facts, on))
        return Stand.kept(spot)


def _once(data: Published) -> Assess:
    @lru_cache(maxsize=REMEMBERED)
    def remembered(facts: Facts, on: date) -> Answer:
        return stance(facts, data.rulebook, on)

    return remembered


def _outlook(
    spot: SpotRow, before: Stand, answer: Answer, known: Stand | None
) -> Outlook:
    after = Stand.of(answer)
    return Outlook(
        spot.pk,
        spot.household_id,
        before,
        after,
        is_told=after.is_pressing and _is_told(before, answer, known),
        keeps=bool(known) and before.is_pressing and not after.is_pressing,
    )


def _is_told(before: Stand, answer: Answer, known: Stand | None) -> bool:
    """Whether it says more than the open prompt, and than they are to hear anyway."""
    told = max(_pressure(one) for one in (known, before) if one)
    if _pressure(Stand.of(answer)) <= told:
        return False
    return not is_for_the_page_alone(answer.act_by, answer.reasons[0].code)


@lru_cache
def _pressure(stand: Stand) -> tuple[int, int]:
    return prompts.pressure(stand)


def _open_prompts(spots: Sequence[SpotRow]) -> dict[int, Stand]:
    rows = Prompt.objects.unanswered().filter(of_spots([spot.pk for spot in spots]))
    columns = rows.values_list("spot", *Stand._fields)
    return {spot: Stand(*said) for spot, *said in columns}


def _facts(
    spots: Sequence[SpotRow], at: datetime
) -> Iterator[tuple[SpotRow, Facts, date]]:
    """Yield what is known of each spot, and its family's day."""
    days = _days(spots, at)
    for spot, facts in zip(spots, facts_of(spots), strict=True):
        yield spot, facts, days[spot.household_id]


def _days(spots: Sequence[SpotRow], at: datetime) -> dict[int, date]:
    """Return the day of each family by its id; few differ."""
    families = Household.objects.filter(pk__in={spot.household_id for spot in spots})
    day = lru_cache(
        lambda *said: Household(**dict(zip(CLOCK, said, strict=True))).day(at)
    )
    return {pk: day(*said) for pk, *said in families.values_list("pk", *CLOCK)}
