"""Everything Today shows, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from conditions.queries import Published
from diary.assessment import Level
from diary.models import Child, Prompt, Spot
from diary.queries.cards import SpotCard, by_urgency, cards
from diary.queries.visits import Appointment, appointments, speaks_for, visits_of

GONE_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PromptCard:
    """A prompt that speaks today, beside its spot's card."""

    prompt: Prompt
    card: SpotCard

    @property
    def is_emergency(self) -> bool:
        """Whether it is one now; time may have eased what once raised the prompt."""
        return self.card.standing.level == Level.EMERGENCY


@dataclass(frozen=True, slots=True)
class Home:
    """Today: what needs a doctor first, then open spots, then what went last.

    `questions` are the visits whose day is over and of which nobody said what came;
    until then they speak for the prompts of their spots, urgent ones left alone.
    """

    emergencies: tuple[PromptCard, ...]
    questions: tuple[Appointment, ...]
    prompts: tuple[PromptCard, ...]
    coming: tuple[Appointment, ...]
    open: tuple[SpotCard, ...]
    gone: tuple[SpotCard, ...]

    @property
    def pressing(self) -> list[PromptCard]:
        """The prompts that no ordinary visit answers, each for itself."""
        return [one for one in self.prompts if one.prompt.level != Level.EXCEEDED]

    @property
    def visits_to_plan(self) -> list[list[PromptCard]]:
        """The others: one visit is enough for all spots of a child."""
        found: dict[int, list[PromptCard]] = defaultdict(list)
        for one in self.prompts:
            if one.prompt.level == Level.EXCEEDED:
                found[one.card.spot.child_id].append(one)
        return list(found.values())

    @property
    def open_by_child(self) -> list[tuple[Child, list[SpotCard]]]:
        """The open spots of each child, for whom they are most pressing first."""
        found: dict[Child, list[SpotCard]] = {}
        for card in self.open:
            found.setdefault(card.spot.child, []).append(card)
        return list(found.items())


def home(
    spots: Sequence[Spot],
    *,
    now: datetime,
    data: Published,
    gone_shown: int | None = GONE_SHOWN,
) -> Home:
    """Sort refreshed `spots` into what Today shows.

    Of those that have gone the last `gone_shown` stay, None for all. A spot that
    has gone while a sign is still in force counts as open.
    """
    gone = [spot for spot in spots if spot.level == Level.RESOLVED]
    gone.sort(key=lambda spot: (spot.gone_on, spot.pk), reverse=True)
    here = [spot for spot in spots if spot.level != Level.RESOLVED]
    visits = visits_of(spots)
    shown = [*here, *gone[:gone_shown]]
    made = cards(shown, now=now, data=data, visits=visits)
    still_here = by_urgency(made[: len(here)])
    planned = appointments(chain.from_iterable(visits.values()), now=now, data=data)
    questions = tuple(one for one in planned if one.has_passed)
    speaking = _speaking(still_here, now)
    calm = (one for one in speaking if not one.is_emergency)
    return Home(
        emergencies=tuple(one for one in speaking if one.is_emergency),
        questions=questions,
        prompts=tuple(one for one in calm if not speaks_for(questions, one.prompt)),
        coming=tuple(one for one in planned if not one.has_passed),
        open=tuple(still_here),
        gone=tuple(made[len(here) :]),
    )


def _speaking(made: Sequence[SpotCard], now: datetime) -> list[PromptCard]:
    """Return the prompts that are awake today, in the order of their cards."""
    prompts = Prompt.objects.unanswered().filter(spot__in=[card.spot for card in made])
    by_spot = {prompt.spot_id: prompt for prompt in prompts}
    return [
        PromptCard(prompt, card)
        for card in made
        if (prompt := by_spot.get(card.spot.pk))
        and prompt.is_awake(card.spot.household.day(now))
    ]
