"""The form of a spot: where, since when, what it might be."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Min
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from conditions.queries import Published
from diary.forms.fields import DayField
from diary.models import Child, Spot
from diary.queries.standing import place_name
from diary.services.spots import SpotDetails

# "This week, about" is counted from the middle of the last seven days.
ABOUT_A_WEEK = timedelta(days=3)
SINCE = [
    ("today", _("Today")),
    ("week", _("This week, about")),
    ("birth", _("Since birth")),
    ("date", _("Pick a date")),
    ("unknown", _("I don’t know")),
]


def place_choices(data: Published) -> list[tuple[str, str]]:
    """Every place from head to toe, each side by itself, as "cheek:left"."""
    return [
        (f"{site.code}:{side}", place_name(site.code, side, data))
        for site in data.sites.values()
        for side in (("left", "right") if site.sides else ("",))
    ]


class SpotForm(forms.Form):
    """What a parent says about a spot. Only the place has to be chosen."""

    place = forms.ChoiceField(
        label=_("Place"), error_messages={"required": _("Choose where it is.")}
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("spot", "What is it?"),
        choices=Spot.Kind.choices,
        initial=Spot.Kind.RASH,
    )
    since = forms.ChoiceField(
        label=_("Since when?"),
        choices=SINCE,
        error_messages={"required": _("Choose since when, or “I don’t know”.")},
    )
    noticed_on = DayField(label=_("First noticed"), required=False)
    noticed_about = forms.BooleanField(
        label=_("About this date, not exact"), required=False
    )
    suspected = forms.MultipleChoiceField(label=_("What might it be?"), required=False)
    not_sure = forms.BooleanField(label=_("Not sure"), required=False)
    flare_started_on = DayField(label=_("This flare began"), required=False)
    look = forms.CharField(
        label=_("What it looks like"), max_length=400, required=False
    )
    label = forms.CharField(
        label=_("Your own name for it"), max_length=80, required=False
    )
    gone_on = DayField(
        label=_("Gone since"),
        required=False,
        help_text=_("Empty the day if it is still there."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        child: Child,
        on: date,
        data: Published,
        spot: Spot | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        if spot:
            kwargs["initial"] = _said(spot)
        super().__init__(*args, **kwargs)
        self.child, self.on, self.spot = child, on, spot
        self._offer("place", place_choices(data))
        self.names = {one.slug: one.name for one in data.conditions.values()}
        self._offer("suspected", list(self.names.items()))
        self._bound_days("noticed_on", "flare_started_on", "gone_on")
        if spot is None or not self._asks_when_gone(spot):
            del self.fields["gone_on"]
        if child.born_on is None:
            self._offer("since", [pair for pair in SINCE if pair[0] != "birth"])

    def _asks_when_gone(self, spot: Spot) -> bool:
        """Whether it has gone; not where it went while a carer filled in the form."""
        return spot.gone_on is not None and (
            not self.is_bound or "gone_on" in self.data
        )

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = choices

    def _bound_days(self, *names: str) -> None:
        """Let the browser's calendar end today, and begin at birth."""
        days = {"max": self.on} | (
            {"min": born} if (born := self.child.born_on) else {}
        )
        for name in names:
            attrs = self.fields[name].widget.attrs
            attrs.update({end: day.isoformat() for end, day in days.items()})

    @property
    def site(self) -> str:
        """The site chosen so far, or empty."""
        return str(self["place"].value() or "").partition(":")[0]

    @property
    def about_a_week(self) -> date:
        """The day that "this week, about" stands for."""
        return max(self.on - ABOUT_A_WEEK, self.child.born_on or date.min)

    def clean_place(self) -> tuple[str, str]:
        site, _colon, side = self.cleaned_data["place"].partition(":")
        return site, side

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since = data.get("since")
        if (
            since == "date"
            and not data.get("noticed_on")
            and "noticed_on" not in self.errors
        ):
            self.add_error("noticed_on", _("Pick the day, or choose “I don’t know”."))
        for name in ("noticed_on", "flare_started_on", "gone_on"):
            self._check_possible(name)
        gone = gettext("This is after it had gone, on %(day)s.")
        self._check_begun_by(self._gone_on(), gone)
        entry = gettext("There is an entry of %(day)s already.")
        self._check_begun_by(self._first_entry_on(), entry)
        return data

    def _check_begun_by(self, day: date | None, message: str) -> None:
        """Refuse a first day after the day `day`; `message` names that."""
        noticed_on, _about = self._noticed()
        if day and noticed_on and noticed_on > day:
            params = {"day": date_format(day, "j F")}
            self.add_error("since", forms.ValidationError(message, params=params))

    def _gone_on(self) -> date | None:
        kept = self.spot.gone_on if self.spot else None
        return self.cleaned_data.get("gone_on") if "gone_on" in self.fields else kept

    def _first_entry_on(self) -> date | None:
        if self.spot is None:
            return None
        entries = self.spot.observations.kept()
        first: date | None = entries.aggregate(first=Min("observed_on"))["first"]
        return first

    def _check_possible(self, name: str) -> None:
        day = self.cleaned_data.get(name)
        born_on = self.child.born_on
        if day and day > self.on:
            self.add_error(name, _("This day is in the future."))
        elif day and born_on and day < born_on:
            self.add_error(name, _("This day is before the birth."))

    def details(self) -> SpotDetails:
        """Return what the valid form says."""
        data = self.cleaned_data
        site, side = data["place"]
        noticed_on, about = self._noticed()
        return SpotDetails(
            site=site,
            side=side,
            kind=data["kind"],
            noticed_on=noticed_on,
            noticed_about=about,
            flare_started_on=data["flare_started_on"],
            suspected=() if data["not_sure"] else tuple(data["suspected"]),
            look=data["look"],
            label=data["label"],
            gone_on=self._gone_on(),
        )

    def _noticed(self) -> tuple[date | None, bool]:
        """Return the first day, and whether it is only about right."""
        match self.cleaned_data.get("since"):
            case "today":
                return self.on, False
            case "week":
                return self.about_a_week, True
            case "birth":
                return self.child.born_on, False
            case "date":
                about = self.cleaned_data["noticed_about"]
                return self.cleaned_data.get("noticed_on"), about
            case _:
                return None, False


def _said(spot: Spot) -> dict[str, Any]:
    return {
        "place": spot.place,
        "kind": spot.kind,
        "since": "date" if spot.noticed_on else "unknown",
        "noticed_on": spot.noticed_on,
        "noticed_about": spot.noticed_about,
        "flare_started_on": spot.flare_started_on,
        "suspected": spot.suspected,
        "look": spot.look,
        "label": spot.label,
        "gone_on": spot.gone_on,
    }
