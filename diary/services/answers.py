"""Answer a prompt: booked, seen, gone, or not now."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from conditions.queries import published
from diary.assessment import ActBy, Level
from diary.models import Prompt, PromptEvent, Spot, WithdrawnSign
from diary.queries.reported import reported_signs
from diary.services import prompts, signs, spots, visits

NOT_NOW_DAYS = 3
# How far ahead a visit may be booked, by when a doctor should look. A few days
# are three, as the condition data counts them.
BOOK_WITHIN_DAYS = {ActBy.TODAY: 0, ActBy.DAYS: 3}


class AnswerNotAllowedError(Exception):
    """The level does not allow this answer; the message says what does."""


@transaction.atomic
def booked(prompt: Prompt, details: visits.VisitDetails, *, by: User, on: date) -> None:
    """Plan the visit and let the prompt sleep until the day after it.

    Raises AnswerNotAllowedError in an emergency, and where an urgent prompt
    would wait longer than it may.
    """
    prompt = _locked(prompt)
    _check_booking(prompt, details.on, on)
    visits.add(prompt.spot, details, by=by, on=on)
    _sleep(prompt, details.on + timedelta(days=1), PromptEvent.What.BOOKED, by, on)


@transaction.atomic
def not_now(prompt: Prompt, *, by: User, on: date) -> None:
    """Let the prompt sleep for three days.

    Raises AnswerNotAllowedError for what is urgent or an emergency.
    """
    prompt = _locked(prompt)
    if prompt.level != Level.EXCEEDED:
        raise AnswerNotAllowedError(_("This cannot wait. Please have it seen."))
    until = on + timedelta(days=NOT_NOW_DAYS)
    _sleep(prompt, until, PromptEvent.What.NOT_NOW, by, on)


@transaction.atomic
def seen(prompt: Prompt, details: visits.VisitDetails, *, by: User, on: date) -> None:
    """Write down the visit that took place; the new standing settles the prompt.

    It is written down too where somebody has settled the prompt meanwhile.
    """
    visits.add(prompt.spot, details, by=by, on=on)


@transaction.atomic
def gone(prompt: Prompt, *, gone_on: date, by: User, on: date) -> None:
    """Close the spot, and take back its reported signs as gone without help."""
    spot = _locked(prompt).spot
    codes = [code for code, _question in reported_signs(spot, published())]
    signs.withdraw(spot, codes, why=WithdrawnSign.Why.GONE_WITHOUT_HELP, by=by)
    spots.resolve(spot, gone_on=gone_on, on=on)


def _locked(prompt: Prompt) -> Prompt:
    """Read the prompt as it is now, and keep it so until the answer is written.

    Raises AnswerNotAllowedError where somebody has settled it meanwhile.
    """
    # The spot first, as every assessment does: two orders would wait for each other.
    Spot.objects.select_for_update().get(pk=prompt.spot_id)
    rows = Prompt.objects.select_for_update(of=("self",))
    now = rows.select_related("spot__child", "spot__household").get(pk=prompt.pk)
    if now.closed_at is not None:
        raise AnswerNotAllowedError(_("This has been answered already."))
    return now


def _check_booking(prompt: Prompt, visit_on: date, on: date) -> None:
    if prompt.level == Level.EMERGENCY:
        raise AnswerNotAllowedError(
            _("An emergency cannot wait for an appointment. Get medical help now.")
        )
    days = BOOK_WITHIN_DAYS.get(ActBy(prompt.act_by)) if prompt.act_by else None
    if days is not None and visit_on > on + timedelta(days=days):
        raise AnswerNotAllowedError(
            _("That is too late for this. Ask to be seen today.")
            if days == 0
            else _("That is too late for this. Ask to be seen within a few days.")
        )


def _sleep(
    prompt: Prompt, until: date, what: PromptEvent.What, by: User, on: date
) -> None:
    prompt.sleeps_until = until
    prompt.save(update_fields=["sleeps_until"])
    event = prompts.event(prompt, what, on)
    event.by = by
    event.save()
