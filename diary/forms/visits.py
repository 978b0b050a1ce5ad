"""The forms about doctor's visits, and the answers to a prompt."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.queries import Published
from diary.forms.about import AboutForm
from diary.forms.fields import DayField
from diary.models import Child, Spot, Visit
from diary.services.visits import VisitDetails

PLANS = [
    ("", _("They did not say")),
    ("review", _("Look again on a date")),
    ("change", _("Only if it changes")),
]


TIME = forms.TimeInput(attrs={"type": "time"})
# Beyond these a date is a slip of the finger, and would silence the count.
BOOK_WITHIN = timedelta(days=366)
REVIEW_WITHIN = timedelta(days=3 * 366)


class BookedForm(AboutForm):
    """A visit that is planned, for one spot or for several."""

    on = DayField(
        label=_("Which day?"), error_messages={"required": _("Choose the day.")}
    )
    at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=TIME,
        help_text=_("Leave it empty until you know."),
    )
    where = forms.CharField(label=_("Where, with whom"), max_length=200, required=False)
    field_order = ("on", "at", "where", "spots")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        today: date,
        visit: Visit | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        kwargs["initial"] = _said(visit) if visit else {}
        if visit and visit.on < today:
            kwargs["initial"]["on"] = None
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.today:
            raise forms.ValidationError(
                _("This day has passed. If you went, choose “Seen by a doctor”.")
            )
        if on > self.today + BOOK_WITHIN:
            raise forms.ValidationError(_("This is more than a year away."))
        return on

    def details(self) -> VisitDetails:
        """Return what the valid form says."""
        return VisitDetails(planned=True, **_without_spots(self.cleaned_data))


class SeenForm(AboutForm):
    """A visit that took place, and what the doctor said of one spot or of several."""

    on = DayField(
        label=_("Which day?"), error_messages={"required": _("Choose the day.")}
    )
    at = forms.TimeField(label=_("Time"), required=False, widget=TIME)
    saw_same_day = forms.BooleanField(
        label=_("They also saw what we logged on that day"),
        required=False,
        initial=True,
    )
    diagnosis = forms.ChoiceField(label=_("What did they call it?"), required=False)
    diagnosis_text = forms.CharField(
        label=_("In the doctor’s words"), max_length=200, required=False
    )
    advice = forms.CharField(
        label=_("What did they advise?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    plan = forms.ChoiceField(
        label=_("When should it be seen again?"), choices=PLANS, required=False
    )
    review_on = DayField(label=_("Look again on"), required=False)
    where = forms.CharField(label=_("Where, with whom"), max_length=200, required=False)
    field_order = ("spots",)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        child: Child,
        today: date,
        data: Published,
        visit: Visit | None = None,
        saw_all: bool = True,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        kwargs["initial"] = _said(visit) if visit else {"on": today}
        if visit and visit.planned:
            # A tick of ours may not silence what was logged after the visit.
            kwargs["initial"]["saw_same_day"] = saw_all
        super().__init__(*args, **kwargs)
        self.child, self.today = child, today
        if "spots" in self.fields:
            self.fields["spots"].label = _("Which of them did the doctor look at?")
        names = sorted((c.name, c.slug) for c in data.conditions.values())
        diagnosis = self.fields["diagnosis"]
        assert isinstance(diagnosis, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        diagnosis.choices = [
            ("", _("No name, or not in this list")),
            *((slug, name) for name, slug in names),
        ]
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        born_on = self.child.born_on
        if born_on and on < born_on:
            raise forms.ValidationError(_("This day is before the birth."))
        return on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        # A day that was entered counts, also where the question before it was skipped.
        if data.get("plan") == "" and data.get("review_on"):
            data["plan"] = "review"
        if data.get("plan") != "review":
            data["review_on"] = None
        elif not data.get("review_on"):
            self.add_error("review_on", _("Choose the day, or another answer above."))
        elif data.get("on") and data["review_on"] <= data["on"]:
            self.add_error("review_on", _("This must be after the visit."))
        elif data["review_on"] > self.today + REVIEW_WITHIN:
            self.add_error("review_on", _("This is more than three years away."))
        return data

    def details(self) -> VisitDetails:
        """Return what the valid form says."""
        data = _without_spots(self.cleaned_data)
        return VisitDetails(only_if_it_changes=data.pop("plan") == "change", **data)


class GoneForm(forms.Form):
    """The day something had gone."""

    on = DayField(
        label=_("Gone since"), error_messages={"required": _("Choose the day.")}
    )

    def __init__(self, *args: Any, spot: Spot, today: date, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        kwargs["initial"] = {"on": today}
        super().__init__(*args, **kwargs)
        self.spot, self.today = spot, today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        if self.spot.noticed_on and on < self.spot.noticed_on:
            raise forms.ValidationError(_("This is before it was first noticed."))
        return on


class NotNowForm(forms.Form):
    """Nothing to fill in: the answer itself says it."""


def _without_spots(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "spots"}


def _said(visit: Visit) -> dict[str, Any]:
    names = [name for name in VisitDetails.__dataclass_fields__ if name != "planned"]
    plan = "review" if visit.review_on else "change" if visit.only_if_it_changes else ""
    return {name: getattr(visit, name) for name in names} | {"plan": plan}
