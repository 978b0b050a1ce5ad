"""How news reaches a person."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.quiet_hours import quiet_length

LONGEST_QUIET = timedelta(hours=23)


class ReachForm(forms.Form):
    """Letters, quiet hours and language; only what this server offers is asked.

    Messages are turned on where they are to show: in each browser.
    """

    email = forms.BooleanField(label=_("By e-mail"), required=False)
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
        help_text=_("In your family’s time zone. The same time twice: no quiet hours."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose when quiet ends."),
            "invalid": _("Enter a time such as 7:00."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of messages"), choices=lambda: settings.LANGUAGES
    )

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        user: User,
        hears_by_email: bool,
    ) -> None:
        """Begin with what holds for `user`, and whether letters are on by now."""
        said: dict[str, Any] = {"email": hears_by_email}
        said["quiet_from"], said["quiet_until"] = user.quiet_from, user.quiet_until
        said["language"] = user.language or settings.LANGUAGE_CODE
        super().__init__(sent, initial=said)
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]

    def clean_quiet_until(self) -> time:
        """Refuse what leaves minutes of a day: nothing urgent would get through."""
        until: time = self.cleaned_data["quiet_until"]
        start = self.cleaned_data.get("quiet_from")
        if start and not quiet_length(start, until) <= LONGEST_QUIET:
            raise forms.ValidationError(
                _("Leave at least an hour a day in which messages may come.")
            )
        return until

    @property
    def choices(self) -> dict[str, Any]:
        """What was chosen, by the names of the user's columns."""
        said = {**self.cleaned_data}
        return {"news_by_email": said.pop("email"), **said}
