"""The log to take along: choose what it holds, print it, or take it as a file."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID

from allauth.decorators import rate_limit

from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_safe

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import Published, published
from diary import access
from diary.clinical_report import ClinicalReport
from diary.exports.csv_file import csv_lines
from diary.exports.fhir import photos_inside, write_fhir
from diary.exports.file_name import file_name
from diary.exports.pdf import can_make_pdf, fits_pdf, write_pdf
from diary.exports.small_photos import PhotosUnread
from diary.forms.report import ReportForm
from diary.models import Child
from diary.queries.shares import LinkLine, shares_of
from diary.services import photos
from diary.views.reported import gathered, offered
from diary.views.request import SignedIn

PHOTOS_UNREAD = gettext_lazy(
    "The photos cannot be read just now. Try again in a few minutes."
)

Answer = Callable[[SignedIn, Child, ClinicalReport], HttpResponseBase]


def of_a_report(answer: Answer) -> Callable[[SignedIn, UUID], HttpResponseBase]:
    """Give a view the report that its address chooses, or ask again."""

    @wraps(answer)
    def view(request: SignedIn, uuid: UUID) -> HttpResponseBase:
        child = access.child(request.user, uuid)
        now, data = timezone.now(), published()
        form = _form(request, child, now=now, data=data)
        if not form.is_valid():
            return _choose_page(request, child, form)
        report = gathered(request, child, form, now=now, data=data)
        return answer(request, child, report)

    return view


@require_safe
def choose(request: SignedIn) -> HttpResponse:
    """Choose the child, the spots and the days of a report."""
    children = list(access.children(request.user))
    child = _named(request) or next(iter(children), None)
    if child is None:
        return render(request, "reports/choose.html")
    form = _form(request, child, now=timezone.now(), data=published())
    return _choose_page(request, child, form)


@require_safe
@of_a_report
def print_page(
    request: SignedIn, child: Child, report: ClinicalReport
) -> HttpResponseBase:
    """Show the report as a page made for printing."""
    context = {
        "report": report,
        "child": child,
        "choices": request.GET.urlencode(),
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "reports/print.html", context)


@require_safe
@of_a_report
def csv(_request: SignedIn, _child: Child, report: ClinicalReport) -> HttpResponseBase:
    """Send the report as a table."""
    name = file_name(report, "csv")
    return StreamingHttpResponse(
        csv_lines(report),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@of_a_report
@rate_limit(action="pdf", limit_get=True)  # type: ignore[untyped-decorator]  # allauth has no types
def pdf(request: SignedIn, child: Child, report: ClinicalReport) -> HttpResponseBase:
    """Send the report as a PDF, or say why there is none."""
    if not can_make_pdf():
        why = _("This server cannot make a PDF. Use the print page.")
        return _no_file(request, child, why, status=503)
    if not fits_pdf(report):
        why = _("One PDF cannot hold as much. Choose fewer spots or days.")
        return _no_file(request, child, why, status=422)
    spots = [spot.uuid for spot in report.spots]
    try:
        file = write_pdf(report, photos.reader(spots, data=published()))
    except PhotosUnread:
        return _no_file(request, child, str(PHOTOS_UNREAD), status=503)
    return FileResponse(file, as_attachment=True, filename=file_name(report, "pdf"))


@require_safe
@of_a_report
@rate_limit(action="fhir", limit_get=True)  # type: ignore[untyped-decorator]  # allauth has no types
def fhir(request: SignedIn, child: Child, report: ClinicalReport) -> HttpResponseBase:
    """Send the report as a FHIR document, with small photos inside."""
    spots = [spot.uuid for spot in report.spots]
    read = photos.reader(spots, data=published())
    try:
        file = write_fhir(report, photos_inside(report, read))
    except PhotosUnread:
        return _no_file(request, child, str(PHOTOS_UNREAD), status=503)
    return FileResponse(
        file,
        as_attachment=True,
        filename=file_name(report, "fhir.json"),
        content_type="application/fhir+json",
    )


def _no_file(request: SignedIn, child: Child, why: str, *, status: int) -> HttpResponse:
    form = _form(request, child, now=timezone.now(), data=published())
    form.add_error(None, why)
    page = _choose_page(request, child, form)
    page.status_code = status
    return page


def _form(
    request: SignedIn, child: Child, *, now: datetime, data: Published
) -> ReportForm:
    spots = offered(child, data)
    return ReportForm(request.GET, offered=spots, today=child.household.day(now))


def _choose_page(request: SignedIn, child: Child, form: ReportForm) -> HttpResponse:
    context = {
        "can_make_pdf": can_make_pdf(),
        "child": child,
        "children": access.children(request.user),
        "form": form,
        "links": _links(request, child),
    }
    status = 422 if form.offered and form.errors else 200
    return render(request, "reports/choose.html", context, status=status)


def _links(request: SignedIn, child: Child) -> list[LinkLine] | None:
    """List the links of the child; None for who may make none."""
    if not circle(request.user).may(child.household_id, Capability.LOG):
        return None
    return shares_of(child, now=timezone.now(), data=published())


def _named(request: SignedIn) -> Child | None:
    """Find the child named in the address, if any."""
    named = request.GET.get("child")
    if not named:
        return None
    try:
        return access.child(request.user, UUID(named))
    except ValueError as error:
        raise Http404 from error
