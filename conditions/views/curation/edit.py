"""Change what a draft says; where somebody else did so meanwhile, show both."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conditions.exchange import FaultyData
from conditions.forms.both import both_of
from conditions.forms.pages import PARTS, Page, kept_in, seen_in
from conditions.forms.rows import REMOVE, rearranged
from conditions.models import Kind
from conditions.queries.drafts import Draft, draft_of, last_saved_by
from conditions.services import drafts
from conditions.views.curation.door import curators_only
from conditions.views.curation.subjects import found


@curators_only
@require_safe
def start(_request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Go to the first page of the draft."""
    return redirect("curation-edit-part", kind, slug, next(iter(PARTS)))


@curators_only
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, kind: str, slug: str, part: str) -> HttpResponse:
    """Show a page of a condition's draft filled in, and save what was changed."""
    subject = found(kind, slug)
    if kind != Kind.CONDITION or part not in PARTS:
        raise Http404
    draft = draft_of(kind, slug)
    if draft is None:
        messages.info(request, _("There is no draft that can be changed."))
        return redirect("curation-draft", subject.kind, subject.slug)
    if request.method != "POST":
        return _shown(request, Page(PARTS[part], draft))
    if asked := request.POST.get("rows"):
        return _rearranged(request, part, draft, asked)
    return _saved(request, Page(PARTS[part], draft, request.POST))


def _rearranged(
    request: HttpRequest, part: str, draft: Draft, asked: str
) -> HttpResponse:
    """Show the page with a row more, less or elsewhere; nothing is saved by it."""
    place, index, what = [*asked.split(":"), "", ""][:3]
    before = Page(PARTS[part], draft, request.POST)
    if what == REMOVE and before.refuse_to_lose(place, index):
        return _shown(request, before, status=422)
    sent, _place = rearranged(request.POST, asked)
    return _shown(request, Page(PARTS[part], draft, sent, is_checked=False))


def _saved(request: HttpRequest, page: Page) -> HttpResponse:
    if not page.is_valid():
        return _shown(request, page, status=422)
    try:
        drafts.change(
            page.draft.revision,
            page.change(seen_in(request.POST), kept_in(request.POST)),
            among=page.draft.among,
            by=request.user,
            at=timezone.now(),
        )
    except drafts.ChangedMeanwhile as error:
        return _both(request, page, error)
    except FaultyData as error:
        page.take(list(error.faults))
        return _shown(request, page, status=422)
    except drafts.MovedOn:
        messages.error(request, _("This draft is under review by now: see below."))
        return redirect("curation-draft", *_address(page))
    messages.success(request, _("Draft saved."))
    return redirect("curation-edit-part", *_address(page), page.part.slug)


def _both(
    request: HttpRequest, page: Page, error: drafts.ChangedMeanwhile
) -> HttpResponse:
    """Show what somebody else has saved beside what was typed; saving again chooses."""
    if error.merged is None:
        raise error
    both = both_of(page, error.content, error.merged)
    again = page.again(error.content, error.merged.units)
    who = last_saved_by(page.draft.revision) or _("Somebody else")
    return _shown(request, again, status=409, both=both, who=who)


def _address(page: Page) -> tuple[str, str]:
    subject = page.draft.revision.subject
    return subject.kind, subject.slug


def _shown(
    request: HttpRequest, page: Page, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "page": page,
        "subject": page.draft.revision.subject,
        "draft": page.draft.revision,
        "parts": PARTS.values(),
        **more,
    }
    template = f"curation/edit_{page.part.slug}.html"
    return render(request, template, context, status=status)
