"""Bring a diary in: send the file, look at what will come, say yes."""

from typing import BinaryIO
from uuid import UUID

from allauth.decorators import rate_limit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.circle import circle
from accounts.models import Household
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.archive.errors import BadArchive, Flaw
from diary.archive.zip_reading import Archive
from diary.forms.bringing_in import BringInForm, household_named
from diary.forms.upload_handler import OneFileUploadHandler
from diary.services import bringing_in
from diary.services.waiting_files import FileGone
from diary.views import waiting
from diary.views.archive_words import why_refused
from diary.views.request import SignedIn, sent

WAITING = "diary_to_bring_in"


@csrf_exempt
@require_http_methods(["GET", "POST"])
def upload(request: SignedIn) -> HttpResponse:
    """Take the file in; one that does not fit is refused, and nothing of it stays.

    Exempt until the limits on its size are set: the CSRF check reads the body.
    """
    request.upload_handlers = [OneFileUploadHandler(request)]
    answer: HttpResponse = _upload(request)
    return answer


@csrf_protect
@rate_limit(action="bring-in")  # type: ignore[untyped-decorator]  # allauth has no types
def _upload(request: SignedIn) -> HttpResponse:
    own = _own(request)
    form = BringInForm(sent(request), request.FILES or None, own=own)
    if getattr(request, "refused_uploads", None):
        form.add_error("file", why_refused(BadArchive(Flaw.TOO_LARGE)))
    if not form.is_valid():
        return _upload_page(request, form)
    file = form.cleaned_data["file"]
    try:
        _check(request, file, form.household)
    except BadArchive as error:
        form.add_error("file", why_refused(error))
        return _upload_page(request, form, place=error.place)
    waiting.keep(request, WAITING, file, into=form.cleaned_data["into"])
    return redirect("bring-in-look")


@require_http_methods(["GET", "POST"])
def look(request: SignedIn) -> HttpResponse:
    """Show what will come; sent with a yes, keep all of it or nothing."""
    try:
        return _bring_in(request) if request.method == "POST" else _look(request)
    except FileGone:
        messages.warning(request, _("The file is gone by now. Send it again."))
    except BadArchive as error:
        messages.error(request, why_refused(error))
        if error.flaw == Flaw.TRY_LATER:
            return redirect("bring-in-look")
        waiting.forget(request, WAITING)
    return redirect("bring-in")


@require_POST
def cancel(request: SignedIn) -> HttpResponse:
    """Forget the file that waits."""
    waiting.forget(request, WAITING)
    messages.success(request, _("Nothing was brought in. The file is deleted."))
    return redirect("family")


def _own(request: SignedIn) -> list[Household]:
    """Return the households into which this person may bring something."""
    return [
        member.household
        for member in circle(request.user).memberships
        if member.allows(Capability.MANAGE)
    ]


def _check(request: SignedIn, file: BinaryIO, into: UUID | None) -> None:
    archive = Archive(file, most=settings.IMPORT_MAX_BYTES)
    archive.check_hashes()
    bringing_in.coming(archive.diary(), _home(request, into), data=published())


def _home(request: SignedIn, into: UUID | None) -> Household | None:
    return access.household(request.user, into, Capability.MANAGE) if into else None


def _look(request: SignedIn) -> HttpResponse:
    with waiting.opened(request, WAITING) as (file, into):
        home = _home(request, household_named(into))
        diary = Archive(file, most=settings.IMPORT_MAX_BYTES).diary()
    coming = bringing_in.coming(diary, home, data=published())
    context = {"coming": coming, "household": home}
    return render(request, "diary/bring_in_look.html", context)


def _bring_in(request: SignedIn) -> HttpResponse:
    with waiting.opened(request, WAITING, take=True) as (file, into):
        bringing_in.bring_in(
            Archive(file, most=settings.IMPORT_MAX_BYTES),
            _home(request, household_named(into)),
            by=request.user,
            data=published(),
            now=timezone.now(),
        )
    messages.success(request, _("The diary is here."))
    return redirect("family")


def _upload_page(
    request: SignedIn, form: BringInForm, *, place: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "place": place,
        "most": settings.IMPORT_MAX_BYTES // 1024**2,
    }
    status = 422 if form.is_bound else 200
    return render(request, "diary/bring_in.html", context, status=status)
