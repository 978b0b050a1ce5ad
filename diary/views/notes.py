"""Bring in notes that were kept with Baby Buddy: send, look, say yes."""

from collections.abc import Sequence

from allauth.decorators import rate_limit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.baby_buddy import Notes, read_notes
from diary.forms.notes import NotesForm, NotesPlacesForm
from diary.forms.upload_handler import OneFileUploadHandler
from diary.models import Child
from diary.services.notes import bring_notes
from diary.services.waiting_files import FileGone
from diary.views import waiting
from diary.views.request import SignedIn, sent

WAITING = "notes_to_bring_in"
SHOWN = 50


@csrf_exempt
@require_http_methods(["GET", "POST"])
def upload(request: SignedIn) -> HttpResponse:
    """Take the table in. Exempt until limits are set: the CSRF check reads the body."""
    request.upload_handlers = [OneFileUploadHandler(request)]
    answer: HttpResponse = _upload(request)
    return answer


@csrf_protect
@rate_limit(action="bring-in")  # type: ignore[untyped-decorator]  # allauth has no types
def _upload(request: SignedIn) -> HttpResponse:
    form = NotesForm(sent(request), request.FILES or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "diary/notes.html", {"form": form}, status=status)
    waiting.keep(request, WAITING, form.cleaned_data["file"])
    return redirect("notes-look")


@require_http_methods(["GET", "POST"])
def look(request: SignedIn) -> HttpResponse:
    """Show the notes as they will come and ask where to; sent, bring them in."""
    try:
        with waiting.opened(request, WAITING) as (file, _into):
            notes = read_notes(file.read())
    except FileGone:
        messages.warning(request, _("The file is gone by now. Send it again."))
        return redirect("notes")
    children = list(access.children(request.user, Capability.EDIT))
    notes = _of_now(notes, children)
    form = _form(request, notes, children)
    if not form.is_valid():
        return _look_page(request, form, notes)
    return _bring(request, form, notes)


@require_POST
def cancel(request: SignedIn) -> HttpResponse:
    """Forget the file that waits."""
    waiting.forget(request, WAITING)
    messages.success(request, _("Nothing was brought in. The file is deleted."))
    return redirect("family")


def _of_now(notes: Notes, children: Sequence[Child]) -> Notes:
    """Leave out what is still to come in the family whose day is the latest."""
    now = timezone.now()
    families = [child.household for child in children]
    latest = max(families, key=lambda family: family.day(now), default=None)
    return notes.until(latest.day(now), latest.zone) if latest else notes


def _form(
    request: SignedIn, notes: Notes, children: Sequence[Child]
) -> NotesPlacesForm:
    return NotesPlacesForm(
        sent(request),
        notes=notes,
        children=children,
        spots=list(access.spots_of(children)),
        data=published(),
    )


def _bring(request: SignedIn, form: NotesPlacesForm, notes: Notes) -> HttpResponse:
    new = bring_notes(notes.read, form.places, by=request.user, now=timezone.now())
    waiting.forget(request, WAITING)
    told = ngettext("%(n)d note is here.", "%(n)d notes are here.", new) % {"n": new}
    messages.success(request, told if new else _("All of them were here already."))
    return redirect("timeline")


def _look_page(request: SignedIn, form: NotesPlacesForm, notes: Notes) -> HttpResponse:
    context = {
        "form": form,
        "shown": notes.read[:SHOWN],
        "more": max(0, len(notes.read) - SHOWN),
        "read": len(notes.read),
        "unread": notes.unread[:SHOWN],
        "more_unread": max(0, len(notes.unread) - SHOWN),
        "children": notes.children,
    }
    status = 422 if form.is_bound else 200
    return render(request, "diary/notes_look.html", context, status=status)
