"""Hand out a whole diary, to an owner of it."""

from collections.abc import Sequence
from uuid import UUID

from allauth.decorators import rate_limit

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.circle import circle
from accounts.models import Household
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.models import Child
from diary.queries.contents import contents_of
from diary.services import assessments
from diary.services.taking_out import take_out
from diary.views.request import SignedIn

limited = rate_limit(action="everything", limit_get=True)


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what the file will hold, and offer it."""
    household = access.household(request.user, uuid, Capability.MANAGE)
    return _page(request, household)


@require_safe
@limited  # type: ignore[untyped-decorator]  # allauth has no types
def household_zip(request: SignedIn, uuid: UUID) -> HttpResponseBase:
    """Send the diary of a whole household."""
    household = access.household(request.user, uuid, Capability.MANAGE)
    return _zip(request, household, _children(request, household))


@require_safe
@limited  # type: ignore[untyped-decorator]  # allauth has no types
def child_zip(request: SignedIn, uuid: UUID) -> HttpResponseBase:
    """Send the diary of one child."""
    child = access.child(request.user, uuid, Capability.MANAGE)
    return _zip(request, child.household, [child])


def _zip(
    request: SignedIn, household: Household, children: Sequence[Child]
) -> HttpResponseBase:
    now, data = timezone.now(), published()
    assessments.refresh(access.spots_of(children), now=now, data=data)
    names = circle(request.user).names[household.pk]
    try:
        made = take_out(household, children, names=names, data=data, now=now)
    except OSError:
        why = _("The photos cannot be read just now. Try again in a few minutes.")
        return _page(request, household, error=why, status=503)
    name = f"milkspot-diary-{household.day(now)}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if made.size is not None:
        headers["Content-Length"] = str(made.size)
    return StreamingHttpResponse(
        made.pieces, content_type="application/zip", headers=headers
    )


def _children(request: SignedIn, household: Household) -> list[Child]:
    mine = access.children(request.user).filter(household=household)
    return list(mine.order_by("pk"))


def _page(
    request: SignedIn, household: Household, *, error: str = "", status: int = 200
) -> HttpResponse:
    children = _children(request, household)
    context = {
        "household": household,
        "children": children,
        "contents": contents_of(children),
        "error": error,
    }
    return render(request, "diary/everything.html", context, status=status)
