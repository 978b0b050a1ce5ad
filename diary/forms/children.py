"""The form of a child: name and what ages and reports need."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from diary.forms.fields import DayField
from diary.models import Child
from diary.services.children import ChildDetails

POSSIBLE_WEEKS = gettext_lazy("Enter whole weeks from 21 to 44, or leave it empty.")


class ChildForm(forms.Form):
    """What a parent says about a child. Only the name is needed."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Enter the name you use at home.")},
    )
    born_on = DayField(
        label=gettext_lazy("Date of birth"),
        required=False,
        help_text=gettext_lazy(
            "May be left out. Then nothing that depends on age can be said: "
            "the days of milk spots, and the stricter advice for young babies."
        ),
        error_messages={"invalid": gettext_lazy("Enter a date, or leave it empty.")},
    )
    weeks_at_birth = forms.IntegerField(
        label=gettext_lazy("If born early: weeks at birth"),
        required=False,
        min_value=21,
        max_value=44,
        help_text=gettext_lazy(
            "Whole weeks of pregnancy. Days are still counted from birth; "
            "the doctor’s report shows the corrected age beside it."
        ),
        error_messages={
            "invalid": POSSIBLE_WEEKS,
            "min_value": POSSIBLE_WEEKS,
            "max_value": POSSIBLE_WEEKS,
        },
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        required=False,
        choices=[("", gettext_lazy("Not said")), *Child.Sex.choices],
        help_text=gettext_lazy("Only for the doctor’s report."),
    )
    background = forms.CharField(
        label=gettext_lazy("Background"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Eczema, asthma or hay fever of the child, and allergies of the family. "
            "Stands in the doctor’s report."
        ),
    )
    allergies = forms.CharField(
        label=gettext_lazy("Known allergies"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Medicine, food or anything else, and what happened. Stands on the first "
            "page of the doctor’s report. Left empty, it says “not recorded”."
        ),
    )
    no_known_allergies = forms.BooleanField(
        label=gettext_lazy("No allergies are known"), required=False
    )

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        today: date,
        child: Child | None = None,
        first_noticed_on: date | None = None,
    ) -> None:
        """Start from what is known of `child`.

        `first_noticed_on` is the day of its first spot: nobody is born after it.
        """
        super().__init__(sent, initial=asdict(_said(child)) if child else None)
        self.today, self.first_noticed_on = today, first_noticed_on
        self.fields["born_on"].widget.attrs["max"] = today.isoformat()

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Enter the day of birth.")
            )
        first = self.first_noticed_on
        if born_on and first and born_on > first:
            words = {"day": date_format(first, "j F Y")}
            raise forms.ValidationError(
                _("A spot was first noticed on %(day)s, before this day.") % words
            )
        return born_on

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("allergies") and said.get("no_known_allergies"):
            self.add_error(
                "no_known_allergies",
                _("Allergies stand above. Take them out, or take this tick away."),
            )
        return said

    def details(self) -> ChildDetails:
        """Return what the valid form says."""
        return ChildDetails(**self.cleaned_data)


def _said(child: Child) -> ChildDetails:
    names = ChildDetails.__dataclass_fields__
    return ChildDetails(**{name: getattr(child, name) for name in names})
