"""A visit that is planned: plan it anew, or call it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from diary import access
from diary.forms.about import AboutForm
from diary.models import Visit
from diary.queries.visits import together
from diary.services import bookings
from diary.views.booking import ask, back, cards_of, is_written, moving_form, written
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def move(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Plan a visit for another day or time, or for more or fewer spots."""
    visit: Visit = access.visit(request.user, uuid, Capability.LOG)
    if not visit.planned:
        return redirect("visit-edit", visit.uuid)
    form = moving_form(request, together(visit))
    by, on = request.user, visit.spot.household.day(timezone.now())
    if is_written(
        form,
        lambda: bookings.plan_anew(visit, form.about(), form.details(), by=by, on=on),
    ):
        return written(request, form.about())
    return ask(request, "answer_booked", form, visit.spot, visit=visit)


def call_off(request: SignedIn, visit: Visit) -> HttpResponse:
    """Ask, then call off a planned visit, for all that it is about or for some."""
    planned, today = together(visit), visit.spot.household.day(timezone.now())
    # The button that undoes a booking has no list to tick: its address names them.
    chosen = request.POST if "spots" in request.POST else request.GET
    form = AboutForm(
        chosen if request.method == "POST" else None,
        offered=cards_of([one.spot for one in planned]),
        ticked=[one.spot_id for one in planned],
    )
    if "spots" in form.fields:
        form.fields["spots"].label = _("For which of them?")
    if form.is_valid():
        about = form.about()
        those = [one for one in planned if one.spot in about]
        bookings.call_off_all(those, by=request.user, on=today)
        messages.success(request, _("The visit is called off."))
        return back(about)
    return ask(
        request,
        "visit_delete",
        form,
        visit.spot,
        visit=visit,
        has_passed=visit.on < today,
    )
