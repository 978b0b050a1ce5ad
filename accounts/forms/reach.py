"""How news reaches a person."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User

EMAIL, PUSH = "email", "push"


class ReachForm(forms.Form):
    """Channels, quiet hours and language; only what this server offers is asked."""

    email = forms.BooleanField(label=_("By e-mail"), required=False)
    push = forms.BooleanField(label=_("By messages on your devices"), required=False)
    quiet_from = forms.TimeField(
        label=_("Quiet from"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose when quiet begins."),
            "invalid": _("Enter a time such as 21:00."),
        },
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"),
        help_text=_("By your family’s clocks. The same time twice: no quiet hours."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose when quiet ends."),
            "invalid": _("Enter a time such as 7:00."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of messages"), choices=settings.LANGUAGES
    )

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        user: User,
        heard: Collection[str],
        offered: Collection[str],
    ) -> None:
        """Offer the channels `offered`; those in `heard` are on by now."""
        said: dict[str, Any] = {name: name in heard for name in (EMAIL, PUSH)}
        said["quiet_from"], said["quiet_until"] = user.quiet_from, user.quiet_until
        said["language"] = user.language or settings.LANGUAGE_CODE
        super().__init__(sent, initial=said)
        for name in {EMAIL, PUSH}.difference(offered):
            del self.fields[name]
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]

    @property
    def choices(self) -> dict[str, Any]:
        """What was chosen, by the names of the user's columns."""
        names = {"email": "news_by_email", "push": "news_by_push"}
        said = self.cleaned_data.items()
        return {names.get(name, name): value for name, value in said}
