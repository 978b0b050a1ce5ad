"""The forms about people and households."""

from accounts.forms.households import (
    HouseholdFields,
    HouseholdForm,
    NewHouseholdForm,
    timezone_choices,
)

__all__ = ["HouseholdFields", "HouseholdForm", "NewHouseholdForm", "timezone_choices"]
