"""Doctor's visits: plan one, move it, write down what came of it, take it back."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.visits import BookedForm, SeenForm
from diary.models import Spot, Visit
from diary.services import bookings, visits
from diary.services.open_prompt import AnswerNotAllowedError
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, uuid: UUID, kind: str) -> HttpResponse:
    """Write down a visit: `kind` is "seen" or "booked"."""
    if kind not in {"seen", "booked"}:
        raise Http404
    spot = access.spot(request.user, uuid, Capability.LOG)
    now = timezone.now()
    today = spot.household.day(now)
    sent = request.POST if request.method == "POST" else None
    form: BookedForm | SeenForm = (
        BookedForm(sent, today=spot.household.calendar_day(now))
        if kind == "booked"
        else SeenForm(sent, spot=spot, today=today, data=published())
    )
    write = bookings.book if kind == "booked" else visits.add
    if _is_written(
        form, lambda: write(spot, form.details(), by=request.user, on=today)
    ):
        messages.success(request, _("The visit is written down."))
        return redirect("spot", spot.uuid)
    return _page(request, form, spot, kind)


@require_http_methods(["GET", "POST"])
def move(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Plan a visit for another day or time."""
    visit: Visit = access.visit(request.user, uuid, Capability.LOG)
    spot, now = visit.spot, timezone.now()
    today = spot.household.day(now)
    if not visit.planned:
        return redirect("visit-edit", visit.uuid)
    calendar_day = spot.household.calendar_day(now)
    form = BookedForm(request.POST or None, today=calendar_day, visit=visit)
    if _is_written(
        form, lambda: bookings.move(visit, form.details(), by=request.user, on=today)
    ):
        messages.success(request, _("The visit is written down."))
        return redirect("spot", spot.uuid)
    return _page(request, form, spot, "booked")


@require_http_methods(["GET", "POST"])
def delete(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask, then call off a planned visit or take back one that never was."""
    visit: Visit = access.visit(request.user, uuid, Capability.EDIT)
    spot = visit.spot
    if request.method == "GET":
        context = {"visit": visit, "spot": spot}
        return render(request, "diary/visit_delete.html", context)
    take_back = bookings.call_off if visit.planned else visits.remove
    take_back(visit, by=request.user, on=spot.household.day(timezone.now()))
    messages.success(request, _("The visit is deleted."))
    return redirect("spot", spot.uuid)


def _is_written(form: forms.Form, write: Callable[[], object]) -> bool:
    """Write what a valid form says; where that may not be, say so in the form."""
    if not form.is_valid():
        return False
    try:
        write()
    except AnswerNotAllowedError as error:
        form.add_error(None, str(error))
        return False
    return True


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what came of a visit, or correct what was written."""
    visit: Visit = access.visit(request.user, uuid, Capability.LOG)
    today = visit.spot.household.day(timezone.now())
    sent = request.POST if request.method == "POST" else None
    form = SeenForm(sent, spot=visit.spot, today=today, data=published(), visit=visit)
    if form.is_valid():
        visits.change(visit, form.details(), by=request.user, on=today)
        messages.success(request, _("The visit is written down."))
        return redirect("spot", visit.spot.uuid)
    return _page(request, form, visit.spot, "seen")


def _page(
    request: SignedIn, form: BookedForm | SeenForm, spot: Spot, kind: str
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "spot": spot}
    return render(request, f"diary/answer_{kind}.html", context, status=status)
