"""The form of a new spot: as any spot, and who said what it might be."""

from datetime import date
from textwrap import shorten
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from diary.forms.fields import DayField
from diary.forms.spots import SpotForm
from diary.services.visits import VisitDetails

DOCTOR = "doctor"
LONGEST_DIAGNOSIS = 200
SAID_BY = [("we", _("We think")), (DOCTOR, _("A doctor said"))]


class NewSpotForm(SpotForm):
    """What a parent says about a spot that begins, and when a doctor named it."""

    said_by = forms.ChoiceField(
        label=_("Who said so?"), choices=SAID_BY, initial="we", required=False
    )
    # The same form sent twice is one spot.
    uuid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen_on = DayField(label=_("When did the doctor see it?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (those of SpotForm)
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen_on", self.on)
        self.initial["uuid"] = uuid4()
        self._bound_days("seen_on")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("said_by") != DOCTOR:
            self.errors.pop("seen_on", None)
            return data
        self._check_possible("seen_on")
        if "seen_on" not in self.errors:
            self._check_visit(data["seen_on"])
        return data

    def _check_visit(self, seen_on: date | None) -> None:
        """Refuse no day at all, and one before there was anything to see."""
        noticed_on, about = self._noticed()
        if seen_on is None:
            self.add_error("seen_on", _("Pick the day of the visit."))
        elif noticed_on and not about and seen_on < noticed_on:
            self.add_error("seen_on", _("This is before it was first noticed."))

    def visit(self) -> VisitDetails | None:
        """Return the visit of the doctor who said so, where one did.

        One label is the diagnosis; of several none is, and their names are kept.
        What is logged later that day the doctor has not seen.
        """
        if self.cleaned_data["said_by"] != DOCTOR:
            return None
        slugs = self.details().suspected
        on = self.cleaned_data["seen_on"]
        if len(slugs) == 1:
            return VisitDetails(on=on, diagnosis=slugs[0])
        names = gettext(" or ").join(self.names[slug] for slug in slugs)
        return VisitDetails(on=on, diagnosis_text=shorten(names, LONGEST_DIAGNOSIS))
