"""The sources that are to be looked at again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conditions.queries.rechecks import rechecks, rechecks_to_come
from conditions.views.curation.door import curators_only


@curators_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what is past its twelve months, and what soon will be."""
    today = timezone.localdate()
    context = {"due": rechecks(today), "to_come": rechecks_to_come(today)}
    return render(request, "curation/rechecks.html", context)
