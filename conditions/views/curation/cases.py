"""The cases of a draft: add one, change it, expect what it comes to, remove it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from conditions.exchange import Case
from conditions.forms.cases import CaseForm, digest_of, initial_of
from conditions.models import Case as Row, Kind, Revision
from conditions.queries import open_drafts
from conditions.queries.subjects import standing
from conditions.queries.tried import draft_cases
from conditions.services import cases
from conditions.views.curation.door import curators_only

WITH_CASES = (Kind.CONDITION, Kind.SIGNS)
NO_DRAFT = gettext_lazy("This is no draft any more, so it cannot be changed.")
OTHERWISE = gettext_lazy(
    "The case or what it comes to has changed since you opened the page. Here it is as "
    "it is now: nothing was taken over."
)


@curators_only
@require_safe
def index(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show the cases of a draft with what each comes to."""
    draft = _draft(kind, slug)
    context = {
        "subject": draft.subject,
        "name": standing(draft.subject).name,
        "draft": draft,
        "cases": draft_cases(draft),
    }
    return render(request, "curation/cases.html", context)


@curators_only
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Ask for a case, or take one that the what-if page has filled in."""
    draft = _draft(kind, slug)
    form = CaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _kept(form, lambda: _add(request, draft, form)):
        return _saved(request, draft)
    return _page(request, draft, form)


@curators_only
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, kind: str, slug: str, pk: int) -> HttpResponse:
    """Change a case; who saves after somebody else is shown both."""
    draft = _draft(kind, slug)
    row = open_drafts.case_of(draft, pk)
    if request.method != "POST":
        form = CaseForm(initial=initial_of(_case(_there(row))))
        return _page(request, draft, form, row)
    form = CaseForm(request.POST)
    if form.is_valid() and _kept(form, lambda: _change(request, draft, pk, form)):
        return _saved(request, draft)
    return _page(request, draft, form, row)


@curators_only
@require_POST
def adopt(request: HttpRequest, kind: str, slug: str, pk: int) -> HttpResponse:
    """Expect of a case, from now on, what the page showed that it comes to."""
    draft = _draft(kind, slug)
    found = (one for one in draft_cases(draft).own if one.row.pk == pk)
    one = next(found, None)
    if one is None or one.outcome is None or one.outcome.unreadable:
        raise Http404
    is_as_shown = request.POST.get("shown") == digest_of(one.outcome)
    was = one.outcome.case if is_as_shown else None
    now, at = one.outcome.adopted, timezone.now()
    try:
        cases.change(draft, pk, now, was=was, by=request.user, at=at)
    except cases.Changed:
        messages.warning(request, OTHERWISE)
        return redirect("curation-cases", kind, slug)
    except cases.MovedOn:
        return _moved_on(request, draft)
    return _saved(request, draft)


@curators_only
@require_POST
def remove(request: HttpRequest, kind: str, slug: str, pk: int) -> HttpResponse:
    """Take a case away."""
    draft = _draft(kind, slug)
    try:
        cases.remove(draft, pk, by=request.user, at=timezone.now())
    except cases.MovedOn:
        return _moved_on(request, draft)
    messages.success(request, _("The case is removed."))
    return redirect("curation-cases", kind, slug)


def _add(request: HttpRequest, draft: Revision, form: CaseForm) -> None:
    cases.add(draft, form.case, by=request.user, at=timezone.now())


def _change(request: HttpRequest, draft: Revision, pk: int, form: CaseForm) -> None:
    was, now = form.read_before(), timezone.now()
    cases.change(draft, pk, form.case, was=was, by=request.user, at=now)


def _kept(form: CaseForm, save: Callable[[], object]) -> bool:
    """Save, or say on the form why that was not possible."""
    try:
        save()
    except cases.NameTaken:
        form.add_error("name", _("There is a case of that name already."))
    except cases.Changed:
        form.add_error(
            None,
            _(
                "Somebody changed this case since you opened it. Both versions are "
                "shown: save again to put yours in its place."
            ),
        )
    except cases.MovedOn:
        form.add_error(None, NO_DRAFT)
    return not form.errors


def _page(
    request: HttpRequest, draft: Revision, form: CaseForm, row: Row | None = None
) -> HttpResponse:
    context = {
        "subject": draft.subject,
        "name": standing(draft.subject).name,
        "draft": draft,
        "row": row,
        "meanwhile": _meanwhile(form, row),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "curation/case.html", context, status=status)


def _meanwhile(form: CaseForm, row: Row | None) -> Case | None:
    """Return what somebody else saved; the form then goes on from there."""
    if row is None or not form.is_bound or form.read_before() in (None, _case(row)):
        return None
    form.go_on_from(_case(row))
    return _case(row)


def _saved(request: HttpRequest, draft: Revision) -> HttpResponse:
    messages.success(request, _("The case is saved."))
    return redirect("curation-cases", draft.subject.kind, draft.subject.slug)


def _moved_on(request: HttpRequest, draft: Revision) -> HttpResponse:
    messages.error(request, NO_DRAFT)
    return redirect("curation-draft", draft.subject.kind, draft.subject.slug)


def _draft(kind: str, slug: str) -> Revision:
    draft = open_drafts.draft(kind, slug) if kind in WITH_CASES else None
    if draft is None:
        raise Http404
    return draft


def _there(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def _case(row: Row) -> Case:
    return Case(row.name, row.facts, row.expect)
