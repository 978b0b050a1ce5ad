"""What a link for a doctor shall hold, until when, and whether it asks a passcode."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diary.forms.report import ReportForm
from diary.models import Spot
from diary.services.share_secrets import Terms

DAYS = ((1, _("1 day")), (7, _("7 days")), (30, _("30 days")))
FIRST = {"days": "7", "passcode": "on"}


class EndForm(forms.Form):
    """For how many days from now a link opens."""

    days = forms.TypedChoiceField(
        label=_("Ends after"),
        choices=DAYS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose when it ends.")},
    )


class ShareForm(ReportForm, EndForm):
    """The choices of a report and the terms of its link; the usual ones at first."""

    passcode = forms.BooleanField(label=_("Ask for a passcode"), required=False)
    pdf = forms.BooleanField(label=_("Make a PDF with the QR code"), required=False)

    def __init__(
        self,
        choices: QueryDict,
        *,
        offered: Sequence[tuple[Spot, str]],
        today: date,
        is_sent: bool,
    ) -> None:
        self.is_sent = is_sent
        data = choices.copy()
        if not is_sent:
            data.update(FIRST)
        super().__init__(data, offered=offered, today=today)

    @property
    def terms(self) -> Terms:
        """The terms that the valid form names."""
        said = self.cleaned_data
        return Terms(said["days"], asks_passcode=said["passcode"])
