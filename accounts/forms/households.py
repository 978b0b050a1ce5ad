"""The forms about a household: where it is, and what its child calls you."""

from typing import Any

from django_countries import countries

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Household, User
from accounts.models.household import validate_telephone
from accounts.services.households import HouseholdDetails, create_household
from accounts.zones import timezone_names


def country_choices() -> list[tuple[str, Any]]:
    """Return every country by name, after an empty choice."""
    return [("", _("Choose")), *countries]


def timezone_choices() -> list[tuple[str, Any]]:
    """Return the zones named for a place, by name, after an empty choice."""
    places = sorted(
        name
        for name in timezone_names()
        if "/" in name and not name.startswith(("Etc/", "SystemV/"))
    )
    named = [(name, name.replace("_", " ")) for name in [*places, "UTC"]]
    return [("", _("Choose")), *named]


class PlaceFields(forms.Form):
    """Where a family lives: whose days are counted, whose emergency number holds."""

    country = forms.ChoiceField(
        label=_("Country"),
        choices=country_choices,
        help_text=_("Decides the emergency number on every page."),
        error_messages={"required": _("Choose your country.")},
    )
    timezone = forms.ChoiceField(
        label=_("Time zone"),
        choices=timezone_choices,
        help_text=_("Days are counted from midnight to midnight here."),
        error_messages={"required": _("Choose the time zone you live in.")},
    )


class HouseholdFields(PlaceFields):
    """What sign-up asks beside e-mail and password."""

    called = forms.CharField(
        label=_("What the child calls you"),
        max_length=40,
        required=False,
        help_text=_("For example Mum or Dad. Stands beside your entries."),
    )
    field_order = ("email", "password1", "called", "country", "timezone")

    def create_household(self, owner: User) -> Household:
        """Give a new user a household of their own."""
        return create_household(
            owner,
            timezone=self.cleaned_data["timezone"],
            country=self.cleaned_data["country"],
            called=self.cleaned_data["called"],
        )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Do nothing: allauth asks for this, and the adapter has done it all."""
        del request, user


class NamedPlaceFields(PlaceFields):
    """A household's name and place."""

    name = forms.CharField(
        label=_("Family name"),
        max_length=80,
        required=False,
        help_text=_("May be left out."),
    )
    field_order = ("name", "called", "country", "timezone")


class NewHouseholdForm(NamedPlaceFields):
    """A household of one's own, for someone who has an account."""

    called = HouseholdFields.base_fields["called"]


class HouseholdForm(NamedPlaceFields):
    """A household's name and place, corrected, and telephone numbers of its own."""

    own_emergency_number = forms.CharField(
        label=_("Another emergency number"),
        max_length=16,
        required=False,
        validators=[validate_telephone],
        help_text=_("Empty, it is that of the country."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    own_advice_line = forms.CharField(
        label=_("Another advice line"),
        max_length=24,
        required=False,
        validators=[validate_telephone],
        help_text=_("Empty, it is that of the country, or your family doctor."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        household: Household,
        timezone: str | None = None,
    ) -> None:
        """Start from what holds; `timezone` is one to choose in its place."""
        known = {
            "name": household.name,
            "country": household.country.code,
            "timezone": timezone or household.timezone,
            "own_emergency_number": household.own_emergency_number,
            "own_advice_line": household.own_advice_line,
        }
        super().__init__(sent, initial=known)

    def clean_own_emergency_number(self) -> str:
        """Leave out the spaces: it goes into the link that calls."""
        return "".join(self.cleaned_data["own_emergency_number"].split())

    def details(self) -> HouseholdDetails:
        """Return what the valid form says."""
        return HouseholdDetails(**self.cleaned_data)
