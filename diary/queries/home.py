"""Everything Today shows, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from conditions.queries import Published
from diary.assessment import Level
from diary.models import Child, Prompt, Spot
from diary.queries.cards import SpotCard, by_urgency, cards

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
    """Today: what needs a doctor first, then open spots, then what went last."""

    emergencies: tuple[PromptCard, ...]
    prompts: tuple[PromptCard, ...]
    open: tuple[SpotCard, ...]
    gone: tuple[SpotCard, ...]

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
    made = cards([*here, *gone[:gone_shown]], now=now, data=data)
    still_here = by_urgency(made[: len(here)])
    speaking = _speaking(still_here, now)
    return Home(
        emergencies=tuple(one for one in speaking if one.is_emergency),
        prompts=tuple(one for one in speaking if not one.is_emergency),
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
