"""The log to take along: print it, or take it as a file."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from allauth.decorators import rate_limit

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from diary import access
from diary.clinical_report import ClinicalReport
from diary.exports.csv_file import csv_lines
from diary.exports.fhir import photos_inside, write_fhir
from diary.exports.file_name import file_name
from diary.exports.pdf import can_make_pdf
from diary.exports.small_photos import PhotosUnread
from diary.services import photos
from diary.views.report_page import choose_page, no_file
from diary.views.reported import Asked, asked_by_address
from diary.views.request import SignedIn

PHOTOS_UNREAD = gettext_lazy(
    "The photos cannot be read just now. Try again in a few minutes."
)

Answer = Callable[[SignedIn, Asked, ClinicalReport], HttpResponseBase]


def of_a_report(answer: Answer) -> Callable[[SignedIn, UUID], HttpResponseBase]:
    """Give a view the report that its address chooses, or ask again."""

    @wraps(answer)
    def view(request: SignedIn, uuid: UUID) -> HttpResponseBase:
        asked = asked_by_address(request, access.child(request.user, uuid))
        if not asked.form.is_valid():
            return choose_page(request, asked)
        return answer(request, asked, asked.report(request))

    return view


@require_safe
@of_a_report
def print_page(
    request: SignedIn, asked: Asked, report: ClinicalReport
) -> HttpResponseBase:
    """Show the report as a page made for printing."""
    context = {
        "report": report,
        "child": asked.child,
        "choices": request.GET.urlencode(),
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "reports/print.html", context)


@require_safe
@of_a_report
def csv(_request: SignedIn, _asked: Asked, report: ClinicalReport) -> HttpResponseBase:
    """Send the report as a table."""
    name = file_name(report, "csv")
    return StreamingHttpResponse(
        csv_lines(report),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@of_a_report
@rate_limit(action="fhir", limit_get=True)  # type: ignore[untyped-decorator]  # allauth has no types
def fhir(request: SignedIn, asked: Asked, report: ClinicalReport) -> HttpResponseBase:
    """Send the report as a FHIR document, with small photos inside."""
    spots = [spot.uuid for spot in report.spots]
    read = photos.reader(spots, data=asked.data)
    try:
        file = write_fhir(report, photos_inside(report, read))
    except PhotosUnread:
        return no_file(request, asked, str(PHOTOS_UNREAD), status=503)
    return FileResponse(
        file,
        as_attachment=True,
        filename=file_name(report, "fhir.json"),
        content_type="application/fhir+json",
    )
