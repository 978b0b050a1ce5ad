"""Which spots of a child a visit is about: the part that several forms share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.models import Spot
from diary.queries.cards import SpotCard


class AboutForm(forms.Form):
    """A form with a list of spots to tick; asked where there is more than one way.

    `offered` are those to choose from, `ticked` the ids of those chosen at first. A
    visit that is about `spot` in any case offers others, and needs none of them.
    """

    spots = forms.MultipleChoiceField(
        label=_("Which spots is it about?"),
        error_messages={"required": _("Tick at least one spot.")},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        offered: Sequence[SpotCard] = (),
        ticked: Sequence[int] = (),
        spot: Spot | None = None,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.spot = offered, spot
        keys = {card.spot.pk: str(card.spot.uuid) for card in offered}
        if not offered or (spot is None and len(offered) == 1):
            del self.fields["spots"]
            return
        field = self.fields["spots"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = [(key, key) for key in keys.values()]
        field.required = spot is None
        if spot:
            field.label = _("Show these at the same visit?")
        self.initial["spots"] = [keys[pk] for pk in ticked if pk in keys]

    def about(self) -> list[Spot]:
        """Return the spots that the valid form is about."""
        offered = [card.spot for card in self.offered]
        if "spots" in self.fields:
            chosen = self.cleaned_data["spots"]
            offered = [one for one in offered if str(one.uuid) in chosen]
        return [self.spot, *offered] if self.spot else offered
