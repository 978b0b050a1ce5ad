"""From an invitation's code to an account."""

from typing import Any
from uuid import UUID

from allauth.account.views import SignupView
from allauth.decorators import rate_limit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.forms.invitations import DOES_NOT_WORK, CodeForm, InvitedSignUpForm
from accounts.models import Invitation
from accounts.queries import invitation_by_code, invitation_by_uuid

REMEMBERED = "invitation"


@login_not_required
@require_http_methods(["GET", "POST"])
@rate_limit(action="invitation")  # type: ignore[untyped-decorator]  # allauth has no types
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, which a link has filled in, and lead on to the account."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        found = invitation_by_code(form.cleaned_data["code"], timezone.now())
        if found is not None:
            request.session[REMEMBERED] = str(found.uuid)
            signed_in = request.user.is_authenticated
            return redirect("invitation-accept" if signed_in else "invitation-sign-up")
        form.add_error("code", DOES_NOT_WORK)
    status = 422 if form.errors else 200
    return render(request, "accounts/invitation.html", {"form": form}, status=status)


def remembered(request: HttpRequest) -> Invitation | None:
    """Return the invitation that was opened in this browser, while it is open."""
    uuid = request.session.get(REMEMBERED)
    return invitation_by_uuid(UUID(uuid), timezone.now()) if uuid else None


def forget(request: HttpRequest) -> None:
    """Let this browser no longer know of an invitation."""
    request.session.pop(REMEMBERED, None)


class InvitedSignUpView(SignupView):  # type: ignore[misc]  # allauth has no types
    """Sign-up for whoever opened an invitation, also where sign-up is closed."""

    template_name = "accounts/invited_sign_up.html"
    success_url = reverse_lazy("invitation-accept")

    def is_open(self) -> bool:
        self.invitation = remembered(self.request)
        return self.invitation is not None

    def closed(self) -> HttpResponse:
        return redirect("invitation")

    def get_form_class(self) -> type[InvitedSignUpForm]:
        return InvitedSignUpForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "invitation": self.invitation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 (Django's own)
        return {**super().get_context_data(**kwargs), "invitation": self.invitation}


sign_up = InvitedSignUpView.as_view()
