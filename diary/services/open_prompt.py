"""The one open prompt of a spot: read it, let it sleep, wake it."""

from datetime import date

from accounts.models import User
from diary.models import Prompt, PromptEvent, Spot
from diary.services import prompts


class AnswerNotAllowedError(Exception):
    """The level does not allow this answer; the message says what does.

    `spot` is the one whose level it is, where the answer was about several.
    """

    def __init__(self, words: str, spot: Spot | None = None) -> None:
        super().__init__(words)
        self.spot = spot


def open_prompt(spot: Spot) -> Prompt | None:
    """Return the open prompt as it is now, locked until the transaction ends.

    The spot is locked first, as every assessment does: two orders would wait for
    each other.
    """
    Spot.objects.select_for_update().get(pk=spot.pk)
    rows = Prompt.objects.unanswered().filter(spot=spot)
    return (
        rows.select_for_update(of=("self",))
        .select_related("spot__child", "spot__household")
        .first()
    )


def sleep(
    prompt: Prompt, until: date, what: PromptEvent.What, *, by: User, on: date
) -> None:
    """Let the prompt be quiet; `until` is the first day on which it speaks again."""
    prompt.sleeps_until = until
    prompt.save(update_fields=["sleeps_until"])
    prompts.event(prompt, what, on, by).save()


def wake(prompt: Prompt, *, by: User, on: date) -> None:
    """Let a prompt that sleeps speak today."""
    if prompt.sleeps_until is not None:
        prompt.sleeps_until = None
        prompt.save(update_fields=["sleeps_until"])
        prompts.event(prompt, PromptEvent.What.AWAKE, on, by).save()
