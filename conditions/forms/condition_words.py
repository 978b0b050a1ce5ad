"""The words around a condition's rule."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from conditions.forms.fields import Choice, Line, Lines, Several, Words
from conditions.forms.placed import Placed
from conditions.models import Classification


class WordsForm(Placed):
    """Names and words, where it stands, what it looks like, what helps."""

    name = Line(label=_("Name"), max_length=120)
    synonyms = Lines(label=_("Also called"), rows=4)
    group = Line(
        label=_("Group"),
        max_length=40,
        help_text=_("The code of the heading it is listed under, such as “newborn”."),
    )
    description = Words(label=_("Description"), rows=4)
    contagious = forms.BooleanField(label=_("Can be passed on"), required=False)
    contagious_note = Words(label=_("How it is passed on"), required=False)
    needs_treatment = forms.BooleanField(label=_("Needs treatment"), required=False)

    body_sites = Several(label=_("Where on the body"))
    body_sites_text = Line(label=_("Where, in words"))

    colour = Line(label=_("Colour"))
    texture = Line(label=_("Texture"))
    skin_of_colour = Words(label=_("On brown and black skin"), rows=3)

    care_do = Lines(label=_("Do"), rows=4)
    care_dont = Lines(label=_("Do not"), rows=4)
    do_not = Several(label=_("From the do-not list"))
    note = Words(label=_("Note for curators"), required=False)

    places: ClassVar = {
        "colour": "look.colour",
        "texture": "look.texture",
        "skin_of_colour": "look.skin_of_colour",
        "care_do": "care.do",
        "care_dont": "care.dont",
    }
    offered: ClassVar = {"body_sites": "sites", "do_not": "do_not"}


class LookAlikeRow(Placed):
    heading = _("Look-alikes")
    named_by = ("name",)
    slug = Choice(none=_("Nothing of ours"), label=_("Condition"))
    name = Line(label=_("Name"), max_length=120)
    tell_apart = Words(label=_("How to tell them apart"))

    offered: ClassVar = {"slug": "conditions"}


class CodeRow(Placed):
    heading = _("Classifications")
    named_by = ("system", "code")
    system = Choice(
        Classification.System.choices,
        none=_("Choose a system"),
        required=True,
        label=_("System"),
    )
    code = Line(label=_("Code"), max_length=40)
    label = Line(label=_("Label"))
    verified = forms.BooleanField(label=_("Checked in its table"), required=False)
