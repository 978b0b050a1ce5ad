"""Delete a whole spot, list the deleted ones, put one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from conditions.queries import published
from diary import access
from diary.models.undo import kept_since
from diary.queries.spot_names import spot_names
from diary.services import spots
from diary.views.request import SignedIn
from diary.views.undo import offer_undo


@require_http_methods(["GET", "POST"])
def delete(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask with the spot's name, then take it out of the diary."""
    now = timezone.now()
    spot = access.spot_to_undo(request.user, uuid, since=kept_since(now))
    if request.method == "POST":
        spots.delete(spot, by=request.user, on=spot.household.day(now))
        undo = reverse("spot-restore", args=[spot.uuid])
        offer_undo(request, _("The spot is deleted."), undo)
        return redirect("today")
    [name] = spot_names([spot], published())
    return render(request, "diary/spot_delete.html", {"name": name, "spot": spot})


@require_POST
def restore(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put a deleted spot back."""
    now = timezone.now()
    spot = access.spot_to_undo(request.user, uuid, since=kept_since(now))
    spots.restore(spot, by=request.user, on=spot.household.day(now))
    messages.success(request, _("The spot is back."))
    return redirect("spot", spot.uuid)


@require_safe
def deleted(request: SignedIn) -> HttpResponse:
    """List the spots that can be put back, the last deleted first."""
    since = kept_since(timezone.now())
    found = access.deleted_spots(request.user, since=since).order_by("-deleted_at")
    names = spot_names(found, published())
    return render(request, "diary/spots_deleted.html", {"names": names})
