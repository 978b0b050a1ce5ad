"""Plan a visit, move it, call it off: the open prompt sleeps until the day after it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from diary.assessment import ActBy, Level
from diary.models import Prompt, PromptEvent, Spot, Visit
from diary.services import spots, visits
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
def book_all(
    about: Iterable[Spot], details: VisitDetails, *, by: User, on: date
) -> list[Visit]:
    """Plan one visit about several spots of a child; raises as `book` does."""
    about = list(about)
    spots.lock(*about)
    return [book(spot, details, by=by, on=on) for spot in about]


@transaction.atomic
def book(spot: Spot, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Plan a visit; one of this child at that time and place is the same one.

    Raises AnswerNotAllowedError where it cannot wait so long.
    """
    spots.lock(spot)
    same = _booked_already(spot, details)
    visit = visits.add(spot, details, by=by, on=on, together_with=same)
    _wait_for(visit, by, on)
    return visit


@transaction.atomic
def plan_anew(
    visit: Visit, about: Iterable[Spot], details: VisitDetails, *, by: User, on: date
) -> None:
    """Let the appointment of `visit` be at that time, and about these spots.

    For others that it was about it is called off. Raises as `book` does.
    """
    about, planned = list(about), list(Visit.objects.of_appointment(visit))
    spots.lock(*about, *(one.spot for one in planned))
    for one in planned:
        if one.spot in about:
            move(one, details, by=by, on=on)
        else:
            call_off(one, by=by, on=on)
    known = {one.spot_id for one in planned}
    book_all([spot for spot in about if spot.pk not in known], details, by=by, on=on)


@transaction.atomic
def move(visit: Visit, details: VisitDetails, *, by: User, on: date) -> Visit:
    """Plan it for another day, for its spot alone. Raises as `book` does."""
    spots.lock(visit.spot)
    visits.change(visit, details, by=by, on=on)
    _wait_for(visit, by, on)
    return visit


@transaction.atomic
def tell(
    told: Iterable[Visit], details: VisitDetails, *, by: User, on: date
) -> list[Visit]:
    """Write down what the doctor said of each of these spots."""
    told = list(told)
    spots.lock(*(visit.spot for visit in told))
    return [visits.change(visit, details, by=by, on=on) for visit in told]


@transaction.atomic
def call_off_all(planned: Iterable[Visit], *, by: User, on: date) -> None:
    """Forget an appointment for each of these spots."""
    planned = list(planned)
    spots.lock(*(visit.spot for visit in planned))
    for visit in planned:
        call_off(visit, by=by, on=on)


@transaction.atomic
def call_off(visit: Visit, *, by: User, on: date) -> None:
    """Forget a planned visit; the prompt that slept for it speaks again."""
    prompt = open_prompt(visit.spot)
    visits.remove(visit, by=by, on=on)
    if prompt:
        wake(prompt, by=by, on=on)


def _booked_already(spot: Spot, details: VisitDetails) -> Visit | None:
    """Return what is planned for another spot of the child at that time and place."""
    plan = {name: getattr(details, name) for name in visits.PLAN}
    others = Visit.objects.filter(planned=True, spot__child=spot.child_id, **plan)
    return others.exclude(spot=spot).first()


def _wait_for(visit: Visit, by: User, on: date) -> None:
    """Let the prompt sleep, as it is once the visit is written and the spot assessed.

    Raises AnswerNotAllowedError where it cannot wait so long.
    """
    prompt = open_prompt(visit.spot)
    if prompt:
        _check(prompt, visit.on, on)
        until = visit.on + timedelta(days=1)
        sleep(prompt, until, PromptEvent.What.BOOKED, by=by, on=on)


def check_can_wait(prompt: Prompt) -> None:
    """Raise AnswerNotAllowedError where no visit is soon enough: in an emergency."""
    if prompt.level == Level.EMERGENCY:
        raise AnswerNotAllowedError(
            _("An emergency cannot wait for an appointment. Get medical help now."),
            prompt.spot,
        )


def check_spot_can_wait(spot: Spot) -> None:
    """Raise as `check_can_wait` does, for what a spot asks as it was last assessed."""
    for prompt in spot.prompts.unanswered():
        check_can_wait(prompt)


def _check(prompt: Prompt, visit_on: date, on: date) -> None:
    check_can_wait(prompt)
    days = BOOK_WITHIN_DAYS.get(ActBy(prompt.act_by)) if prompt.act_by else None
    if days is not None and visit_on > on + timedelta(days=days):
        raise AnswerNotAllowedError(
            _("That is too late for this. Ask to be seen today.")
            if days == 0
            else _("That is too late for this. Ask to be seen within a few days."),
            prompt.spot,
        )
