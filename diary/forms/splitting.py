"""The form that makes two spots of one."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.queries import Published
from diary.forms.fields import DayField
from diary.forms.spots import place_choices
from diary.models import Observation, Spot
from diary.services.splitting import NewSpot


class SplitForm(forms.Form):
    """Which entries are of another spot, where that one is, and since when."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    entries = forms.MultipleChoiceField(
        label=_("Which entries are of the other spot?"),
        error_messages={"required": _("Tick the entries that are of another spot.")},
    )
    place = forms.ChoiceField(
        label=_("Where is the other spot?"),
        error_messages={"required": _("Choose where it is.")},
    )
    noticed_on = DayField(
        label=_("First noticed"),
        required=False,
        help_text=_("Left empty, it begins with its first entry."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        spot: Spot,
        entries: Sequence[Observation],
        data: Published,
        on: date,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        place = f"{spot.site}:{spot.side}"
        kwargs["initial"] = {"uuid": uuid.uuid4(), "place": place}
        super().__init__(*args, **kwargs)
        self.spot, self.on = spot, on
        self.by_uuid = {str(entry.uuid): entry for entry in entries}
        self._offer("entries", [(key, key) for key in self.by_uuid])
        self._offer("place", [("", _("Choose")), *place_choices(data)])

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = choices

    def clean_noticed_on(self) -> date | None:
        day: date | None = self.cleaned_data["noticed_on"]
        born_on = self.spot.child.born_on
        if day and day > self.on:
            raise forms.ValidationError(_("This day is in the future."))
        if day and born_on and day < born_on:
            raise forms.ValidationError(_("This day is before the birth."))
        return day

    def chosen(self) -> list[Observation]:
        """Return the entries that were ticked."""
        return [self.by_uuid[key] for key in self.cleaned_data["entries"]]

    def new_spot(self) -> NewSpot:
        """Return where and since when the other spot is."""
        site, _colon, side = self.cleaned_data["place"].partition(":")
        noticed_on = self.cleaned_data["noticed_on"]
        return NewSpot(self.cleaned_data["uuid"], site, side, noticed_on)
