"""The form of a reminder to log a spot."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, ngettext_lazy

from diary.models import Reminder

EVERY_DAYS = [
    (1, _("Every day")),
    *(
        (days, ngettext_lazy("Every %(n)d day", "Every %(n)d days", "n") % {"n": days})
        for days in range(2, 8)
    ),
]


class ReminderForm(forms.Form):
    """How often, and at what time of the family's clock."""

    every_days = forms.TypedChoiceField(
        label=_("How often?"), choices=EVERY_DAYS, coerce=int, initial=1
    )
    at = forms.TimeField(
        label=_("At what time?"),
        initial=time(19),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose the time."),
            "invalid": _("Write the time as 19:00."),
        },
    )

    def __init__(self, *args: Any, reminder: Reminder | None, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        if reminder:
            kwargs["initial"] = {"every_days": reminder.every_days, "at": reminder.at}
        super().__init__(*args, **kwargs)
