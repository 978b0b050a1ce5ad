"""Put an entry, a photo or a spot where it belongs."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.moves import MoveForm
from diary.models import Child, Spot, SpotQuerySet
from diary.queries.moves import entries_of
from diary.queries.spot_names import spot_names
from diary.services import moves
from diary.views.request import SignedIn

EDIT = Capability.EDIT


@require_http_methods(["GET", "POST"])
def entry(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose the spot that an entry belongs to."""
    moved = access.observation(request.user, uuid, EDIT)
    form = _form(request)

    def move(to: UUID) -> Spot:
        spot = access.spot(request.user, to, EDIT)
        _check_may_go(request, moved.spot, spot)
        moves.move_entry(moved, spot, by=request.user)
        return spot

    done = _try(form, move)
    if done:
        return _moved(request, done)
    others = _in_reach(request, moved.spot).exclude(pk=moved.spot_id)
    names = spot_names(others.order_by("child", "gone_on", "-id"), published())
    context = {"entry": moved, "spot": moved.spot, "names": names}
    return _page(request, "entry_move", form, context)


@require_http_methods(["GET", "POST"])
def photo(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose the entry that a photo belongs to, of this spot or of another."""
    moved = access.photo(request.user, uuid, EDIT)
    form = _form(request)

    def move(to: UUID) -> Spot:
        entry = access.observation(request.user, to, EDIT)
        _check_may_go(request, moved.observation.spot, entry.spot)
        moves.move_photo(moved, entry, by=request.user)
        return entry.spot

    done = _try(form, move)
    if done:
        return _moved(request, done)
    home = moved.observation.spot
    chosen = _chosen_spot(request) or home
    others = _in_reach(request, home).exclude(pk=chosen.pk)
    [chosen_name, *names] = spot_names(
        [chosen, *others.order_by("child", "-id")], published()
    )
    context = {
        "photo": moved,
        "spot": home,
        "chosen": chosen_name,
        "names": names,
        "entries": [
            entry for entry in entries_of(chosen) if entry != moved.observation
        ],
    }
    return _page(request, "photo_move", form, context)


@require_http_methods(["GET", "POST"])
def spot(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose the child that a spot is on, among those of the household."""
    moved = access.spot(request.user, uuid, EDIT)
    form = _form(request)
    children = access.children(request.user, EDIT).filter(household=moved.household)

    def move(to: UUID) -> Spot:
        child: Child | None = children.filter(uuid=to).first()
        if child is None:
            raise Http404
        moves.move_spot(moved, child, by=request.user)
        return moved

    done = _try(form, move)
    if done:
        return _moved(request, done)
    [name] = spot_names([moved], published())
    others = children.exclude(pk=moved.child_id)
    context = {"spot": moved, "name": name, "children": others}
    return _page(request, "spot_move", form, context)


def _form(request: SignedIn) -> MoveForm:
    return MoveForm(request.POST if request.method == "POST" else None)


def _try(form: MoveForm, move: Callable[[UUID], Spot]) -> Spot | None:
    """Move it where the form says; where it does not fit, say so in the form."""
    if not form.is_valid():
        return None
    try:
        return move(form.cleaned_data["to"])
    except moves.CannotMoveError as error:
        form.add_error("to", str(error))
        return None


def _may_leave(request: SignedIn, home: Spot) -> bool:
    """Whether the reader may send what is on `home` to another family of theirs.

    Nobody in the family that it leaves can put it back, so an owner decides.
    """
    return circle(request.user).may(home.household_id, Capability.MANAGE)


def _in_reach(request: SignedIn, home: Spot) -> SpotQuerySet:
    """Find the spots to which what is on `home` may go."""
    found = access.spots(request.user, EDIT)
    if _may_leave(request, home):
        return found
    return found.filter(household=home.household_id)


def _check_may_go(request: SignedIn, home: Spot, to: Spot) -> None:
    if to.household_id != home.household_id and not _may_leave(request, home):
        raise PermissionDenied


def _chosen_spot(request: SignedIn) -> Spot | None:
    named = request.GET.get("spot")
    if not named:
        return None
    try:
        return access.spot(request.user, UUID(named), EDIT)
    except ValueError as error:
        raise Http404 from error


def _moved(request: SignedIn, to: Spot) -> HttpResponse:
    messages.success(request, _("Moved, and counted again."))
    return redirect("spot", to.uuid)


def _page(
    request: SignedIn, name: str, form: MoveForm, context: dict[str, object]
) -> HttpResponse:
    status = 422 if form.errors else 200
    shown = {"form": form, **context}
    return render(request, f"diary/{name}.html", shown, status=status)
