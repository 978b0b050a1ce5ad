"""What publishing a draft would do to families, in a curator's words."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _, gettext_lazy

from conditions import impact
from conditions.models import Revision

register = template.Library()

LEVELS = {
    "emergency": gettext_lazy("emergency"),
    "urgent": gettext_lazy("urgent"),
    "exceeded": gettext_lazy("passed"),
    "needs_information": gettext_lazy("something missing"),
    "nearing_limit": gettext_lazy("nearing"),
    "within_window": gettext_lazy("usual"),
    "resolved": gettext_lazy("gone"),
    "": gettext_lazy("dates do not fit"),
}


@register.simple_tag
def impact_of(draft: Revision) -> impact.Preview:
    """Say what publishing `draft` would do; it is counted first if need be."""
    return impact.preview(draft.pk)


@register.filter
def level_of_rule(level: str) -> str:
    """Return a level in the word that curators have for it."""
    return str(LEVELS[level])


@register.filter
def told(count: impact.Count) -> str:
    """Write a count as far as it may be told: "1,204", "under 5", "5 or more"."""
    if count.exact is not None:
        return number_format(count.exact, force_grouping=True)
    if count.is_small:
        return _("under 5")
    return _("5 or more") if count.least else _("not told")
