"""What is curated: the list, and each subject with its revisions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.models import Subject
from conditions.queries import subjects
from conditions.views.curation.door import curators_only


@curators_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the conditions and where each stands."""
    return render(request, "curation/list.html")


@curators_only
@require_safe
def subject(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show a subject's revisions."""
    context = {"subject": found(kind, slug)}
    return render(request, "curation/subject.html", context)


def found(kind: str, slug: str) -> Subject:
    """Return the subject of an address. Raises Http404 where there is none."""
    subject = subjects.subject(kind, slug)
    if subject is None:
        raise Http404
    return subject
