"""The form that names where something goes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MoveForm(forms.Form):
    """The spot, entry or child to move to; whether it may be is for `access` to say."""

    to = forms.UUIDField(
        label=_("Where does it belong?"),
        error_messages={"required": _("Choose one."), "invalid": _("Choose one.")},
    )
