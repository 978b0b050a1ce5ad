"""Doctor's visits: book one, write down what came of it, take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.about import AboutForm
from diary.forms.visits import SeenForm
from diary.models import Spot, Visit
from diary.queries.visits import together, was_logged_since
from diary.services import assessments, bookings, visits
from diary.services.open_prompt import AnswerNotAllowedError
from diary.views.appointments import call_off
from diary.views.booking import ask, booking_form, cards_of, is_written, written
from diary.views.request import SignedIn, sent


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, uuid: UUID, kind: str) -> HttpResponse:
    """Write down a visit: `kind` is "seen" or "booked"."""
    spot = access.spot(request.user, uuid, Capability.LOG)
    match kind:
        case "booked":
            return _book(request, spot)
        case "seen":
            return _tell(request, spot)
    raise Http404


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what came of a visit, or correct what was written.

    Of a planned one this is said of those of its spots that are ticked; then it is
    asked about the others.
    """
    visit: Visit = access.visit(request.user, uuid, Capability.LOG)
    rows, today = together(visit), visit.spot.household.day(timezone.now())
    form = SeenForm(
        sent(request),
        child=visit.spot.child,
        today=today,
        data=published(),
        visit=visit,
        saw_all=not was_logged_since(rows),
        offered=cards_of([row.spot for row in rows]),
        ticked=[row.spot_id for row in rows],
    )
    if not form.is_valid():
        return ask(request, "answer_seen", form, visit.spot, visit=visit)
    told, left = _split(rows, form.about())
    bookings.tell(told, form.details(), by=request.user, on=today)
    if not left:
        return written(request, form.about())
    messages.success(request, _("That is written down. And the others?"))
    return redirect("visit-edit", left[0].uuid)


@require_http_methods(["GET", "POST"])
def delete(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask, then call off a planned visit or take back one that never was."""
    visit: Visit = access.visit(request.user, uuid, Capability.EDIT)
    if visit.planned:
        return call_off(request, visit)
    spot = visit.spot
    if request.method == "GET":
        return ask(request, "visit_delete", AboutForm(), spot, visit=visit)
    on = spot.household.day(timezone.now())
    visits.remove(visit, by=request.user, on=on)
    messages.success(request, _("The visit is deleted."))
    return redirect("spot", spot.uuid)


def _book(request: SignedIn, spot: Spot) -> HttpResponse:
    if request.method == "GET" and not _can_wait(request, spot):
        return redirect("spot", spot.uuid)
    form = booking_form(request, spot)
    by, on = request.user, spot.household.day(timezone.now())
    if is_written(
        form, lambda: bookings.book_all(form.about(), form.details(), by=by, on=on)
    ):
        return written(request, form.about())
    return ask(request, "answer_booked", form, spot)


def _can_wait(request: SignedIn, spot: Spot) -> bool:
    """Whether to ask for a visit at all; of an emergency it is said why not."""
    assessments.refresh([spot], now=timezone.now(), data=published())
    try:
        bookings.check_spot_can_wait(spot)
    except AnswerNotAllowedError as error:
        messages.error(request, str(error))
        return False
    return True


def _tell(request: SignedIn, spot: Spot) -> HttpResponse:
    on = spot.household.day(timezone.now())
    form = SeenForm(sent(request), child=spot.child, today=on, data=published())
    if form.is_valid():
        visits.add(spot, form.details(), by=request.user, on=on)
        return written(request, [spot])
    return ask(request, "answer_seen", form, spot)


def _split(rows: list[Visit], about: list[Spot]) -> tuple[list[Visit], list[Visit]]:
    """Return the rows about these spots, and the others."""
    told = [row for row in rows if row.spot in about]
    return told, [row for row in rows if row.spot not in about]
