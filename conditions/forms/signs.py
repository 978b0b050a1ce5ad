"""Warning signs, their exceptions, and rules about the child's age."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from conditions.forms.fields import (
    Choice,
    Line,
    Lines,
    Number,
    Several,
    When,
    Words,
)
from conditions.forms.placed import Placed
from conditions.models.fields import Urgency

CHOOSE = _("Choose how soon")
VOCABULARY = _("In YAML, such as {age_months: {lt: 3}}; see docs/clinical-data.md.")


class SignForm(Placed):
    """A sign; the ages say when it is asked, both ends included, `under` not."""

    heading = _("Own warning signs")
    code = Line(label=_("Code"), max_length=60)
    question = Words(label=_("Question"))
    urgency = Choice(Urgency.choices, none=CHOOSE, required=True, label=_("How soon"))
    instruction = Words(label=_("What to do"), required=False)
    group = Line(label=_("Group"), max_length=40, required=False)
    min_days = Number(label=_("Asked from (days of age)"), required=False)
    max_days = Number(label=_("Asked to (days of age)"), required=False)
    from_months = Number(label=_("Asked from (months of age)"), required=False)
    under_months = Number(label=_("Asked under (months of age)"), required=False)
    computed_when = When(label=_("Computed when"), required=False, help_text=VOCABULARY)
    computed_when_text = Line(label=_("Computed when, in words"), required=False)
    sources = Several(label=_("Sources"))
    own_choice = Words(
        label=_("Our own choice of ages or thresholds, and why"), required=False
    )
    note = Words(label=_("Note"), required=False)

    places: ClassVar = {
        "min_days": "applies_to_age.min_days",
        "max_days": "applies_to_age.max_days",
        "from_months": "applies_to_age.from_calendar_months",
        "under_months": "applies_to_age.under_calendar_months",
    }
    offered: ClassVar = {"sources": "sources"}


class ExceptionForm(Placed):
    """When a sign is less pressing; it still asks for a doctor."""

    code = Line(label=_("Code"), max_length=60)
    applies_to = Choice(none=_("Choose a sign"), required=True, label=_("Sign"))
    lowers_urgency_to = Choice(
        [(one.value, one.label) for one in (Urgency.SAME_DAY, Urgency.SOON)],
        none=CHOOSE,
        required=True,
        label=_("Lowers it to"),
    )
    requires_all = Lines(label=_("What has to hold, in words"))
    when = When(label=_("When"), help_text=VOCABULARY)
    instruction = Words(label=_("What to do"))
    why = Words(label=_("Why"), required=False)
    sources = Several(label=_("Sources"))

    offered: ClassVar = {"applies_to": "signs", "sources": "sources"}


class AgeRuleRow(Placed):
    heading = _("Rules about age")
    code = Line(label=_("Code"), max_length=60)
    when = When(label=_("When"), help_text=VOCABULARY)
    when_text = Line(label=_("When, in words"), required=False)
    urgency = Choice(Urgency.choices, none=CHOOSE, required=True, label=_("How soon"))
    text = Words(label=_("Words for parents"))
