"""The items of the lists: body sites, exposures, the do-not list."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.exchange.read_lists import View
from conditions.forms.fields import Line, Lines, Several, Words
from conditions.forms.placed import Placed

VIEWS = {
    View.FRONT: _("Front"),
    View.BACK: _("Back"),
    View.FACE: _("Face"),
    View.LIST: _("In the list alone"),
}


class SiteForm(Placed):
    code = Line(label=_("Code"), max_length=60)
    name = Line(label=_("Name"), max_length=80)
    sides = forms.BooleanField(label=_("Has a left and a right"), required=False)
    view = forms.MultipleChoiceField(
        label=_("Drawings of the body map it is found on"),
        choices=[(view.value, label) for view, label in VIEWS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    above_nipple_line = forms.BooleanField(
        label=_("Above the nipple line"), required=False
    )
    photos = forms.BooleanField(label=_("Photos of it are kept"), required=False)


class ExposureForm(Placed):
    code = Line(label=_("Code"), max_length=60)
    label = Line(label=_("Name"), max_length=80)
    examples = Lines(label=_("Examples"))
    ask = Lines(label=_("What to ask"))
    relevant_to = Several(label=_("Conditions it matters to"))
    red_flag = Several(label=_("Signs to ask with it"))
    sources = Several(label=_("Sources"))
    note = Words(label=_("Note"), required=False)

    offered: ClassVar = {
        "relevant_to": "conditions",
        "red_flag": "signs",
        "sources": "sources",
    }


class DoNotForm(Placed):
    code = Line(label=_("Code"), max_length=60)
    what = Words(label=_("What"))
    reason = Words(label=_("Reason"))
    support = Line(label=_("How well supported"))
    sources = Several(label=_("Sources"))

    offered: ClassVar = {"sources": "sources"}
