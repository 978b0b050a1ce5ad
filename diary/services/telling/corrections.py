"""What was corrected is heard by those who were told it, and by nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from diary.models import PromptEvent, Telling
from diary.services.telling.addressees import Addressee
from diary.services.telling.pace import Pace

NEVER_HEARD = (Telling.Outcome.NOT_NEEDED, Telling.Outcome.GIVEN_UP)


def taken_back(events: Iterable[PromptEvent], now: datetime) -> Iterator[Telling]:
    """Yield a telling for each who was told, or is about to be; not for who corrected.

    What was pressing is taken back as soon as may be. Whether it had reached them is
    seen when this is sent.
    """
    corrected = {event.prompt_id: event for event in events}
    for (prompt, _user, _channel), before in told_of(corrected).items():
        event, first = corrected[prompt], before[0]
        if first.user_id != event.by_id:
            pressing = any(row.pace != Pace.DIGEST for row in before)
            pace = Pace.DAYTIME if pressing else Pace.DIGEST
            one = Addressee(first.user, first.household, first.channel)
            yield one.telling(pace, now, event=event)


def told_of(prompts: Iterable[int]) -> dict[tuple[int, int, str], list[Telling]]:
    """Return what was told, or waits to be, of prompts: by prompt, person, channel."""
    rows = Telling.objects.filter(event__prompt__in=list(prompts))
    rows = rows.exclude(outcome__in=NEVER_HEARD)
    rows = rows.exclude(event__what=PromptEvent.What.CORRECTED)
    found: dict[tuple[int, int, str], list[Telling]] = defaultdict(list)
    for row in rows.select_related("event", "user", "household"):
        if row.event:
            found[row.event.prompt_id, row.user_id, row.channel].append(row)
    return found
