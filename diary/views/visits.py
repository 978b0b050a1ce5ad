"""Doctor's visits: write down one that took place, or what came of a planned one."""

from uuid import UUID

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
from diary.services import visits
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, uuid: UUID, kind: str) -> HttpResponse:
    """Write down a visit: `kind` is "seen" or "booked"."""
    if kind not in {"seen", "booked"}:
        raise Http404
    spot = access.spot(request.user, uuid, Capability.LOG)
    today = spot.household.day(timezone.now())
    sent = request.POST if request.method == "POST" else None
    form: BookedForm | SeenForm = (
        BookedForm(sent, today=today)
        if kind == "booked"
        else SeenForm(sent, spot=spot, today=today, data=published())
    )
    if form.is_valid():
        visits.add(spot, form.details(), by=request.user, on=today)
        messages.success(request, _("The visit is written down."))
        return redirect("spot", spot.uuid)
    return _page(request, form, spot, kind)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what came of a visit, or correct what was written."""
    visit: Visit = access.visit(request.user, uuid, Capability.LOG)
    today = visit.spot.household.day(timezone.now())
    sent = request.POST if request.method == "POST" else None
    form = SeenForm(sent, spot=visit.spot, today=today, data=published(), visit=visit)
    if form.is_valid():
        visits.change(visit, form.details(), on=today)
        messages.success(request, _("The visit is written down."))
        return redirect("spot", visit.spot.uuid)
    return _page(request, form, visit.spot, "seen")


def _page(
    request: SignedIn, form: BookedForm | SeenForm, spot: Spot, kind: str
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "spot": spot}
    return render(request, f"diary/answer_{kind}.html", context, status=status)
