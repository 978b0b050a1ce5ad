"""Ask for the end of a diary, and stop it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Household
from accounts.roles import Capability
from diary import access
from diary.models import Child
from diary.services import deletions
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def delete_child(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask once, then let a child's diary go in seven days."""
    child = access.child(request.user, uuid, Capability.MANAGE)
    return _asked(request, child.household, child)


@require_http_methods(["GET", "POST"])
def delete_household(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask once, then let the diary of the whole family go in seven days."""
    return _asked(
        request, access.household(request.user, uuid, Capability.MANAGE), None
    )


@require_POST
def stop(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Let everything stay, whoever asked for the end."""
    deletions.stop(access.deletion(request.user, uuid))
    messages.success(request, _("Stopped. Nothing is deleted."))
    return redirect("family")


def _asked(
    request: SignedIn, household: Household, child: Child | None
) -> HttpResponse:
    if request.method != "POST":
        context = {"household": household, "child": child}
        return render(request, "diary/delete.html", context)
    link = request.build_absolute_uri(reverse("family"))
    planned = deletions.plan(household, child=child, now=timezone.now(), link=link)
    words = _("It goes on %(day)s. Until then any owner can stop it.")
    messages.success(request, words % {"day": date_format(planned.due_on, "j F")})
    return redirect("family")
