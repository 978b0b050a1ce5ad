"""The whole form of a log: spots and days, and what is shown of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from diary.forms.report import ReportForm
from diary.models import Child, ReportChoice, Spot
from diary.models.report import LONGEST_QUESTIONS

ON = "on"


class UuidsField(forms.Field):
    """Any number of ids; one that names nothing leaves nothing out."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Sequence[str] | None) -> list[UUID]:
        try:
            return [UUID(one) for one in value or []]
        except ValueError as error:
            raise forms.ValidationError(_("Choose from these photos.")) from error


class ChoiceForm(ReportForm):
    """What a log holds and shows, read from its address and what was kept, or as sent.

    Spots and days stand in the address and begin anew each time. What is left out, and
    the questions, are `kept` for the next time.
    """

    left_out = UuidsField(label=_("Photos to leave out"), required=False)
    notes = forms.BooleanField(label=_("Notes"), required=False)
    names = forms.BooleanField(label=_("Names of who wrote"), required=False)
    questions = forms.CharField(
        label=_("Your questions for the doctor"),
        required=False,
        max_length=LONGEST_QUESTIONS,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        choices: QueryDict,
        *,
        offered: Sequence[tuple[Spot, str]],
        today: date,
        kept: ReportChoice | None = None,
    ) -> None:
        data = choices.copy()
        if kept is not None:
            data.setlist("left_out", [str(uuid) for uuid in kept.left_out])
            data["notes"], data["names"] = ON * kept.notes, ON * kept.names
            data["questions"] = kept.questions
        super().__init__(data, offered=offered, today=today)

    def choice(self, user: User, child: Child) -> ReportChoice:
        """Return what the valid form shows, as this person's choice for `child`."""
        said: dict[str, Any] = self.cleaned_data
        return ReportChoice(
            person=user,
            child=child,
            left_out=said["left_out"],
            notes=said["notes"],
            names=said["names"],
            questions=said["questions"],
        )
