"""The numbers of a condition that reach a parent."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.forms.fields import Choice, Line, Number, Words
from conditions.forms.placed import Placed
from conditions.forms.sentences import upside_down
from conditions.models.fields import Clock as ClockChoice, Urgency
from conditions.rules import Clock, Recurrence, Rule, Window


class WindowForm(forms.Form):
    """The numbers that the window bar is drawn from, while they are typed."""

    window_min = Number(required=False)
    window_max = Number(required=False)
    see_doctor_after_days = Number(required=False)

    @classmethod
    def of(cls, form: forms.Form) -> "WindowForm":
        """Return the numbers as they stand in another form."""
        return cls({name: form[name].value() for name in cls.base_fields})

    def clean(self) -> None:
        first, last = (self.cleaned_data.get(f"window_{end}") for end in ("min", "max"))
        if first is not None and last is not None and first > last:
            self.add_error(None, upside_down(first, last))

    def rule(self) -> Rule | None:
        """Return a rule of these numbers alone; None where they cannot stand."""
        if not self.is_valid():
            return None
        return Rule(
            slug="draft",
            revision=1,
            name="",
            clock=Clock.ONSET,
            limit_days=self.cleaned_data["see_doctor_after_days"],
            limit_after_review_days=None,
            window=Window(
                self.cleaned_data["window_min"], self.cleaned_data["window_max"]
            ),
            recurrence=Recurrence(1, 0),
        )


class NumbersForm(Placed):
    """The time window, and every other number; spans are whole days."""

    clock_basis = Choice(ClockChoice.choices, label=_("Counts from"))
    window_min = Number(label=_("Usually gone from, days"), required=False)
    window_max = Number(label=_("Usually gone by, days"), required=False)
    window_text = Line(label=_("Usual time in words"))
    under_treatment = forms.BooleanField(
        label=_("Counted from the start of a treatment"), required=False
    )
    see_doctor_after_days = Number(
        label=_("See a doctor after (days)"),
        required=False,
        help_text=_("Empty where no day count asks for one."),
    )
    urgency_when_exceeded = Choice(Urgency.choices, label=_("How soon, once passed"))
    limit_after_review_days = Number(
        label=_("See a doctor again after (days)"),
        required=False,
        help_text=_("Counted in the same way, once a doctor has seen it."),
    )

    always_urgency = Choice(
        Urgency.choices, none=_("Only when the time has passed"), label=_("How soon")
    )
    always_reason = Words(label=_("Why always"), required=False)

    early_advice_after_days = Number(label=_("From day"), required=False)
    early_advice = Words(label=_("Words that are added from then on"), required=False)

    recurrence_episodes = Number(label=_("Starts that need a visit"), min_value=1)
    recurrence_within = Number(label=_("Within (days)"))
    recurrence_urgency = Choice(Urgency.choices, label=_("How soon"))

    onset_min = Number(label=_("Usually from (days of age)"))
    onset_max = Number(label=_("Usually to (days of age)"))
    onset_hard_max = Number(
        label=_("At the latest (days of age)"),
        required=False,
        help_text=_("After this age the label does not fit."),
    )
    size_min = Number(label=_("Smallest (mm)"))
    size_max = Number(label=_("Largest (mm)"))

    threshold_rationale = Words(label=_("Where the limit comes from"), rows=3)
    chosen = Words(label=_("Why this number, and not another claim’s"), rows=3)

    places: ClassVar = {
        "window_min": "typical_resolution.min_days",
        "window_max": "typical_resolution.max_days",
        "window_text": "typical_resolution.text",
        "under_treatment": "typical_resolution.under_treatment",
        "recurrence_episodes": "recurrence.episodes",
        "recurrence_within": "recurrence.within_days",
        "recurrence_urgency": "recurrence.urgency",
        "onset_min": "age_of_onset_days.min",
        "onset_max": "age_of_onset_days.max",
        "onset_hard_max": "age_of_onset_days.hard_max",
        "size_min": "look.size_mm.min",
        "size_max": "look.size_mm.max",
    }
