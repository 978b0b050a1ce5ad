"""What the pages about visits share: whom to offer, what is refused, where to go."""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from conditions.queries import published
from diary import access
from diary.assessment import Level
from diary.forms.about import AboutForm
from diary.forms.visits import BookedForm
from diary.models import Spot, Visit
from diary.queries.cards import SpotCard, cards
from diary.queries.home import Home, home
from diary.queries.standing import place_name
from diary.services import assessments
from diary.services.open_prompt import AnswerNotAllowedError
from diary.views.request import SignedIn, sent


def booking_form(request: SignedIn, spot: Spot) -> BookedForm:
    """Ask when and where, and which other spots of the child are shown as well.

    Ticked are those whose prompts speak.
    """
    others = _open_spots([spot])
    return BookedForm(
        sent(request),
        today=spot.household.calendar_day(timezone.now()),
        spot=spot,
        offered=_may_wait(others),
        ticked=[one.card.spot.pk for one in others.prompts],
    )


def moving_form(request: SignedIn, planned: Sequence[Visit]) -> BookedForm:
    """Ask when and where anew, and which spots it is about; those it was are ticked."""
    visit, about = planned[0], [one.spot for one in planned]
    return BookedForm(
        sent(request),
        today=visit.spot.household.calendar_day(timezone.now()),
        visit=visit,
        offered=[*cards_of(about), *_may_wait(_open_spots(about))],
        ticked=[spot.pk for spot in about],
    )


def cards_of(spots: Sequence[Spot]) -> list[SpotCard]:
    """Return the cards of these spots as they stand now."""
    now, data = timezone.now(), published()
    assessments.refresh(spots, now=now, data=data)
    return cards(spots, now=now, data=data)


def is_written(form: AboutForm, write: Callable[[], object]) -> bool:
    """Write what a valid form says; where that may not be, say so in the form."""
    if not form.is_valid():
        return False
    try:
        write()
    except AnswerNotAllowedError as error:
        refuse(form, error)
        return False
    return True


def refuse(form: forms.Form, error: AnswerNotAllowedError) -> None:
    """Say in the form why an answer is not taken, and of which of several spots."""
    several = isinstance(form, AboutForm) and len(form.about()) > 1
    spot = error.spot if several else None
    place = place_name(spot.site, spot.side, published()) if spot else ""
    form.add_error(None, f"{place}: {error}" if place else str(error))


def written(request: SignedIn, about: Iterable[Spot]) -> HttpResponse:
    """Say so, and lead to the spot, or to Today where there are several."""
    messages.success(request, _("The visit is written down."))
    return back(about)


def back(about: Iterable[Spot]) -> HttpResponse:
    """Lead to the spot, or to Today where there are several."""
    spots = list(about)
    return redirect("spot", spots[0].uuid) if len(spots) == 1 else redirect("today")


def undo_address(booked: Iterable[Visit]) -> str:
    """Return where to POST to take back what was booked just now, and no more."""
    visits = list(booked)
    about = urlencode({"spots": [one.spot.uuid for one in visits]}, doseq=True)
    return f"{reverse('visit-delete', args=[visits[0].uuid])}?{about}"


def ask(
    request: SignedIn, template: str, form: AboutForm, spot: Spot, **more: object
) -> HttpResponse:
    """Show a form about a visit; 422 where it came back."""
    context = {"form": form, "spot": spot, **more}
    status = 422 if form.errors else 200
    return render(request, f"diary/{template}.html", context, status=status)


def _open_spots(but: Sequence[Spot]) -> Home:
    """Return the other open spots of their child, as Today would show them."""
    spots = access.spots_of([but[0].child]).open()
    others = list(spots.exclude(pk__in=[spot.pk for spot in but]))
    now, data = timezone.now(), published()
    assessments.refresh(others, now=now, data=data)
    return home(others, now=now, data=data)


def _may_wait(shown: Home) -> list[SpotCard]:
    """Leave out what waits for no appointment."""
    return [one for one in shown.open if one.standing.level != Level.EMERGENCY]
