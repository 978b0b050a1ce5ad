"""Answer a prompt: booked, seen, gone, or not now."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from conditions.queries import published
from diary.assessment import Level
from diary.models import Prompt, PromptEvent, Spot, Visit, WithdrawnSign
from diary.queries.reported import reported_signs
from diary.services import bookings, signs, spots, visits
from diary.services.open_prompt import AnswerNotAllowedError, open_prompt, sleep

NOT_NOW_DAYS = 3


def check(prompt: Prompt, kind: str) -> None:
    """Raise AnswerNotAllowedError where no answer of this kind can be taken.

    A letter that was written when the prompt was milder may still offer it.
    """
    if kind == "booked":
        bookings.check_can_wait(prompt)
    if kind == "not-now" and prompt.level != Level.EXCEEDED:
        raise AnswerNotAllowedError(_("This cannot wait. Please have it seen."))


@transaction.atomic
def booked(
    prompt: Prompt,
    details: visits.VisitDetails,
    *,
    by: User,
    on: date,
    about: Sequence[Spot] = (),
) -> list[Visit]:
    """Plan the visit and let the prompt sleep until the day after it.

    It may be about more spots of the child. Raises AnswerNotAllowedError in an
    emergency, and where an urgent prompt would wait longer than it may.
    """
    spots.lock(prompt.spot, *about)
    all_of_them = dict.fromkeys([_still_open(prompt).spot, *about])
    return bookings.book_all(all_of_them, details, by=by, on=on)


@transaction.atomic
def not_now(prompt: Prompt, *, by: User, on: date) -> None:
    """Let the prompt sleep for three days.

    Raises AnswerNotAllowedError for what is urgent or an emergency.
    """
    prompt = _still_open(prompt)
    check(prompt, "not-now")
    until = on + timedelta(days=NOT_NOW_DAYS)
    sleep(prompt, until, PromptEvent.What.NOT_NOW, by=by, on=on)


@transaction.atomic
def seen(prompt: Prompt, details: visits.VisitDetails, *, by: User, on: date) -> Visit:
    """Write down the visit that took place; the new standing settles the prompt.

    It is written down too where somebody has settled the prompt meanwhile.
    """
    return visits.add(prompt.spot, details, by=by, on=on)


@transaction.atomic
def gone(prompt: Prompt, *, gone_on: date, by: User, on: date) -> None:
    """Close the spot, and take back its reported signs as gone without help."""
    spot = _still_open(prompt).spot
    codes = [code for code, _question in reported_signs(spot, published())]
    spots.resolve(spot, gone_on=gone_on, by=by, on=on)
    why = WithdrawnSign.Why.GONE_WITHOUT_HELP
    signs.withdraw(spot, codes, why=why, by=by, answering=prompt)


def _still_open(prompt: Prompt) -> Prompt:
    """Return the prompt as it is now, locked.

    Raises AnswerNotAllowedError where somebody has settled it meanwhile.
    """
    now = open_prompt(prompt.spot)
    if now != prompt:
        raise AnswerNotAllowedError(_("This has been answered already."))
    return now
