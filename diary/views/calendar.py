"""Dates for the calendar of a phone."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from diary import access
from diary.exports.calendar_file import CONTENT_TYPE, calendar_file
from diary.queries.calendar import appointment_event
from diary.queries.visits import together
from diary.views.request import SignedIn

FILE_NAME = "milkspot-date.ics"


@require_safe
def visit_file(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Send a visit for the calendar of whoever asks."""
    rows = together(access.visit(request.user, uuid))
    event = appointment_event(rows, with_place=True)
    file = calendar_file([event], link=request.build_absolute_uri("/"))
    disposition = f'attachment; filename="{FILE_NAME}"'
    return HttpResponse(
        file, CONTENT_TYPE, headers={"Content-Disposition": disposition}
    )
