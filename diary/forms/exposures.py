"""Which spot, and how many days before it got worse, read from an address."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diary.queries.named_spots import Place

DAYS = (3, 7)
DEFAULT_DAYS = 7


class ExposuresForm(forms.Form):
    """An address without choices means all spots of the child and seven days."""

    spot = forms.ChoiceField(
        label=_("Spot"),
        required=False,
        error_messages={"invalid_choice": _("Choose from the spots of this child.")},
    )
    days = forms.ChoiceField(
        label=_("Days before"),
        required=False,
        choices=[(str(days), str(days)) for days in DAYS],
        error_messages={"invalid_choice": _("Choose 3 or 7 days.")},
    )

    def __init__(self, choices: QueryDict, *, places: Sequence[Place]) -> None:
        super().__init__(choices)
        self.places = places
        field = self.fields["spot"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = [(str(one.uuid), one.name) for one in places]

    @property
    def chosen(self) -> Place | None:
        """The one spot that the address names, if it is one of these."""
        named = self.data.get("spot", "")
        return next((one for one in self.places if str(one.uuid) == named), None)

    @property
    def days_before(self) -> int:
        """How many days the valid form asks for."""
        return int(self.cleaned_data["days"] or DEFAULT_DAYS)

    @property
    def in_view(self) -> list[Place]:
        """The spots whose entries the valid form asks for."""
        return [self.chosen] if self.chosen else list(self.places)
