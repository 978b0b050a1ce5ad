"""The draft of a subject: what it changes, its checks and its review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.views.curation.door import curators_only
from conditions.views.curation.subjects import found


@curators_only
@require_safe
def draft(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show the draft of a subject."""
    context = {"subject": found(kind, slug)}
    return render(request, "curation/draft.html", context)
