"""Invite someone to a family, take it back, or join."""

from uuid import UUID

from allauth.decorators import rate_limit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.invitations import DOES_NOT_WORK, CalledForm
from accounts.models import Household
from accounts.roles import Capability
from accounts.services.invitations import (
    AlreadyMemberError,
    InvitationEndedError,
    invite as invite_to,
    revoke as take_back,
)
from accounts.services.letters import send_invitation
from accounts.views.invitations import forget, remembered
from diary import access
from diary.forms.members import InviteForm
from diary.services import members
from diary.views.request import SignedIn, sent


@require_http_methods(["GET", "POST"])
@rate_limit(action="invite")  # type: ignore[untyped-decorator]  # allauth has no types
def invite(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Invite someone; the page that follows shows the link and code, this once."""
    household = access.household(request.user, uuid, Capability.MANAGE)
    form = InviteForm(
        sent(request),
        household=household,
        children=access.children(request.user).filter(household=household),
    )
    if form.is_valid():
        return _invited(request, household, form)
    status = 422 if form.errors else 200
    return render(request, "diary/invite.html", {"form": form}, status=status)


@require_POST
def revoke(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take an invitation back."""
    take_back(access.invitation(request.user, uuid))
    messages.success(request, _("Taken back. The code opens nothing now."))
    return redirect("family")


@require_http_methods(["GET", "POST"])
def accept(request: SignedIn) -> HttpResponse:
    """Join the family whose invitation was opened in this browser."""
    invitation = remembered(request)
    if invitation is None:
        return redirect("invitation")
    form = CalledForm(sent(request))
    if form.is_valid():
        try:
            members.join(
                invitation, request.user, now=timezone.now(), **form.cleaned_data
            )
        except InvitationEndedError:
            forget(request)
            form.add_error(None, DOES_NOT_WORK)
        except AlreadyMemberError:
            return _joined(request, _("You belong to this family already."))
        else:
            return _joined(request, _("You have joined the family."))
    context = {"form": form, "invitation": invitation}
    status = 422 if form.errors else 200
    return render(request, "diary/join.html", context, status=status)


def _joined(request: HttpRequest, words: str) -> HttpResponse:
    forget(request)
    messages.success(request, words)
    return redirect("today")


def _invited(request: SignedIn, household: Household, form: InviteForm) -> HttpResponse:
    invitation, code = invite_to(
        household,
        email=form.cleaned_data["email"],
        role=form.chosen_role,
        children=form.chosen_children,
        now=timezone.now(),
    )
    link = f"{request.build_absolute_uri(reverse('invitation'))}#code={code}"
    is_sent = send_invitation(invitation, code=code, link=link)
    context = {"invitation": invitation, "code": code, "link": link, "sent": is_sent}
    return render(request, "diary/invited.html", context)
