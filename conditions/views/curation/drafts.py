"""The draft of a subject: what it changes, its checks and its review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conditions.forms.review import NewConditionForm, StepForm
from conditions.queries import history, subjects
from conditions.queries.tried import draft_cases
from conditions.services import beginning, curation, reading
from conditions.services.failing import failing
from conditions.views.curation.door import curators_only
from conditions.views.curation.subjects import found


@curators_only
@require_safe
def draft(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show what is worked on; where nothing is, go to the subject's revisions."""
    one = found(kind, slug)
    row = history.open_one(one)
    if row is None:
        messages.info(request, _("Nobody works on this at present."))
        return redirect("curation-subject", kind, slug)
    work = subjects.work_on(row)
    context = {
        "subject": one,
        "standing": subjects.standing(one),
        "draft": row,
        "work": work,
        "is_yours": work.is_by(request.user.pk),
        "changes": history.changes_of(row),
        "faults": curation.faults_beside_cases(row),
        "cases": draft_cases(row),
        "reading": reading.reading_of(row),
        "warnings": curation.warnings_of(row),
        "form": StepForm(initial={"why": row.why, "seen": work.seen}),
        "events": row.events.select_related("by"),
    }
    return render(request, "curation/draft.html", context)


@curators_only
@require_safe
def failing_checks(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Count the checks that a draft fails, for its place in the list of all."""
    row = history.open_one(found(kind, slug))
    context = {"failing": failing(row) if row else 0}
    return render(request, "curation/_failing.html", context)


@curators_only
@require_POST
def start(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Start a draft from the revision that is named, or from the newest."""
    one = found(kind, slug)
    asked = request.POST.get("number", "")
    rows = history.revisions_of(one)
    numbered = (row for row in rows if str(row.number) == asked)
    best = sorted(rows, key=lambda row: row.published_at is None)
    origin = next(numbered, best[0])
    try:
        curation.copy_to_draft(origin, by=request.user)
    except curation.DraftExists:
        messages.error(
            request,
            _("Somebody has started a draft of this already. This is theirs."),
        )
    return redirect("curation-draft", kind, slug)


@curators_only
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a new condition's name and address, and start its first draft."""
    form = NewConditionForm(request.POST or None)
    if form.is_valid():
        name, slug = form.cleaned_data["name"], form.cleaned_data["slug"]
        try:
            beginning.start_condition(name=name, slug=slug, by=request.user)
        except beginning.SlugTaken:
            words = _("There is a condition at “%(slug)s” already: change that one.")
            form.add_error("slug", words % {"slug": slug})
        else:
            return redirect("curation-draft", "condition", slug)
    status = 422 if form.is_bound else 200
    return render(request, "curation/new.html", {"form": form}, status=status)
