"""The what-if form: what is known of one spot, as a curator makes it up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.rules import Kind
from diary.forms.fields import DayField, TemperatureField, YesNoField

Choices = Sequence[tuple[str, Any]]
SEVERAL = forms.SelectMultiple(attrs={"size": 8})
KINDS = [(Kind.RASH.value, _("A rash")), (Kind.SPOT.value, _("A single spot"))]
# Where the line of `manage.py assess` names what the form holds.
DAYS = (
    *("noticed_on", "flare_started_on", "first_seen_on", "gone_on", "came_back_on"),
    *("seen_by_doctor_on", "review_on"),
)
OBSERVED = (
    *("signs", "temperature_c", "fever_days", "sites", "vesicles", "pustules"),
    *("cough", "after_straining", "well", "spreading"),
)
PLAIN = ("kind", "suspected", "diagnosis", "only_if_it_changes")


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from; signs stand in groups."""

    drafts: Choices
    conditions: Choices
    signs: Choices
    sites: Choices


class DaysField(forms.CharField):
    """Several days such as 2026-01-31, apart by spaces or commas."""

    def clean(self, value: Any) -> list[date]:  # noqa: ANN401 (whatever was sent)
        days = super().clean(value).replace(",", " ").split()
        try:
            return [date.fromisoformat(day) for day in days]
        except ValueError as error:
            raise forms.ValidationError(
                _("Write each day as 2026-01-31, apart by spaces.")
            ) from error


class WhatIfForm(forms.Form):
    """Nothing but the day has to be filled in: the rest is then not known."""

    draft = forms.ChoiceField(label=_("Beside the published rules"), required=False)
    today = DayField(label=_("The day it is asked"))
    born_on = DayField(label=_("Date of birth"), required=False)
    age_days = forms.IntegerField(
        label=_("or age in days on that day"),
        min_value=0,
        max_value=7000,
        required=False,
    )
    kind = forms.ChoiceField(label=_("What it looks like"), choices=KINDS)
    suspected = forms.MultipleChoiceField(
        label=_("Suspected"), required=False, widget=SEVERAL
    )
    diagnosis = forms.ChoiceField(label=_("A doctor called it"), required=False)
    noticed_on = DayField(label=_("First noticed"), required=False)
    flare_started_on = DayField(label=_("Flare started"), required=False)
    first_seen_on = DayField(label=_("This spot first seen"), required=False)
    gone_on = DayField(label=_("Gone"), required=False)
    came_back_on = DayField(label=_("Came back"), required=False)
    earlier_starts_on = DaysField(label=_("Earlier starts"), required=False)
    seen_by_doctor_on = DayField(label=_("Seen by a doctor"), required=False)
    review_on = DayField(label=_("The doctor wants it back"), required=False)
    only_if_it_changes = forms.BooleanField(
        label=_("The doctor said: only if it changes"), required=False
    )
    signs = forms.MultipleChoiceField(
        label=_("Signs ticked that day"), required=False, widget=SEVERAL
    )
    sites = forms.MultipleChoiceField(label=_("Places"), required=False, widget=SEVERAL)
    temperature_c = TemperatureField(label=_("Temperature, °C"))
    fever_days = forms.IntegerField(
        label=_("Days of fever so far"), min_value=0, max_value=60, required=False
    )
    vesicles = YesNoField(label=_("Blisters with fluid?"))
    pustules = YesNoField(label=_("Spots with pus?"))
    cough = YesNoField(label=_("A cough?"))
    after_straining = YesNoField(label=_("Straight after straining?"))
    well = YesNoField(label=_("Otherwise well?"))
    spreading = YesNoField(label=_("Spreading?"))

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(*args, **kwargs)
        nothing = [("", _("Nothing"))]
        for name, choices in (
            ("draft", [*nothing, *offered.drafts]),
            ("suspected", offered.conditions),
            ("diagnosis", [*nothing, *offered.conditions]),
            ("signs", offered.signs),
            ("sites", offered.sites),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("born_on") and data.get("age_days") is not None:
            self.add_error(
                "age_days", _("Give the date of birth or the age, not both.")
            )
        return data

    def facts(self) -> dict[str, Any]:
        """Return a line of `manage.py assess` that says what was filled in."""
        data = self.cleaned_data
        line = {
            "today": data["today"].isoformat(),
            "child": _said({"born_on": _day(self._born_on())}),
            **{name: data[name] for name in PLAIN},
            **{name: _day(data[name]) for name in DAYS},
            "earlier_starts_on": [_day(day) for day in data["earlier_starts_on"]],
            "observation": _said({name: _plain(data[name]) for name in OBSERVED}),
        }
        return _said(line)

    def _born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        age: int | None = self.cleaned_data["age_days"]
        if age is None:
            return born_on
        today: date = self.cleaned_data["today"]
        return today - timedelta(days=age)


def initial_of(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    """Fill the form with facts of a case; None where they say more than it holds."""
    child, seen = facts.get("child") or {}, facts.get("observation") or {}
    plain = {
        key: value
        for key, value in facts.items()
        if key not in ("child", "observation")
    }
    known = {"today", "earlier_starts_on", *PLAIN, *DAYS}
    if not (plain.keys() <= known and child.keys() <= {"born_on"}):
        return None
    if not seen.keys() <= set(OBSERVED):
        return None
    said = {
        name: ("no", "yes")[value] if type(value) is bool else value
        for name, value in seen.items()
    }
    earlier = " ".join(facts.get("earlier_starts_on") or [])
    return {**plain, **child, **said, "earlier_starts_on": earlier}


def _said(line: dict[str, Any]) -> dict[str, Any]:
    """Leave out what was not filled in; a no is an answer."""
    silent: tuple[object, ...] = (None, "", [], {})
    return {
        name: value
        for name, value in line.items()
        if value not in silent and (name != "only_if_it_changes" or value)
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: Any) -> Any:  # noqa: ANN401 (whatever a field gives)
    """Turn degrees, a Decimal, into a number that JSON knows."""
    if value is None or isinstance(value, bool | int | str | list):
        return value
    return float(value)
