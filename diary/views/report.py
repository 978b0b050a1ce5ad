"""The log to take along: choose what it holds, print it, or take it as a file."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.circle import circle
from conditions.queries import Published, published
from diary import access
from diary.clinical_report import ClinicalReport
from diary.exports.csv_file import csv_lines, file_name
from diary.forms.report import ReportForm
from diary.models import Child
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import place_name, standing_of
from diary.services import assessments
from diary.views.request import SignedIn


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
def print_page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show the report as a page made for printing."""
    child = access.child(request.user, uuid)
    now, data = timezone.now(), published()
    form = _form(request, child, now=now, data=data)
    if not form.is_valid():
        return _choose_page(request, child, form)
    report = _report(request, child, form, now=now, data=data)
    context = {"report": report, "child": child, "choices": request.GET.urlencode()}
    return render(request, "reports/print.html", context)


@require_safe
def csv(request: SignedIn, uuid: UUID) -> HttpResponse | StreamingHttpResponse:
    """Send the report as a table."""
    child = access.child(request.user, uuid)
    now, data = timezone.now(), published()
    form = _form(request, child, now=now, data=data)
    if not form.is_valid():
        return _choose_page(request, child, form)
    report = _report(request, child, form, now=now, data=data)
    disposition = f'attachment; filename="{file_name(report)}"'
    return StreamingHttpResponse(
        csv_lines(report),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


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
        "child": child,
        "children": access.children(request.user),
        "form": form,
    }
    status = 422 if form.offered and form.errors else 200
    return render(request, "reports/choose.html", context, status=status)


def _report(
    request: SignedIn, child: Child, form: ReportForm, *, now: datetime, data: Published
) -> ClinicalReport:
    spots, on = form.chosen_spots, child.household.day(now)
    names = circle(request.user).names[child.household_id]
    assessments.refresh(spots, now=now, data=data)
    return gather(
        child,
        spots,
        {spot.pk: standing_of(spot, on=on, data=data).assessment for spot in spots},
        scope=Scope(on, form.covers, prepared_by=names.get(request.user.pk, "")),
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
