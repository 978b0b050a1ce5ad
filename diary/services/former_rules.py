"""What prompts ask under the rules by which they were raised.

A correction settles a prompt whose cause has gone. Where rules have changed since, the
cause may stand as it did and only be asked about no more: that is no correction.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Max

from conditions.queries import in_force_at
from diary.assessment import Assessment, Facts, assess
from diary.models import Prompt, PromptEvent, Spot
from diary.services import prompts

RAISED = (PromptEvent.What.RAISED, PromptEvent.What.UPGRADED)


def as_corrected(
    standings: Iterable[tuple[Spot, Facts, Assessment]], *, on: date
) -> Iterator[tuple[Spot, Assessment]]:
    """Yield the answer that each spot's prompt is to follow after a correction.

    That is the more pressing one of today's rules and of those by which an open prompt
    was raised. A spot is left out where the prompt's own rules still ask as much.
    """
    standings = list(standings)
    known = _open_prompts(spot for spot, _facts, _answer in standings)
    for spot, facts, answer in standings:
        prompt, raised_at = known.get(spot.pk, (None, None))
        if not prompt or not raised_at or not _eases(answer, prompt):
            yield spot, answer
            continue
        then = assess(facts, in_force_at(raised_at).rulebook, on)
        if _eases(then, prompt):
            yield spot, max(answer, then, key=prompts.pressure)


def _eases(answer: Assessment, prompt: Prompt) -> bool:
    return prompts.pressure(answer) < prompts.pressure(prompt)


def _open_prompts(
    spots: Iterable[Spot],
) -> dict[int, tuple[Prompt, datetime]]:
    """Return each spot's open prompt, and when it was last raised."""
    rows = Prompt.objects.unanswered().filter(spot__in=[spot.pk for spot in spots])
    raised = rows.filter(events__what__in=RAISED).annotate(at=Max("events__at"))
    times = dict(raised.values_list("pk", "at"))
    return {row.spot_id: (row, times[row.pk]) for row in rows if row.pk in times}
