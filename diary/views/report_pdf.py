"""The log as a PDF: asked for, waited for, and taken within the hour by who asked."""

from uuid import UUID

from allauth.decorators import rate_limit

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diary import access
from diary.exports.file_name import name_of_day
from diary.exports.pdf import can_make_pdf, fits_pdf
from diary.queries.report_files import making_of
from diary.services import report_files
from diary.views.report_page import choose_page, no_file
from diary.views.reported import Asked, asked_by_address
from diary.views.request import SignedIn


@require_POST
def ask(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Have the PDF made that the address chooses, or ask again."""
    asked = asked_by_address(request, access.child(request.user, uuid))
    if not asked.form.is_valid():
        return choose_page(request, asked)
    return start(request, asked)


def start(request: SignedIn, asked: Asked) -> HttpResponse:
    """Let a worker make what the valid form chooses, or say why there is no PDF."""
    answer: HttpResponse = _start(request, asked)
    return answer


@rate_limit(action="pdf")  # type: ignore[untyped-decorator]  # allauth has no types
def _start(request: SignedIn, asked: Asked) -> HttpResponse:
    if not can_make_pdf():
        why = _("This server cannot make a PDF. Use the print page.")
        return no_file(request, asked, why, status=503)
    if not fits_pdf(asked.report(request)):
        why = _("One PDF cannot hold as much. Choose fewer spots or days.")
        return no_file(request, asked, why)
    form = asked.form
    days = form.cleaned_data["since"], form.cleaned_data["until"]
    choice = asked.choice(request)
    file = report_files.ask(choice, form.chosen_spots, days, now=asked.now)
    return redirect("report-making", file.uuid)


@require_safe
def making(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say how far a PDF is, and offer it once it is there."""
    now = timezone.now()
    file = access.report_file(request.user, uuid, now=now)
    is_polled = "HX-Request" in request.headers
    context = {"making": making_of(file, now), "is_polled": is_polled}
    template = "reports/_making.html" if is_polled else "reports/making.html"
    return render(request, template, context)


@require_safe
def file(request: SignedIn, uuid: UUID) -> HttpResponseBase:
    """Send a PDF to the one who asked for it."""
    made = access.report_file(request.user, uuid, now=timezone.now())
    content = report_files.open_file(made)
    if content is None or made.made_at is None:
        raise Http404
    name = name_of_day(made.child.household.day(made.made_at), "pdf")
    kind = "application/pdf"
    return FileResponse(content, as_attachment=True, filename=name, content_type=kind)
