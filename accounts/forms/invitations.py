"""What someone who was invited types: the code, and who they are."""

from typing import Any

from allauth.account.forms import SignupForm

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User

DOES_NOT_WORK = _(
    "This invitation does not work: it may be mistyped, used or ended, or be for "
    "another e-mail address than yours. Ask an owner of the diary for a new one."
)


class CodeForm(forms.Form):
    """The code of an invitation, as it was read out or sent."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("12 letters and digits, for example K7QF-2M9X-T4WD."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter the code from the invitation.")},
    )


class CalledForm(forms.Form):
    """What is asked of someone who joins a household."""

    called = forms.CharField(
        label=_("What the child calls you"),
        max_length=40,
        required=False,
        help_text=_("For example Dad or Grandma. Stands beside your entries."),
    )


class InvitedSignUpForm(SignupForm):  # type: ignore[misc]  # allauth has no types
    """Sign-up without a household of one's own, for the invited address alone."""

    country = timezone = called = None
    field_order = ("email", "password1")

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:  # noqa: ANN401 (allauth's own)
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_email(self) -> str:
        email = str(super().clean_email())
        if email != self.invitation.email:
            raise forms.ValidationError(DOES_NOT_WORK)
        return email

    def create_household(self, owner: User) -> None:
        """Make none: they join the one they are invited to."""
