"""The family: children, members, and where it lives."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.circle import circle
from accounts.forms import HouseholdForm, NewHouseholdForm
from accounts.roles import Capability
from accounts.services.households import create_household
from diary import access
from diary.forms.children import ChildForm
from diary.queries.deletions import planned_deletions
from diary.queries.family import families, first_noticed_on
from diary.services import children, moving
from diary.views.request import SignedIn, sent


@require_safe
def family(request: SignedIn) -> HttpResponse:
    """Who is in the family, and the way to every setting."""
    found = families(request.user, now=timezone.now())
    children = [child for family in found for child in family.children]
    context = {
        "families": found,
        "planned": planned_deletions(request.user, children),
    }
    return render(request, "diary/family.html", context)


@require_http_methods(["GET", "POST"])
def new_household(request: SignedIn) -> HttpResponse:
    """Start a diary of one's own, beside those one was invited to."""
    form = NewHouseholdForm(sent(request))
    if form.is_valid():
        create_household(request.user, **form.cleaned_data)
        messages.success(request, _("The diary is there. Add your child next."))
        return redirect("family")
    return _page(request, "diary/household_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit_household(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change a household's name and place."""
    household = access.household(request.user, uuid, Capability.MANAGE)
    form = HouseholdForm(
        sent(request), household=household, timezone=request.GET.get("timezone")
    )
    if form.is_valid():
        moving.change_place(household, form.details(), now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("family")
    context = {"form": form, "household": household}
    return _page(request, "diary/household_form.html", context)


@require_http_methods(["GET", "POST"])
def new_child(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Add a child to a household."""
    household = access.household(request.user, uuid, Capability.MANAGE)
    form = ChildForm(sent(request), today=household.day(timezone.now()))
    if form.is_valid():
        child = children.create_child(household, form.details())
        messages.success(request, _("%(name)s is added.") % {"name": child.name})
        return redirect("today")
    return _page(request, "diary/child_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit_child(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Correct what is known of a child."""
    child = access.child(request.user, uuid, Capability.EDIT)
    today = child.household.day(timezone.now())
    form = ChildForm(
        sent(request),
        today=today,
        child=child,
        first_noticed_on=first_noticed_on(child),
    )
    if form.is_valid():
        children.update_child(child, form.details(), by=request.user, on=today)
        messages.success(request, _("Saved."))
        return redirect("family")
    context = {
        "form": form,
        "child": child,
        "may_delete": circle(request.user).may(child.household_id, Capability.MANAGE),
    }
    return _page(request, "diary/child_form.html", context)


def _page(request: SignedIn, template: str, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, template, context, status=status)
