"""Where spots stand now, and would stand with other rules: nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import NullIf

from accounts.models import Household
from conditions.queries import Published
from diary.assessment import Answer, Facts, stance
from diary.models import Prompt, Spot, SpotQuerySet
from diary.models.prompt import is_for_the_page_alone
from diary.queries.facts import facts_of
from diary.services import prompts

# As many as are held in memory at a time.
BATCH = 2000
# Different facts whose answer is remembered.
REMEMBERED = 10_000
READ = (
    *("household", "child", "came_back_from", "kind", "suspected", "noticed_on"),
    *("flare_started_on", "first_seen_on", "gone_on"),
    *("level", "next_change_on", "assessed_under"),
)
# What decides which day it is for a family.
CLOCK = ("timezone", "moved_from", "moved_at", "moved_on")
Assess = Callable[[Facts, date], Answer]


@dataclass(frozen=True, slots=True)
class Stand:
    """A level ("" beside an error) and by when a doctor should look ("" for nobody)."""

    level: str
    act_by: str

    @classmethod
    def kept(cls, spot: Spot) -> "Stand":
        """Return where a spot of `batches` stood when it was last assessed."""
        return cls(spot.level, spot.act_by or "")  # type: ignore[attr-defined]

    @classmethod
    def of(cls, answer: Answer) -> "Stand":
        return cls(answer.level or "", answer.act_by or "")

    @property
    def is_pressing(self) -> bool:
        return self.level in prompts.PRESSING


@dataclass(frozen=True, slots=True)
class Outlook:
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

    def look(self, spots: Sequence[Spot], at: datetime) -> Iterator[Outlook]:
        """Yield the outlook of each spot on its family's day at the instant `at`."""
        open_prompts = _open_prompts(spots)
        for spot, facts, on in _facts(spots, at):
            before = self._before(spot, facts, on)
            answer = self._then(facts, on)
            yield _outlook(spot, before, answer, open_prompts.get(spot.pk))

    def stands(
        self, spots: Sequence[Spot], at: datetime
    ) -> Iterator[tuple[Spot, Stand]]:
        """Yield only where each would stand then."""
        for spot, facts, on in _facts(spots, at):
            yield spot, Stand.of(self._then(facts, on))

    def _before(self, spot: Spot, facts: Facts, on: date) -> Stand:
        """Return what pages show: what is kept, or where that is old, a new answer."""
        if spot.is_stale(on=on, stamp=self._stamp):
            return Stand.of(self._now(facts, on))
        return Stand.kept(spot)


def batches(spots: SpotQuerySet) -> Iterator[list[Spot]]:
    """Yield the spots by their ids, some at a time, as `Onlooker` needs them."""
    # SQLite writes what JSON holds as null in letters.
    act_by = NullIf(KT("answer__act_by"), Value("null", TextField()))
    rows = spots.only(*READ).annotate(act_by=act_by).order_by("pk")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _once(data: Published) -> Assess:
    @lru_cache(maxsize=REMEMBERED)
    def remembered(facts: Facts, on: date) -> Answer:
        return stance(facts, data.rulebook, on)

    return remembered


def _outlook(spot: Spot, before: Stand, answer: Answer, known: Stand | None) -> Outlook:
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
    told = max(prompts.pressure(one) for one in (known, before) if one)
    if prompts.pressure(answer) <= told:
        return False
    return not is_for_the_page_alone(answer.act_by, answer.reasons[0].code)


def _open_prompts(spots: Iterable[Spot]) -> dict[int, Stand]:
    rows = Prompt.objects.unanswered().filter(spot__in=[spot.pk for spot in spots])
    return {
        spot: Stand(*said) for spot, *said in rows.values_list("spot", *Stand.__slots__)
    }


def _facts(spots: Sequence[Spot], at: datetime) -> Iterator[tuple[Spot, Facts, date]]:
    """Yield what is known of each spot, and its family's day."""
    days = _days(spots, at)
    for spot, facts in zip(spots, facts_of(spots), strict=True):
        yield spot, facts, days[spot.household_id]


def _days(spots: Sequence[Spot], at: datetime) -> dict[int, date]:
    """Return the day of each family by its id; few differ."""
    families = Household.objects.filter(pk__in={spot.household_id for spot in spots})
    day = lru_cache(
        lambda *said: Household(**dict(zip(CLOCK, said, strict=True))).day(at)
    )
    return {pk: day(*said) for pk, *said in families.values_list("pk", *CLOCK)}
