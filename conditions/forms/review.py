"""The steps of the review: why, and of what."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from conditions.readiness.wording import never_said

LONGEST = 2000
# /conditions/signs/ is the list of warning signs.
TAKEN = ("signs",)
# As the file format has it: what it refuses could never be published.
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ADDRESS = 80


class StepForm(forms.Form):
    """Why somebody takes a step, and what they saw last of the draft.

    A reason that `is_public` is read by parents, and keeps to the words for them.
    """

    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": _("Say why: it stays in the history.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own)
        must_say: bool = True,
        is_public: bool = False,
        **named: Any,  # noqa: ANN401 (Django's own)
    ) -> None:
        super().__init__(*args, **named)
        self.fields["why"].required = must_say
        self.is_public = is_public

    def clean_why(self) -> str:
        why: str = self.cleaned_data["why"]
        if self.is_public and (said := never_said(why)):
            words = _("Parents read this: say it without “%(words)s”.")
            raise ValidationError(words % {"words": "”, “".join(said)})
        return why


class NewConditionForm(forms.Form):
    """A condition that is not curated yet, by its name and address."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        error_messages={"required": _("Say what parents call it.")},
    )
    slug = forms.CharField(
        label=_("Address"),
        max_length=LONGEST_ADDRESS,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text=_(
            "Small letters, figures and hyphens, as in “milk-spots”. It never changes. "
            "Left empty, it is made from the name."
        ),
    )

    def clean_slug(self) -> str:
        """Return the address, made from the name where none is given."""
        made: str = slugify(self.cleaned_data.get("name", ""))[:LONGEST_ADDRESS]
        slug = (self.cleaned_data["slug"] or made.strip("-")).lower()
        if not ADDRESS.fullmatch(slug):
            raise ValidationError(
                _("Give an address of small letters, figures and hyphens.")
            )
        if slug in TAKEN:
            raise ValidationError(_("This address is taken by a page: choose another."))
        return slug
