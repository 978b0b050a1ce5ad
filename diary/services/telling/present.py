"""What of that which somebody is to be told is still so when it is sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q

from accounts.models import Membership
from conditions.queries import Published
from diary import access
from diary.models import Prompt, PromptEvent, Reminder, Spot, Telling
from diary.services import assessments
from diary.services.due_reminders import to_be_logged


@dataclass(frozen=True, slots=True)
class Present:
    """Spots and prompts by id, and what this person was told by this channel.

    The spots are those that they may see, the prompts those that speak today; `told`
    is the last event of each prompt of which they heard, `reminded` the ids of the
    spots that they may log and nobody has logged on this day.
    """

    spots: Mapping[int, Spot]
    prompts: Mapping[int, Prompt]
    told: Mapping[int, int]
    reminded: Collection[int]
    day: date

    def needs(self, telling: Telling) -> bool:
        """Whether it is still to be told."""
        event, visit = telling.event, telling.visit
        if visit is not None:
            is_open = visit.planned and visit.asked_on == telling.asked_on
            return is_open and visit.spot_id in self.spots
        if telling.reminder and telling.due_at:
            is_todays = telling.household.day(telling.due_at) == self.day
            is_on = telling.reminder.stopped_as in ("", Reminder.Stopped.UNANSWERED)
            return is_todays and is_on and telling.reminder.spot_id in self.reminded
        if event is None or event.prompt.spot_id not in self.spots:
            return False
        told = self.told.get(event.prompt_id, 0)
        if event.what == PromptEvent.What.CORRECTED:
            return 0 < told < event.pk
        return event.prompt_id in self.prompts and told < event.pk


def present(
    tellings: Collection[Telling], member: Membership, now: datetime, data: Published
) -> Present:
    """Assess what time has moved, and read what is so: a fixed number of queries."""
    events = [one.event for one in tellings if one.event]
    named = [event.prompt.spot_id for event in events]
    named += [one.visit.spot_id for one in tellings if one.visit]
    reminded = [one.reminder.spot_id for one in tellings if one.reminder]
    named += reminded
    speaking = Prompt.objects.unanswered().filter(household=member.household_id)
    wanted = Q(pk__in=named) | Q(pk__in=speaking.values("spot"))
    spots = {spot.pk: spot for spot in access.spots(member.user).filter(wanted)}
    assessments.refresh(spots.values(), now=now, data=data)
    day = member.household.day(now)
    prompts = Prompt.objects.unanswered().filter(spot__in=spots)
    return Present(
        spots=spots,
        prompts={prompt.pk: prompt for prompt in prompts if prompt.is_awake(day)},
        told=_told(tellings, [event.prompt_id for event in events]),
        reminded=to_be_logged(member.user, reminded, now=now) if reminded else (),
        day=day,
    )


def _told(tellings: Collection[Telling], prompts: list[int]) -> dict[int, int]:
    first = next(iter(tellings))
    rows = Telling.objects.filter(
        user=first.user_id,
        channel=first.channel,
        outcome=Telling.Outcome.SENT,
        event__prompt__in=prompts,
    )
    last = rows.order_by().values_list("event__prompt").annotate(Max("event"))
    return dict(last)
