"""The history of a spot: who changed what."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.queries import published
from diary import access
from diary.queries.history import history
from diary.queries.standing import place_name
from diary.views.request import SignedIn


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show the newest changes first, a page at a time."""
    spot, data = access.spot(request.user, uuid), published()
    number = request.GET.get("page", "1")
    context = {
        "spot": spot,
        "place": place_name(spot.site, spot.side, data),
        "history": history(spot, number, reader=request.user, data=data),
    }
    return render(request, "diary/spot_history.html", context)
