"""Find those whom news concerns: a telling for each person and channel."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from accounts.models import User
from diary.assessment import Level
from diary.models import PromptEvent, Telling, Visit
from diary.services.due_reminders import take_due
from diary.services.telling.addressees import addressees
from diary.services.telling.corrections import taken_back, told_of
from diary.services.telling.pace import Pace, pace_of

BATCH = 250
What = PromptEvent.What
AGAIN = (What.AWAKE, What.REOPENED)
ENTERED = (What.RAISED, What.UPGRADED)


def fan_out(now: datetime) -> None:
    """Write tellings for every event, question and reminder that is to be told.

    What is written for a batch is one transaction with the mark that it is done: cut
    off anywhere, it goes on where it was.
    """
    while _tell_events(now):
        pass
    while _ask_questions(now):
        pass
    while _remind(now):
        pass


@transaction.atomic
def _tell_events(now: datetime) -> bool:
    """Take a batch; return whether there may be more."""
    rows = PromptEvent.objects.filter(to_tell=True).order_by("pk")
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    events = list(locked.select_related("prompt__spot__child")[:BATCH])
    corrected = [one for one in events if one.what == What.CORRECTED]
    _write(_news([one for one in events if one not in corrected], now))
    _write(taken_back(corrected, now))
    ids = [event.pk for event in events]
    PromptEvent.objects.filter(pk__in=ids).update(to_tell=False)
    return len(events) == BATCH


@transaction.atomic
def _ask_questions(now: datetime) -> bool:
    """Take a batch; return whether there may be more."""
    rows = Visit.objects.filter(to_tell=True).order_by("pk")
    locked = rows.select_for_update(of=("self",), skip_locked=True)
    visits = list(locked.select_related("spot__child")[:BATCH])
    found = addressees(visit.spot.child for visit in visits)
    _write(
        one.telling(Pace.DIGEST, now, visit=visit, asked_on=visit.asked_on)
        for visit in visits
        for one in found[visit.spot.child_id]
    )
    Visit.objects.filter(pk__in=[visit.pk for visit in visits]).update(to_tell=False)
    return len(visits) == BATCH


@transaction.atomic
def _remind(now: datetime) -> bool:
    """Take a batch; return whether there may be more."""
    taken = take_due(now)
    found = addressees(due.reminder.spot.child for due in taken.told)
    _write(
        one.telling(Pace.CHOSEN, now, reminder=due.reminder, due_at=due.was_due_at)
        for due in taken.told
        for one in found[due.reminder.spot.child_id]
        if one.user.pk == due.reminder.user_id
    )
    return taken.may_be_more


def _news(events: list[PromptEvent], now: datetime) -> Iterator[Telling]:
    """Yield who hears what.

    Whoever entered an emergency has read on the page what to do, also where somebody
    else lets it speak again. One that speaks again is news only to who never heard
    what it asks: it was answered before they could. To have heard of it when it was
    milder is not enough.
    """
    found = addressees(event.prompt.spot.child for event in events)
    again = [event for event in events if event.what in AGAIN]
    told = told_of(event.prompt_id for event in again)
    entered = _last_entered(again)
    for event in events:
        for one in found[event.prompt.spot.child_id]:
            before = told.get((event.prompt_id, one.user.pk, one.channel), ())
            is_known = any(_asks(row.event) == _asks(event) for row in before)
            is_told = is_known and event in again
            has_read = _caused(event, entered.get(event.prompt_id), one.user)
            if not is_told and not has_read:
                yield one.telling(pace_of(event.level), now, event=event)


def _last_entered(again: Iterable[PromptEvent]) -> dict[int, PromptEvent]:
    """Return what last made each prompt ask what it asks, by the prompt's id."""
    rows = PromptEvent.objects.filter(prompt__in={one.prompt_id for one in again})
    return {one.prompt_id: one for one in rows.filter(what__in=ENTERED)}


def _asks(event: PromptEvent | None) -> object:
    return event and (event.level, event.reasons)


def _caused(event: PromptEvent, entered: PromptEvent | None, user: User) -> bool:
    same = [one for one in (event, entered) if one and _asks(one) == _asks(event)]
    return event.level == Level.EMERGENCY and user.pk in {one.by_id for one in same}


def _write(tellings: Iterable[Telling]) -> None:
    """Write down those that are not there yet."""
    Telling.objects.bulk_create(tellings, ignore_conflicts=True)
