"""What was new before it got worse, and what was tried."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.queries import published
from diary import access
from diary.forms.exposures import DAYS, ExposuresForm
from diary.queries import exposures as queries
from diary.queries.named_spots import places
from diary.views.request import SignedIn


@require_safe
def exposures(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show a child's exposures and treatments beside the days it got worse."""
    child, data = access.child(request.user, uuid), published()
    form = ExposuresForm(request.GET, places=places([child], data))
    context = {"child": child, "form": form, "choices": DAYS}
    if not form.is_valid():
        return render(request, "diary/exposures.html", context, status=422)
    context["page"] = queries.exposures(form.in_view, days=form.days_before, data=data)
    return render(request, "diary/exposures.html", context)
