"""Dates for the calendar of a phone: a file to save, an address to look at."""

from hashlib import sha256
from uuid import UUID

from allauth.decorators import rate_limit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import CalendarFeed
from accounts.queries import calendar_of, feed_by_token
from accounts.services import calendar_feeds
from conditions.queries import published
from diary import access
from diary.exports.calendar_file import CONTENT_TYPE, calendar_file
from diary.queries.calendar import appointment_event, feed_events
from diary.queries.visits import together
from diary.services import assessments
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


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Send a member's calendar to whatever knows its secret address."""
    found = feed_by_token(token)
    if found is None:
        unknown: HttpResponse = _unknown(request)
        return unknown
    calendar_feeds.note_fetched(found, now=timezone.now())
    file = _file(found, link=request.build_absolute_uri("/"))
    # No Last-Modified: what is called off leaves no later date behind.
    etag = f'"{sha256(file).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    whole = HttpResponse(file, CONTENT_TYPE, headers=headers)
    return get_conditional_response(request, etag=etag, response=whole) or whole


@require_http_methods(["GET", "POST"])
def make_or_stop(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Make one's own address, which is shown this once, or stop it."""
    member = access.own_membership(request.user, uuid)
    context = {"household": member.household, "feed": calendar_of(member)}
    if request.method == "GET":
        return render(request, "diary/calendar.html", context)
    if "stop" in request.POST:
        calendar_feeds.stop(member)
        messages.success(request, _("Stopped. The address opens nothing now."))
        return redirect("calendar", uuid)
    token = calendar_feeds.make(member, now=timezone.now())
    link = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    return render(request, "diary/calendar_made.html", {**context, "link": link})


def _file(found: CalendarFeed, *, link: str) -> bytes:
    member, now = found.membership, timezone.now()
    spots = list(access.spots_in(member))
    assessments.refresh(spots, now=now, data=published())
    today = member.household.day(now)
    # Whoever fetches it says what language a computer has.
    with translation.override(member.user.language or settings.LANGUAGE_CODE):
        events = feed_events(member, spots, today=today, made_at=found.made_at)
    return calendar_file(events, name="Milkspot", link=link)


@rate_limit(action="calendar", limit_get=True)  # type: ignore[untyped-decorator]  # allauth has no types
def _unknown(_request: HttpRequest) -> HttpResponse:
    """Answer all that nobody has, or has any more, alike; slow down who tries many.

    An address that somebody has is answered all the same: many share a network with
    a phone that still asks for one that was stopped.
    """
    return HttpResponse(status=404, content_type="text/plain")
