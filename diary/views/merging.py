"""Make one spot of two, or two of one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.splitting import SplitForm
from diary.models import Spot
from diary.queries.moves import entries_of
from diary.queries.spot_names import spot_names
from diary.services import merging, moves, splitting
from diary.views.request import SignedIn

EDIT = Capability.EDIT


@require_http_methods(["GET", "POST"])
def merge(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose the spot that is the same one; ask with both names; merge them."""
    spot, eases = access.spot(request.user, uuid, EDIT), False
    other = _other(request, spot)
    if request.method == "POST" and other:
        try:
            return _merge(request, spot, other)
        except merging.MergeEasesError:
            eases = True
    same_child = access.spots_of([spot.child]).exclude(pk=spot.pk)
    listed = [other] if other else same_child.order_by("gone_on", "-id")
    [name, *names] = spot_names([spot, *listed], published())
    context = {"spot": spot, "name": name, "names": names, "other": other}
    status = 409 if eases else 200
    shown = {"eases": eases, **context}
    return render(request, "diary/spot_merge.html", shown, status=status)


def _merge(request: SignedIn, spot: Spot, other: Spot) -> HttpResponse:
    today = spot.household.day(timezone.now())
    if other != spot:
        merging.merge(spot, other, by=request.user, on=today)
    messages.success(request, _("The two are one now, counted from the earlier day."))
    return redirect("spot", spot.uuid)


def _other(request: SignedIn, spot: Spot) -> Spot | None:
    """Return the spot named beside this one, of the same child."""
    named = request.POST.get("other") or request.GET.get("other")
    if not named:
        return None
    try:
        other = access.spot(request.user, UUID(named), EDIT)
    except ValueError as error:
        raise Http404 from error
    if other.child_id != spot.child_id:
        raise Http404
    return other


@require_http_methods(["GET", "POST"])
def split(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose the entries that are of another spot, and where that one is."""
    spot, data = access.spot(request.user, uuid, EDIT), published()
    today = spot.household.day(timezone.now())
    made = _made_before(request, spot)
    if made:
        return redirect("spot", made.uuid)
    sent = request.POST if request.method == "POST" else None
    entries = entries_of(spot)
    form = SplitForm(sent, spot=spot, entries=entries, data=data, on=today)
    if form.is_valid():
        try:
            made = splitting.split(
                spot, form.chosen(), form.new_spot(), by=request.user, on=today
            )
        except moves.CannotMoveError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Two spots now, each counted by itself."))
            return redirect("spot", made.uuid)
    context = {"form": form, "spot": spot, "entries": entries}
    status = 422 if form.errors else 200
    return render(request, "diary/spot_split.html", context, status=status)


def _made_before(request: SignedIn, spot: Spot) -> Spot | None:
    """Return the spot that this very form has made already."""
    try:
        named = UUID(request.POST.get("uuid", ""))
    except ValueError:
        return None
    return access.spots_of([spot.child]).filter(uuid=named).first()
