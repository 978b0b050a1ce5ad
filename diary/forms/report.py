"""What the log to take along shall hold: which spots, which days."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diary.clinical_report import Span
from diary.forms.fields import DayField
from diary.models import Spot

CHOICES = ("spots", "since", "until")
NOT_A_DAY = {"invalid": _("Choose a day from the calendar.")}


class ReportForm(forms.Form):
    """The choices of one report, read from its address.

    An address without choices means all spots, from first noticed to today.
    `offered` are the child's spots with the words that name each of them.
    """

    spots = forms.MultipleChoiceField(
        label=_("Spots"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one spot."),
            "invalid_choice": _("Choose from the spots in this list."),
        },
    )
    since = DayField(
        label=_("From"),
        required=False,
        help_text=_("Empty: since it was first noticed."),
        error_messages=NOT_A_DAY,
    )
    until = DayField(
        label=_("To"),
        required=False,
        help_text=_("Empty: up to today."),
        error_messages=NOT_A_DAY,
    )

    def __init__(
        self, choices: QueryDict, *, offered: Sequence[tuple[Spot, str]], today: date
    ) -> None:
        self.offered, self.today = offered, today
        data = choices.copy()
        if not any(name in choices for name in CHOICES):
            data.setlist("spots", [str(spot.uuid) for spot, _words in offered])
        super().__init__(data)
        spots = self.fields["spots"]
        assert isinstance(spots, forms.MultipleChoiceField)  # noqa: S101 (tells the type checker)
        spots.choices = [(str(spot.uuid), words) for spot, words in offered]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        if since and since > self.today:
            self.add_error("since", _("This day is still to come."))
        return data

    @property
    def chosen_spots(self) -> list[Spot]:
        """The spots that the valid form names."""
        wanted = set(self.cleaned_data["spots"])
        return [spot for spot, _words in self.offered if str(spot.uuid) in wanted]

    @property
    def covers(self) -> Span:
        """The days that the valid form names."""
        return Span(
            self.cleaned_data["since"], self.cleaned_data["until"] or self.today
        )

    @property
    def address(self) -> str:
        """The choices of the valid form as a query; empty where all is chosen."""
        said = self.cleaned_data
        days = [(name, said[name].isoformat()) for name in CHOICES[1:] if said[name]]
        if not days and len(self.chosen_spots) == len(self.offered):
            return ""
        return urlencode([*(("spots", uuid) for uuid in said["spots"]), *days])
