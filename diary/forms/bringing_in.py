"""Send the file of a diary, and say where it goes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from accounts.models import Household

NEW = "new"


class BringInForm(forms.Form):
    """A ZIP that was taken out of a diary, and the family that it comes into."""

    file = forms.FileField(
        label=_("The file of the diary"),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": _("Choose the file.")},
    )
    into = forms.ChoiceField(label=_("Where to?"))

    def __init__(self, *args: Any, own: Iterable[Household], **kwargs: Any) -> None:  # noqa: ANN401 (Django's own)
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError
        mine = [(str(one.uuid), one.name or gettext("Your family")) for one in own]
        field.choices = [*mine, (NEW, gettext("A diary of its own"))]

    @property
    def household(self) -> UUID | None:
        """The household that was chosen; None for a new one."""
        return household_named(self.cleaned_data["into"])


def household_named(into: str) -> UUID | None:
    """Return the household that a choice of the form names; None for a new one."""
    return None if into == NEW else UUID(into)
