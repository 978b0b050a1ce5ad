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
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import place_name, standing_of
from diary.services import assessments, photos
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
        return answer(request, child, _report(request, child, form, now=now, data=data))

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
    """Offer the child's spots, open ones first, the newest before older ones."""
    spots = list(access.spots_of([child]).order_by("-noticed_on", "-id"))
    spots.sort(key=lambda spot: not spot.is_open)
    offered = [(spot, place_name(spot.site, spot.side, data)) for spot in spots]
    return ReportForm(request.GET, offered=offered, today=child.household.day(now))


def _choose_page(request: SignedIn, child: Child, form: ReportForm) -> HttpResponse:
    context = {
        "can_make_pdf": can_make_pdf(),
        "child": child,
        "children": access.children(request.user),
        "form": form,
    }
    status = 422 if form.offered and form.errors else 200
    return render(request, "reports/choose.html", context, status=status)


def _report(
    request: SignedIn, child: Child, form: ReportForm, *, now: datetime, data: Published
) -> ClinicalReport:
    spots, names = form.chosen_spots, circle(request.user).names[child.household_id]
    by, made_at = names.get(request.user.pk, ""), now.astimezone(child.household.zone)
    scope = Scope(made_at, form.covers, prepared_by=by)
    assessments.refresh(spots, now=now, data=data)
    return gather(
        child,
        spots,
        {s.pk: standing_of(s, on=scope.on, data=data).assessment for s in spots},
        scope=scope,
        names=names,
        data=data,
    )


def _named(request: SignedIn) -> Child | None:
    """Find the child named in the address, if any."""
    named = request.GET.get("child")
    if not named:
        return None
    try:
        return access.child(request.user, UUID(named))
    except ValueError as error:
        raise Http404 from error
