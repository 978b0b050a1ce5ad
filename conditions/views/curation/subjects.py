"""What is curated: the list, and each subject with its revisions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.differences.reading import reading
from conditions.models import Kind, Subject
from conditions.queries import history, subjects
from conditions.services.failing import remembered
from conditions.views.curation.door import curators_only


@curators_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the conditions and where each stands, first what is worked on."""
    everything = subjects.standings()
    works = [(one, one.work.revision) for one in everything if one.work]
    failing = remembered(draft for _one, draft in works)
    context = {
        "works": [
            {"standing": one, "failing": failing.get(draft.pk)} for one, draft in works
        ],
        "conditions": [one for one in everything if one.subject.kind == Kind.CONDITION],
    }
    return render(request, "curation/list.html", context)


@curators_only
@require_safe
def subject(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show a subject's revisions, and what happened to each."""
    one = found(kind, slug)
    context = {
        "standing": subjects.standing(one),
        "revisions": history.revisions_of(one),
        "can_retire": one.kind == Kind.CONDITION,
    }
    return render(request, "curation/subject.html", context)


@curators_only
@require_safe
def revision(request: HttpRequest, kind: str, slug: str, number: int) -> HttpResponse:
    """Show all that one revision says."""
    one = found(kind, slug)
    row = history.whole(one, number)
    if row is None:
        raise Http404
    value = history.said_by(row)
    context = {
        "standing": subjects.standing(one),
        "revision": row,
        "parts": reading(value) if value is not None else (),
        "changes": history.changes_of(row),
    }
    return render(request, "curation/revision.html", context)


@curators_only
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Show what happened last, whatever it happened to."""
    context = {"events": history.latest_events(), "latest": history.LATEST}
    return render(request, "curation/history.html", context)


def found(kind: str, slug: str) -> Subject:
    """Return the subject of an address. Raises Http404 where there is none."""
    subject = subjects.subject(kind, slug)
    if subject is None:
        raise Http404
    return subject
