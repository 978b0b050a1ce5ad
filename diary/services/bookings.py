"""Plan a visit, move it, call it off: the open prompt sleeps until the day after it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from diary.assessment import ActBy, Level
from diary.models import Prompt, PromptEvent, Spot, Visit
from diary.services import visits
from diary.services.open_prompt import (
    AnswerNotAllowedError,
    open_prompt,
    sleep,
    wake,
)
from diary.services.visits import VisitDetails

# How far ahead a visit may be booked, by when a doctor should look. A few days
# are three, as the condition data counts them.
BOOK_WITHIN_DAYS = {ActBy.TODAY: 0, ActBy.DAYS: 3}


@transaction.atomic
def book(spot: Spot, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Plan a visit. Raises AnswerNotAllowedError where it cannot wait so long."""
    prompt = open_prompt(spot)
    _check(prompt, details.on, on)
    visit = visits.add(spot, details, by=by, on=on)
    _sleep(prompt, details, by, on)
    return visit


@transaction.atomic
def move(visit: Visit, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Plan it for another day. Raises AnswerNotAllowedError as `book` does."""
    prompt = open_prompt(visit.spot)
    _check(prompt, details.on, on)
    visits.change(visit, details, by=by, on=on)
    _sleep(prompt, details, by, on)
    return visit


@transaction.atomic
def call_off(visit: Visit, *, by: User, on: date) -> None:
    """Forget a planned visit; the prompt that slept for it speaks again."""
    prompt = open_prompt(visit.spot)
    visits.remove(visit, by=by, on=on)
    if prompt:
        wake(prompt, by=by, on=on)


def _check(prompt: Prompt | None, visit_on: date, on: date) -> None:
    if prompt is None:
        return
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


def _sleep(prompt: Prompt | None, details: VisitDetails, by: User, on: date) -> None:
    if prompt:
        until = details.on + timedelta(days=1)
        sleep(prompt, until, PromptEvent.What.BOOKED, by=by, on=on)
