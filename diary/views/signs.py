"""Take back a reported sign by saying so."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.signs import WithdrawForm
from diary.queries.reported import reported_signs
from diary.services import assessments, signs
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def withdraw(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask which sign, and whether it was a mistake or has gone."""
    spot = access.spot(request.user, uuid, Capability.LOG)
    now, data = timezone.now(), published()
    assessments.refresh([spot], now=now, data=data)
    form = WithdrawForm(request.POST or None, reported=reported_signs(spot, data))
    if request.method == "POST" and form.is_valid():
        signs.withdraw(
            spot,
            form.cleaned_data["signs"],
            why=form.cleaned_data["why"],
            by=request.user,
        )
        messages.success(request, _("Written down. The report will say so."))
        return redirect("spot", spot.uuid)
    status = 422 if form.errors else 200
    context = {"form": form, "spot": spot}
    return render(request, "diary/signs_gone.html", context, status=status)
