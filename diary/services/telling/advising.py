"""One spot that a doctor should see, as a message says it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Membership
from accounts.roles import Capability
from conditions.queries import Published
from diary.assessment import Level
from diary.models import Prompt
from diary.notifications.links import link
from diary.notifications.message import Advice, Link
from diary.queries.cards import SpotCard, cards
from diary.services.prompts import pressure
from diary.services.telling.present import Present


def advice_on(
    prompts: list[Prompt],
    so: Present,
    member: Membership,
    now: datetime,
    data: Published,
) -> list[Advice]:
    """Return what is advised by each of `prompts`, the most pressing first."""
    prompts = sorted(prompts, key=pressure, reverse=True)
    shown = cards([so.spots[one.spot_id] for one in prompts], now=now, data=data)
    return [
        _advice(prompt, card, member)
        for prompt, card in zip(prompts, shown, strict=True)
    ]


def _advice(prompt: Prompt, card: SpotCard, member: Membership) -> Advice:
    may_answer = member.allows(Capability.LOG)
    return Advice(
        child=card.spot.child_id,
        whose=f"{card.spot.child.initial}.",
        place=card.standing.place,
        level=prompt.level,
        act_by=prompt.act_by,
        is_emergency_now=card.standing.level == Level.EMERGENCY,
        passed_days=card.passed_days,
        text=card.standing.text,
        bar=card.bar,
        url=link("spot", card.spot.uuid),
        answers=tuple(_answers(prompt)) if may_answer else (),
    )


def _answers(prompt: Prompt) -> Iterator[Link]:
    """Yield the answers that the level allows; each page asks to confirm."""
    words = {
        "booked": _("I’ve booked a visit"),
        "seen": _("A doctor has seen this"),
        "gone": _("It has gone"),
        "not-now": _("Not now"),
    }
    if prompt.level == Level.EMERGENCY:
        del words["booked"]
    if prompt.level != Level.EXCEEDED:
        del words["not-now"]
    for kind, said in words.items():
        yield Link(said, link("prompt-answer", prompt.uuid, kind))
