"""One form for every form of the log: see its first page, keep it, go on with it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diary import access
from diary.models import Child
from diary.services import report_choices
from diary.views import report_pdf
from diary.views.report_page import choose_page
from diary.views.reported import Asked, asked_as_sent, asked_by_address
from diary.views.request import SignedIn

WAYS = {
    "print": "report-print",
    "csv": "report-csv",
    "fhir": "report-fhir",
    "share": "share-new",
}


@require_safe
def choose(request: SignedIn) -> HttpResponse:
    """Choose the child, the spots and the days of a report; see its first page."""
    children = list(access.children(request.user))
    child = _named(request) or next(iter(children), None)
    if child is None:
        return render(request, "reports/choose.html")
    return choose_page(request, asked_by_address(request, child))


@require_POST
def first_page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show the first page as the form stands, and keep nothing."""
    asked = asked_as_sent(request, access.child(request.user, uuid))
    if not asked.form.is_valid():
        return HttpResponse(status=422)
    context = {"report": asked.report(request), "form": asked.form}
    return render(request, "reports/_followed.html", context)


@require_POST
def chosen(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Keep what the form shows, and go on as its button says."""
    asked = asked_as_sent(request, access.child(request.user, uuid))
    if not asked.form.is_valid():
        return choose_page(request, asked)
    report_choices.keep(asked.choice(request))
    then = request.POST.get("then", "")
    if then == "pdf":
        return report_pdf.start(request, asked)
    return redirect(_address(asked, then))


def _address(asked: Asked, then: str) -> str:
    """Return where a form of the log is, or the page to look again."""
    if then in WAYS:
        page = reverse(WAYS[then], args=[asked.child.uuid])
        return f"{page}?{asked.form.address}".rstrip("?")
    more = f"&{asked.form.address}" if asked.form.address else ""
    return f"{reverse('report')}?child={asked.child.uuid}{more}#first-page"


def _named(request: SignedIn) -> Child | None:
    """Find the child named in the address, if any."""
    named = request.GET.get("child")
    if not named:
        return None
    try:
        return access.child(request.user, UUID(named))
    except ValueError as error:
        raise Http404 from error
