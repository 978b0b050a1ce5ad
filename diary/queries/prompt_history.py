"""What became of every prompt of a spot: asked when and by which rule, answered how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from conditions.queries import Published
from diary.assessment import Assessment, assessment_from_json
from diary.models import Prompt, PromptEvent, Spot
from diary.queries.standing import with_numbers
from diary.queries.writers import writer

What = PromptEvent.What
ASKING = {What.RAISED, What.UPGRADED}
UNDONE = {What.NOT_NOW, What.GONE}
ANSWERS = {*UNDONE, What.BOOKED, What.SEEN}


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody heard of it, by which channel and when."""

    name: str
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PromptLine:
    """One thing that happened. `by` is empty where nobody did it: time had passed.

    Where it asked something, `asked` is the assessment that did, with the name of
    its rule, and `reasons` are its sentences, most pressing first. Where one is a
    sign of the list asked of everyone, `signs_revision` is the one in force then.
    """

    event: PromptEvent
    by: str
    told: tuple[Told, ...]
    asked: Assessment | None = None
    rule_name: str = ""
    reasons: tuple[str, ...] = ()
    signs_revision: int | None = None


@dataclass(frozen=True, slots=True)
class PromptPast:
    """One prompt and what happened to it, oldest first.

    `can_undo` where the last answer can be taken back as such; a visit is taken
    back as a visit.
    """

    prompt: Prompt
    lines: tuple[PromptLine, ...]
    can_undo: bool


def prompt_history(
    spot: Spot, *, names: Mapping[int, str], data: Published
) -> list[PromptPast]:
    """Return the prompts of a spot, newest first. `names` are the members', by id."""
    records = list(spot.assessments.all())
    answers = [(row.assessed_on, assessment_from_json(row.answer)) for row in records]
    prompts = spot.prompts.prefetch_related("events__tellings").order_by("-pk")
    pasts: list[PromptPast] = []
    for prompt in prompts:
        lines = [
            _line(event, spot, answers, names, data) for event in prompt.events.all()
        ]
        can_undo = any(line.event.what in UNDONE for line in lines[-1:])
        pasts.append(PromptPast(prompt, tuple(lines), can_undo and not pasts))
    return pasts


def _line(
    event: PromptEvent,
    spot: Spot,
    answers: Sequence[tuple[date, Assessment]],
    names: Mapping[int, str],
    data: Published,
) -> PromptLine:
    by, told = _by(event, names), tuple(_told(event, names))
    asked = _asked(event, answers) if event.what in ASKING else None
    if asked is None:
        return PromptLine(event, by, told)
    rule = data.condition(event.rule_slug)
    contact = spot.household.contact
    reasons = tuple(with_numbers(reason.text, contact) for reason in asked.reasons)
    name = rule.name if rule else ""
    signs = _signs_then(event, asked, data)
    return PromptLine(event, by, told, asked, name, reasons, signs)


def _signs_then(event: PromptEvent, asked: Assessment, data: Published) -> int | None:
    """Return the revision of everyone's signs at an event that one of them caused."""
    codes = {sign.code for sign in data.rulebook.signs}
    if not any(reason.code in codes for reason in asked.reasons):
        return None
    return data.signs_revision_at(event.at)


def _by(event: PromptEvent, names: Mapping[int, str]) -> str:
    if not (event.by_id or event.by_name) and event.what not in ANSWERS:
        return ""
    nobody = _("someone who has left")
    return writer(names, event.by_id, event.by_name, nobody)


def _told(event: PromptEvent, names: Mapping[int, str]) -> Iterator[Told]:
    for row in event.tellings.all():
        if row.sent_at:
            name = names.get(row.user_id, _("someone who has left"))
            yield Told(name, row.get_channel_display(), row.sent_at)


def _asked(
    event: PromptEvent, answers: Sequence[tuple[date, Assessment]]
) -> Assessment | None:
    """Return the last assessment by the day of an event that asked the same."""
    same = (
        answer
        for on, answer in answers
        if on <= event.on and [one.code for one in answer.reasons] == event.reasons
    )
    return next(reversed([*same]), None)
