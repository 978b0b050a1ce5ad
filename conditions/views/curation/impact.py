"""What publishing the draft of a subject would do to families."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from conditions.queries import draft_of
from conditions.queries.subjects import standing
from conditions.views.curation.door import curators_only
from conditions.views.curation.subjects import found


@curators_only
@require_safe
@never_cache
def impact(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show the counts, or how far they are: htmx takes its part of the page."""
    subject = found(kind, slug)
    draft = draft_of(subject)
    if draft is None:
        # A page that is still open asks for a draft that was just published.
        if request.headers.get("HX-Request"):
            return HttpResponse()
        raise Http404
    name = standing(subject).name
    context = {"subject": subject, "name": name, "draft": draft}
    return render(request, "curation/impact.html", context)
