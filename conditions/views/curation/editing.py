"""Answer a page of a draft: show it, arrange its rows, save it, or show both."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from conditions.exchange import FaultyData
from conditions.forms.both import both_of
from conditions.forms.pages import PARTS, Page, kept_in, seen_in
from conditions.forms.rows import REMOVE, rearranged
from conditions.queries.editable import last_saved_by
from conditions.services import drafts

# Called with what was sent, if anything was; is_checked=False where it is arranged.
Make = Callable[..., Page]


def answer(request: HttpRequest, make: Make) -> HttpResponse:
    """Show the page that `make` fills in, and do what its buttons ask for."""
    if request.method != "POST":
        return _shown(request, make())
    if asked := request.POST.get("rows"):
        return _rearranged(request, make, asked)
    return _saved(request, make(request.POST))


def _rearranged(request: HttpRequest, make: Make, asked: str) -> HttpResponse:
    """Show the page with a row more, less or elsewhere; nothing is saved by it."""
    place, index, what = [*asked.split(":"), "", ""][:3]
    before = make(request.POST)
    if what == REMOVE and before.refuse_to_lose(place, index):
        return _shown(request, before, status=422)
    return _shown(request, make(rearranged(request.POST, asked), is_checked=False))


def _saved(request: HttpRequest, page: Page) -> HttpResponse:
    if not page.is_valid():
        return _shown(request, page, status=422)
    change = page.change(seen_in(request.POST), kept_in(request.POST))
    draft, now = page.draft, timezone.now()
    try:
        drafts.change(
            draft.revision, change, among=draft.among, by=request.user, at=now
        )
    except drafts.ChangedMeanwhile as error:
        return _both(request, page, error)
    except FaultyData as error:
        page.take(list(error.faults))
        return _shown(request, page, status=422)
    except drafts.MovedOn:
        messages.error(request, _("This draft is under review by now: see below."))
        return redirect("curation-draft", *page.address)
    messages.success(request, _("Draft saved."))
    return redirect(page.next)


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
    return render(request, page.template, context, status=status)
