"""A child's own page: who it is, and where all its spots are and were."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.queries.home import home
from diary.services import assessments
from diary.views.request import SignedIn


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show a child's open spots, on the body and as cards, and those that have gone."""
    child = access.child(request.user, uuid)
    now, data, people = timezone.now(), published(), circle(request.user)
    spots = list(access.spots_of([child]))
    assessments.refresh(spots, now=now, data=data)
    may_log = people.may(child.household_id, Capability.LOG)
    context = {
        "child": child,
        "day": child.household.day(now),
        "home": home(spots, now=now, data=data, gone_shown=None),
        "loggers": {child.household_id} if may_log else set(),
        "may_edit": people.may(child.household_id, Capability.EDIT),
    }
    return render(request, "diary/child.html", context)
