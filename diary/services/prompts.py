"""Let the standing advice to see a doctor follow where the spots stand."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from diary import background
from diary.assessment import ActBy, Assessment, Level
from diary.models import Prompt, PromptEvent, Spot

PRESSING = (Level.EMERGENCY, Level.URGENT, Level.EXCEEDED)
LEVELS = list(Level)
ACTS = list(ActBy)
STATED = ["level", "act_by", "reasons", "rule_slug", "rule_revision", "sleeps_until"]
SETTLED = ["closed_at", "closed_as"]
What = PromptEvent.What
# After these it speaks.
SPEAKS = (What.RAISED, What.UPGRADED, What.AWAKE, What.REOPENED)
# Told without delay; for the others the scheduler comes round soon enough.
AT_ONCE = (Level.EMERGENCY, Level.URGENT)


def follow(
    answers: Iterable[tuple[Spot, Assessment]],
    *,
    on: date,
    by: User | None,
    because: Prompt.Closed | None,
    undoes: Prompt.Closed | None = None,
) -> None:
    """Let each spot's prompt follow its new assessment, in a few queries for all.

    One open prompt a spot: a more pressing answer upgrades it, the same one
    leaves it alone, and a less pressing one settles it only `because` of
    something a person said. Where an answer was taken back (`undoes`), what asks
    the same again is the prompt that it had closed: nobody is told twice.
    """
    answers = list(answers)
    known = _open_prompts(spot for spot, _answer in answers)
    reopened = [
        prompt
        for spot, answer in answers
        if undoes and spot.pk not in known and (prompt := _closed(spot, answer, undoes))
    ]
    for prompt in reopened:
        prompt.closed_at, prompt.closed_as = None, ""
        if undoes == Prompt.Closed.SEEN:
            # It slept until a visit for which nobody waits now.
            prompt.sleeps_until = None
        prompt.save(update_fields=[*SETTLED, "sleeps_until"])
        known[prompt.spot_id] = prompt
    raised = [
        _raised(spot, answer, on)
        for spot, answer in answers
        if spot.pk not in known and answer.level in PRESSING
    ]
    moved = [
        (known[spot.pk], what)
        for spot, answer in answers
        if spot.pk in known and (what := _move(known[spot.pk], answer, because))
    ]
    Prompt.objects.bulk_create(raised)
    Prompt.objects.bulk_update([prompt for prompt, _what in moved], STATED + SETTLED)
    happened = [(prompt, PromptEvent.What.RAISED) for prompt in raised]
    happened += [(prompt, PromptEvent.What.REOPENED) for prompt in reopened] + moved
    events = [event(prompt, what, on, by) for prompt, what in happened]
    PromptEvent.objects.bulk_create(events)
    if any(one.to_tell and one.level in AT_ONCE for one in events):
        background.defer("tell")


def settle(spot: Spot, *, on: date, by: User, because: Prompt.Closed) -> None:
    """Close the open prompt of a spot that is no longer shown."""
    for prompt in spot.prompts.unanswered():
        _settle(prompt, on, by, because)


def tell_newcomers(spot: Spot) -> None:
    """Let those hear of the open prompt of a spot who see it only now.

    What speaks is told once to each: who has heard of it hears nothing new.
    """
    for prompt in spot.prompts.unanswered():
        last = prompt.events.filter(what__in=SPEAKS).order_by("pk").last()
        if last and _is_news(prompt, What(last.what)):
            PromptEvent.objects.filter(pk=last.pk).update(to_tell=True)
            if prompt.level in AT_ONCE:
                background.defer("tell")


@transaction.atomic
def wake(asleep: QuerySet[Prompt], *, on: date) -> None:
    """Let prompts whose sleep is over speak, from the day `on`."""
    woken = list(asleep.select_for_update(of=("self",)))
    Prompt.objects.filter(pk__in=[one.pk for one in woken]).update(sleeps_until=None)
    PromptEvent.objects.bulk_create(
        event(prompt, PromptEvent.What.AWAKE, on, None) for prompt in woken
    )


def join(kept: Spot, other: Spot, *, on: date, by: User) -> None:
    """Let `kept` have the prompts of both; of two open ones the more pressing stays."""
    found = Prompt.objects.unanswered().filter(spot__in=[kept, other])
    by_pressure = sorted(found, key=lambda one: (pressure(one), not one.sleeps_until))
    for prompt in by_pressure[:-1]:
        _settle(prompt, on, by, Prompt.Closed.CORRECTED)
    Prompt.objects.filter(spot=other).update(spot=kept)


class Standing(Protocol):
    """Whatever has a level and says by when a doctor should look."""

    @property
    def level(self) -> str | None: ...

    @property
    def act_by(self) -> str | None: ...


def pressure(standing: Standing) -> tuple[int, int]:
    """Order by level, then by how soon; more pressing is greater."""
    level = LEVELS.index(Level(standing.level or Level.RESOLVED))
    act_by = ACTS.index(ActBy(standing.act_by)) if standing.act_by else len(ACTS)
    return -level, -act_by


def event(
    prompt: Prompt, what: PromptEvent.What, on: date, by: User | None
) -> PromptEvent:
    """Return a line of the prompt's history, as it stands now, not yet saved.

    `by` None: nobody did it, time has passed or rules were published.
    """
    return PromptEvent(
        prompt=prompt,
        what=what,
        on=on,
        by=by,
        level=prompt.level,
        reasons=prompt.reasons,
        rule_slug=prompt.rule_slug,
        rule_revision=prompt.rule_revision,
        to_tell=_is_news(prompt, what),
    )


def _is_news(prompt: Prompt, what: PromptEvent.What) -> bool:
    """Whether it is told beside the page: services.telling.fan_out says to whom."""
    if what == PromptEvent.What.CORRECTED:
        return True
    return what in SPEAKS and not prompt.is_for_the_page_alone


def _open_prompts(spots: Iterable[Spot]) -> dict[int, Prompt]:
    found = Prompt.objects.unanswered().filter(spot__in=[spot.pk for spot in spots])
    return {prompt.spot_id: prompt for prompt in found}


def _closed(spot: Spot, answer: Assessment, undone: Prompt.Closed) -> Prompt | None:
    """Return the last prompt of a spot if `undone` closed it and it asked the same."""
    prompt = spot.prompts.order_by("pk").last()
    if prompt is None or prompt.closed_as != undone or answer.level not in PRESSING:
        return None
    reasons = [reason.code for reason in answer.reasons]
    same = prompt.reasons == reasons and pressure(prompt) == pressure(answer)
    return prompt if same else None


def _raised(spot: Spot, answer: Assessment, on: date) -> Prompt:
    """Return a new prompt that says what the answer says, not yet saved."""
    prompt = Prompt(household_id=spot.household_id, spot=spot, raised_on=on)
    _state(prompt, answer)
    return prompt


def _move(
    prompt: Prompt, answer: Assessment, because: Prompt.Closed | None
) -> PromptEvent.What | None:
    """Change the prompt as its spot's new answer asks; return what happened."""
    pressing = answer.level in PRESSING
    if pressing and pressure(answer) > pressure(prompt):
        _state(prompt, answer)
        return PromptEvent.What.UPGRADED
    if because is None or (pressing and pressure(answer) == pressure(prompt)):
        return None
    if pressing:
        _state(prompt, answer)
    else:
        _close(prompt, because)
    return PromptEvent.What(because)


def _state(prompt: Prompt, answer: Assessment) -> None:
    """Let the prompt say what the answer says, awake."""
    prompt.level = answer.level or ""
    prompt.act_by = answer.act_by or ""
    prompt.reasons = [reason.code for reason in answer.reasons]
    prompt.rule_slug = answer.rule_slug or ""
    prompt.rule_revision = answer.rule_revision
    prompt.sleeps_until = None


def _close(prompt: Prompt, because: Prompt.Closed) -> None:
    prompt.closed_at = timezone.now()
    prompt.closed_as = because


def _settle(prompt: Prompt, on: date, by: User, because: Prompt.Closed) -> None:
    _close(prompt, because)
    prompt.save(update_fields=SETTLED)
    event(prompt, PromptEvent.What(because), on, by).save()
