"""A spot: its page, how it begins, how it is corrected."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.new_spot import NewSpotForm
from diary.forms.spots import SpotForm
from diary.models import Child, Spot
from diary.queries.offers import offers
from diary.queries.reminders import own_reminder
from diary.queries.spot_page import spot_page
from diary.queries.taken_places import taken_places
from diary.services import assessments, spots
from diary.services.spots import Start
from diary.views.moving_on import move_on
from diary.views.request import SignedIn


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Where a spot stands, its photos and its diary."""
    spot = access.spot(request.user, uuid)
    if spot.uuid != uuid:
        return redirect("spot", spot.uuid)
    now, data, people = timezone.now(), published(), circle(request.user)
    assessments.refresh([spot], now=now, data=data)
    shown = spot_page(
        spot,
        now=now,
        data=data,
        names=people.names[spot.household_id],
        show_all="all" in request.GET,
    )
    may_log = people.may(spot.household_id, Capability.LOG)
    context = {
        "page": shown,
        "spot": spot,
        "may_log": may_log,
        "loggers": {spot.household_id} if may_log else set(),
        "reminder": own_reminder(spot, request.user) if may_log else None,
    }
    return render(request, "diary/spot.html", context)


@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """Begin a spot; its first entry comes next."""
    child = _child(request)
    if child is None:
        return redirect("family")
    earlier = _earlier(request, child)
    now, data = timezone.now(), published()
    on = child.household.day(now)
    initial = {"place": earlier.place} if earlier else {}
    initial |= {"kind": earlier.kind, "suspected": earlier.suspected} if earlier else {}
    form = NewSpotForm(
        request.POST or None, child=child, on=on, data=data, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        spot = spots.begin(
            child,
            form.details(),
            by=request.user,
            on=on,
            start=Start(earlier, form.visit(), form.cleaned_data["uuid"]),
        )
        return move_on(request, reverse("spot-log", args=[spot.uuid]))
    context = {
        "form": form,
        "child": child,
        "children": access.children(request.user, Capability.EDIT),
        "earlier": earlier,
        "on": on,
        "offers": offers(data, child, on, site=form.site),
        "taken": taken_places(child),
    }
    status = 422 if form.errors else 200
    return render(request, "diary/spot_new.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Correct what was said about a spot."""
    spot = access.spot(request.user, uuid, Capability.EDIT)
    now, data = timezone.now(), published()
    on = spot.household.day(now)
    form = SpotForm(request.POST or None, child=spot.child, on=on, data=data, spot=spot)
    if request.method == "POST" and form.is_valid():
        spots.correct(spot, form.details(), by=request.user, on=on)
        messages.success(request, _("Corrected, and counted again."))
        return redirect("spot", spot.uuid)
    context = {
        "form": form,
        "spot": spot,
        "child": spot.child,
        "on": on,
        "offers": offers(data, spot.child, on, site=form.site),
        "taken": taken_places(spot.child, but=spot),
    }
    status = 422 if form.errors else 200
    return render(request, "diary/spot_edit.html", context, status=status)


def _child(request: SignedIn) -> Child | None:
    """Return the child named in the address, or the first; None without any."""
    named = request.GET.get("child")
    if named:
        return access.child(request.user, _uuid(named), Capability.EDIT)
    return access.children(request.user, Capability.EDIT).first()


def _earlier(request: SignedIn, child: Child) -> Spot | None:
    """Return the spot of this child that came back, where the address names it."""
    named = request.GET.get("back")
    if not named:
        return None
    spot = access.spot(request.user, _uuid(named), Capability.EDIT)
    if spot.child_id != child.pk:
        raise Http404
    return spot


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
