"""What a member may do, and how one goes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from accounts.services.members import LastOwnerError, remove as let_go
from diary import access
from diary.forms.members import MemberForm
from diary.services import members
from diary.views.request import SignedIn, sent

LAST_OWNER = gettext_lazy(
    "You are the only owner. Make someone else an owner first: a diary keeps one."
)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change a member's role, and which children they may see."""
    member = access.member(request.user, uuid)
    form = MemberForm(
        sent(request),
        children=access.children(request.user).filter(household=member.household),
        member=member,
    )
    if form.is_valid() and _change(member, form, request):
        messages.success(request, _("Saved."))
        return redirect("family")
    status = 422 if form.errors else 200
    context = {"form": form, "member": member}
    return render(request, "diary/member.html", context, status=status)


@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask once, then take someone out of the family."""
    member = access.member(request.user, uuid)
    if request.method != "POST":
        return render(request, "diary/member_remove.html", {"member": member})
    try:
        let_go(member, by=request.user)
    except LastOwnerError:
        messages.error(request, LAST_OWNER)
        return redirect("family")
    words = _("%(name)s no longer belongs to the family.")
    messages.success(request, words % {"name": member.shown_name})
    return redirect("family")


@require_http_methods(["GET", "POST"])
def leave(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask once, then leave the family."""
    member = access.own_membership(request.user, uuid)
    if request.method != "POST":
        return render(request, "diary/leave.html", {"household": member.household})
    try:
        let_go(member, by=request.user)
    except LastOwnerError:
        messages.error(request, LAST_OWNER)
    else:
        messages.success(request, _("You have left the family."))
    return redirect("family")


def _change(member: Membership, form: MemberForm, request: SignedIn) -> bool:
    """Do as the form says; False, with the reason in the form, where it may not be."""
    try:
        members.change(
            member,
            role=form.chosen_role,
            children=form.chosen_children,
            by=request.user,
        )
    except LastOwnerError:
        form.add_error("role", LAST_OWNER)
        return False
    return True
