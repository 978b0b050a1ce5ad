"""Today, and the way from the camera button to a spot's log."""

from datetime import date, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.circle import circle
from accounts.models import User
from accounts.roles import Capability
from accounts.views import welcome
from conditions.queries import published
from diary import access
from diary.models import Child
from diary.queries.deletions import planned_deletions
from diary.queries.home import home
from diary.services import assessments
from diary.views.request import SignedIn


@login_not_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Where every spot stands, what needs a doctor first."""
    if not request.user.is_authenticated:
        return welcome(request)
    now, data = timezone.now(), published()
    children = list(access.children(request.user))
    chosen = _chosen(request, children)
    spots = list(access.spots_of([chosen] if chosen else children))
    assessments.refresh(spots, now=now, data=data)
    context = {
        "home": home(spots, now=now, data=data),
        "children": children,
        "chosen": chosen,
        "several": chosen is None and len(children) > 1,
        "day": _day(children, now),
        "is_ahead": bool(children) and children[0].household.is_ahead(now),
        "loggers": _loggers(request.user),
        "new_child_url": _new_child_url(request.user),
        "planned": planned_deletions(request.user, children),
        "has_family": bool(circle(request.user).memberships),
    }
    return render(request, "diary/today.html", context)


@require_safe
def log(request: SignedIn) -> HttpResponse:
    """Choose the spot to log; with a single open one, go straight there."""
    spots = list(access.spots(request.user, Capability.LOG).open().order_by("-id"))
    if len(spots) == 1:
        return redirect("spot-log", spots[0].uuid)
    now, data = timezone.now(), published()
    assessments.refresh(spots, now=now, data=data)
    return render(
        request, "diary/log.html", {"home": home(spots, now=now, data=data), "now": now}
    )


def _chosen(request: HttpRequest, children: list[Child]) -> Child | None:
    wanted = request.GET.get("child", "")
    return next((child for child in children if str(child.uuid) == wanted), None)


def _day(children: list[Child], now: datetime) -> date:
    """Return the calendar day where the first child lives."""
    return children[0].household.day(now) if children else now.date()


def _loggers(reader: User) -> set[int]:
    """Return the ids of the households in which the reader may log."""
    mine = circle(reader).memberships
    return {one.household_id for one in mine if one.allows(Capability.LOG)}


def _new_child_url(reader: User) -> str:
    """Where the reader may add a first child; empty where they may not."""
    mine = circle(reader).memberships
    owned = [one.household for one in mine if one.allows(Capability.MANAGE)]
    return reverse("child-new", args=[owned[0].uuid]) if owned else ""
