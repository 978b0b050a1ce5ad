"""The log form: one entry on a spot."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from conditions.exchange.values import Exposure, Site
from conditions.rules import Sign
from diary.forms.fields import (
    LocalTimeField,
    PhotosField,
    TemperatureField,
    YesNoField,
    ZeroToTenField,
)
from diary.forms.sign_rows import SignRow, sign_rows
from diary.models import Observation, Spot
from diary.services.observations import Seen, Treatment

SPREAD = [
    ("", _("Not recorded")),
    ("1", _("One place")),
    ("2", _("A few places")),
    ("3", _("Many places")),
    ("4", _("Most of the body")),
]
SIGN_STATES = [
    ("none", _("None of these")),
    ("yes", _("Yes, show")),
    ("", _("Not checked")),
]


class ObservationForm(forms.Form):
    """What a parent saw. Nothing has to be filled in.

    `asked` are the warning signs with their keys, as they are asked now.
    """

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    photos = PhotosField(label=_("Photos"))
    course = forms.ChoiceField(
        label=_("Compared with last time"),
        choices=Observation.Course.choices,
        required=False,
    )
    sign_state = forms.ChoiceField(
        label=_("Any of these now?"), choices=SIGN_STATES, required=False
    )
    signs = forms.MultipleChoiceField(label=_("Warning signs"), required=False)
    exposures = forms.MultipleChoiceField(label=_("Anything new?"), required=False)
    exposure_detail = forms.CharField(
        label=_("What exactly?"), max_length=200, required=False
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": _("What changed since yesterday?")}
        ),
    )
    temperature_c = TemperatureField(label=_("Highest temperature, °C"))
    fever_days = forms.IntegerField(
        label=_("Days of fever so far"), min_value=0, max_value=60, required=False
    )
    well = YesNoField(label=_("Otherwise well?"))
    spreading = YesNoField(label=_("Spreading?"))
    vesicles = YesNoField(label=_("Blisters with fluid?"))
    pustules = YesNoField(label=_("Spots with pus?"))
    cough = YesNoField(label=_("A cough?"))
    after_straining = YesNoField(
        label=_(
            "Did dots come straight after hard coughing, vomiting, screaming "
            "or straining?"
        )
    )
    itch = ZeroToTenField(label=_("Itch or scratching, 0 to 10"))
    sleep = ZeroToTenField(label=_("Sleep lost, 0 to 10"))
    size_mm = forms.IntegerField(
        label=_("Size in mm"), min_value=0, max_value=2000, required=False
    )
    spread = forms.TypedChoiceField(
        label=_("How far"), choices=SPREAD, coerce=int, empty_value=None, required=False
    )
    sites = forms.MultipleChoiceField(label=_("Where it is now"), required=False)
    treatment = forms.CharField(
        label=_("Tried anything?"), max_length=120, required=False
    )
    outcome = forms.CharField(label=_("What happened?"), max_length=200, required=False)
    observed_at = LocalTimeField(label=_("When"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        spot: Spot,
        now: datetime,
        asked: Sequence[tuple[str, Sign]],
        exposures: Sequence[Exposure],
        sites: Sequence[Site],
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        local = now.astimezone(spot.household.zone).replace(tzinfo=None)
        fresh = {"uuid": uuid.uuid4(), "observed_at": local}
        kwargs["initial"] = fresh | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.spot, self.now, self.asked = spot, now, asked
        self.offered = exposures
        self._offer("signs", [(key, sign.question) for key, sign in asked])
        self._offer("exposures", [(one.code, one.label) for one in exposures])
        self._offer("sites", [(site.code, site.name) for site in sites])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = choices

    def take_new_id(self) -> None:
        """Send the form back as a new entry, with everything that was typed."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent["uuid"] = str(uuid.uuid4())
        self.data = sent

    def clean_observed_at(self) -> datetime:
        """Read the time on the family's clock; refuse what cannot have been.

        In the hour that a clock change repeats it is the first of the two; an hour
        that one skips is as long after midnight as the clock would have said.
        """
        zone, noticed_on = self.zone, self.spot.noticed_on
        when: datetime = self.cleaned_data["observed_at"].replace(tzinfo=zone)
        if when.date() > self.now.astimezone(zone).date():
            raise forms.ValidationError(
                _("This is in the future. Choose today or before.")
            )
        day = self.day_of(min(when, self.now))
        if noticed_on and day < noticed_on:
            raise forms.ValidationError(
                _("This is before it was first noticed, on %(day)s."),
                params={"day": date_format(noticed_on, "j F")},
            )
        born_on = self.spot.child.born_on
        if born_on and day < born_on:
            raise forms.ValidationError(
                _("This is before %(child)s was born, on %(day)s."),
                params={
                    "child": self.spot.child.name,
                    "day": date_format(born_on, "j F Y"),
                },
            )
        return min(when, self.now)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("signs") and data.get("sign_state") != "yes":
            self.add_error(
                "sign_state",
                _("A sign below is ticked. Choose “Yes, show”, or take the tick away."),
            )
        if data.get("sign_state") == "yes" and not data.get("signs"):
            self.add_error(
                "sign_state", _("Tick what you see, or choose “None of these”.")
            )
        if data.get("outcome") and not data.get("treatment"):
            self.add_error("treatment", _("Write what you tried, too."))
        if data.get("exposure_detail") and not data.get("exposures"):
            self.add_error("exposures", _("Tick what was new, too."))
        return data

    @property
    def zone(self) -> tzinfo:
        """The zone in which the day and time are read."""
        return self.spot.household.zone

    def day_of(self, when: datetime) -> date:
        """Return the day that an entry about the instant `when` has."""
        return self.spot.household.day(when)

    @property
    def sign_rows(self) -> list[SignRow]:
        """The signs as they are asked; a form that comes back keeps its ticks."""
        contact = self.spot.household.contact
        ticked = self["signs"].value() or []
        return list(sign_rows(self.asked, ticked=ticked, contact=contact))

    @property
    def usual_exposures(self) -> list[str]:
        """The exposures to show first: what fits the label, then what is common."""
        fitting = [
            one.code
            for one in self.offered
            if set(one.relevant_to) & set(self.spot.suspected)
        ]
        return list(dict.fromkeys([*fitting, *COMMON_EXPOSURES]))[:FIRST_EXPOSURES]

    @property
    def yes_no_fields(self) -> list[forms.BoundField]:
        """The facts that are yes, no or not checked."""
        return [field for field in self if isinstance(field.field, YesNoField)]

    @property
    def has_errors_in_more(self) -> bool:
        """Whether something is wrong in the part that starts folded."""
        return bool(self.errors.keys() - IN_SIGHT)

    def seen(self) -> Seen:
        """Return what the valid form says."""
        data = self.cleaned_data
        plain = {name: data[name] for name in PLAIN}
        return Seen(
            signs=list(dict.fromkeys(data["signs"])),
            signs_asked=[key for key, _sign in self.asked]
            if data["sign_state"]
            else [],
            exposures=dict.fromkeys(data["exposures"], data["exposure_detail"]),
            treatments=_treatments(data["treatment"], data["outcome"]),
            **plain,
        )


PLAIN = [
    name
    for name in Seen.__dataclass_fields__
    if name not in {"signs", "signs_asked", "exposures", "treatments"}
]


COMMON_EXPOSURES = (
    "soap_wash",
    "detergent",
    "food_new",
    "clothing_fabric",
    "heat_sweat",
    "medicine",
    "vaccine",
    "illness",
)
FIRST_EXPOSURES = 8
IN_SIGHT = {"photos", "course", "sign_state", "signs", "exposures", "note"}


def _treatments(name: str, outcome: str) -> list[Treatment]:
    if not name:
        return []
    return [{"name": name, "since": None, "until": None, "outcome": outcome}]


class PhotosForm(forms.Form):
    """More photos for an entry that is already there."""

    photos = PhotosField(label=_("Photos"))
