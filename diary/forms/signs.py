"""The form that takes back reported signs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.models import WithdrawnSign


class WithdrawForm(forms.Form):
    """Which signs, and why. `reported` are their codes and words."""

    signs = forms.MultipleChoiceField(
        label=_("Which sign?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick the sign you mean.")},
    )
    why = forms.TypedChoiceField(
        label=_("What happened?"),
        choices=WithdrawnSign.Why.choices,
        coerce=WithdrawnSign.Why,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        reported: Sequence[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        super().__init__(*args, **kwargs)
        signs = self.fields["signs"]
        assert isinstance(signs, forms.MultipleChoiceField)  # noqa: S101 (tells the type checker)
        signs.choices = list(reported)
        if len(reported) == 1:
            signs.initial = [reported[0][0]]
