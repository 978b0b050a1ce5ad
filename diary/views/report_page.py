"""The page on which a log is chosen, with its first page below."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.circle import circle
from accounts.roles import Capability
from diary import access
from diary.exports.pdf import can_make_pdf
from diary.queries.report_choices import photo_days
from diary.queries.shares import LinkLine, shares_of
from diary.views.reported import Asked
from diary.views.request import SignedIn


def choose_page(request: SignedIn, asked: Asked) -> HttpResponse:
    """Show the form as it stands; where it is valid, the first page as well."""
    form = asked.form
    has_errors = bool(form.offered and form.errors)
    days = photo_days([spot for spot, _place in form.offered], asked.data)
    context = {
        "can_make_pdf": can_make_pdf(),
        "child": asked.child,
        "children": access.children(request.user),
        "days": days,
        "form": form,
        "links": _links(request, asked),
        "photo_count": sum(len(day.photos) for day in days),
        "report": asked.report(request) if form.is_valid() else None,
    }
    status = 422 if has_errors else 200
    return render(request, "reports/choose.html", context, status=status)


def no_file(
    request: SignedIn, asked: Asked, why: str, *, status: int = 422
) -> HttpResponse:
    """Say on the form why there is no file."""
    asked.form.add_error(None, why)
    page = choose_page(request, asked)
    page.status_code = status
    return page


def _links(request: SignedIn, asked: Asked) -> list[LinkLine] | None:
    """List the links of the child; None for who may make none."""
    if not circle(request.user).may(asked.child.household_id, Capability.LOG):
        return None
    return shares_of(asked.child, now=asked.now, data=asked.data)
