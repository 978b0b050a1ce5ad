"""Sources and what they say: the rows that stand behind every number."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.forms.fields import LONG, Choice, Day, Line, Number, Several, Words
from conditions.forms.placed import Placed


class SourceRow(Placed):
    heading = _("Sources")
    named_by = ("id", "publisher")
    id = Line(label=_("Code"), max_length=60, help_text=_("Claims name it by this."))
    publisher = Line(label=_("Publisher"))
    title = Line(label=_("Title"), required=False)
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        empty_value=None,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    year = Number(label=_("Published in"), required=False)
    checked_on = Day(label=_("Last checked on"), required=False)
    accessed = Line(label=_("How and when read"), required=False)
    verified = forms.BooleanField(label=_("Somebody read it there"), required=False)
    supports = Words(label=_("What it supports"), required=False)
    note = Words(label=_("Note"), required=False)


class ClaimRow(Placed):
    heading = _("What sources say")
    named_by = ("source",)
    source = Choice(label=_("Source"), none=_("Choose a source"), required=True)
    text = Words(label=_("Says"))
    min_days = Number(label=_("From, days"), required=False)
    max_days = Number(label=_("To, days"), required=False)
    used_for = Several(label=_("Used for"))
    not_used_because = Line(
        label=_("Or not used, because"), required=False, max_length=LONG
    )
    verified = forms.BooleanField(label=_("Its text shows the number"), required=False)

    offered: ClassVar = {"source": "sources", "used_for": "numbers"}

    @property
    def days(self) -> str:
        """The days as they stand in the row: "14–28", "90", or nothing."""
        ends = (self["min_days"].value(), self["max_days"].value())
        said = dict.fromkeys(str(end) for end in ends if end not in (None, ""))
        return "\N{EN DASH}".join(said)

    @property
    def source_label(self) -> str:
        return _labels(self, "source", [self["source"].value()])

    @property
    def uses(self) -> str:
        """What the row is used for, in words; empty where it is used for nothing."""
        return _labels(self, "used_for", self["used_for"].value() or [])


class OwnChoiceRow(Placed):
    heading = _("Our own choices")
    named_by = ("number",)
    number = Choice(label=_("Number"), none=_("Choose a number"), required=True)
    reason = Words(label=_("Why this one"))

    offered: ClassVar = {"number": "numbers"}

    @property
    def called(self) -> str:
        """Name the number in words; empty where none is chosen."""
        chosen = self["number"].value()
        return _labels(self, "number", [chosen]) if chosen else ""


class NewSourceRow(SourceRow):
    heading = _("New sources for it")


class SharedSourceRow(SourceRow):
    """A source that items of a list cite by its code, which therefore stays."""

    id = Line(label=_("Code"), widget=forms.TextInput(attrs={"readonly": True}))


def _labels(row: Placed, name: str, chosen: list[str]) -> str:
    """Name what is chosen in a field of a row, in the order on offer."""
    offered: Any = row.fields[name]
    return ", ".join(str(label) for code, label in offered.choices if code in chosen)
