"""The pages that change what a draft says."""

from collections.abc import Callable
from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conditions.forms.item_pages import SOURCES, ItemPage, ListPage, lists_of
from conditions.forms.pages import PARTS, Page
from conditions.models import Kind
from conditions.queries.editable import Draft, draft_of
from conditions.services import drafts
from conditions.views.curation.door import curators_only
from conditions.views.curation.editing import answer
from conditions.views.curation.subjects import found

View = Callable[..., HttpResponse]


def of_a_draft(view: View) -> View:
    """Hand the draft of a subject to `view`; where there is none, say so."""

    @curators_only
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def page(request: HttpRequest, kind: str, slug: str, **named: str) -> HttpResponse:
        subject = found(kind, slug)
        draft = draft_of(kind, slug)
        if draft is None:
            messages.info(request, _("There is no draft that can be changed."))
            return redirect("curation-draft", subject.kind, subject.slug)
        return view(request, draft, **named)

    return page


@of_a_draft
def start(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Go to the first page of a condition; show the items of a list, and move one."""
    subject = draft.revision.subject
    if subject.kind == Kind.CONDITION:
        first = next(iter(PARTS))
        return redirect("curation-edit-part", subject.kind, subject.slug, first)
    page = ListPage(draft, request.POST)
    if request.method == "POST":
        _move(request, page)
        return redirect("curation-edit", subject.kind, subject.slug)
    context = {"page": page, "subject": subject, "draft": draft.revision}
    return render(request, "curation/edit_list.html", context)


@of_a_draft
def part(request: HttpRequest, draft: Draft, part: str) -> HttpResponse:
    """Show one of the pages of a draft filled in, and save what was changed."""
    is_condition = draft.revision.subject.kind == Kind.CONDITION
    shared = {SOURCES.slug: SOURCES} if SOURCES.slug in draft.content else {}
    parts = PARTS if is_condition else shared
    if part not in parts:
        raise Http404
    return answer(request, partial(Page, parts[part], draft))


@of_a_draft
def item(request: HttpRequest, draft: Draft, part: str, code: str) -> HttpResponse:
    """Show one item of a list filled in, or an empty one, and save it."""
    lists = {one.name: one for one in lists_of(draft.revision.subject.kind)}
    if part not in lists:
        raise Http404
    page = partial(ItemPage, lists[part], code, draft)
    if request.method == "GET" and not page().is_there:
        raise Http404
    return answer(request, page)


def _move(request: HttpRequest, page: ListPage) -> None:
    """Move an item or take it away, unless somebody changed the list meanwhile."""
    asked = page.asked
    if asked is None:
        return
    try:
        drafts.change(
            page.draft.revision,
            asked,
            among=page.draft.among,
            by=request.user,
            at=timezone.now(),
        )
    except drafts.ChangedMeanwhile:
        words = _("Somebody else changed this list meanwhile: here it is as it is now.")
        messages.warning(request, words)
    except drafts.MovedOn:
        messages.error(request, _("There is no draft that can be changed."))
