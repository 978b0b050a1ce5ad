"""A child's age in the words a parent would use."""

from datetime import date

from django import template
from django.utils.translation import gettext as _, ngettext

from diary.assessment.ages import completed_months
from diary.models import Child
from diary.templatetags.wording import span

register = template.Library()

YEAR = 12
YOUNGEST_IN_YEARS = 2


@register.filter
def age(child: Child, on: date) -> str:
    """Return "6 weeks" or "3 years" on the day `on`."""
    days = child.age_in_days(on)
    if child.born_on is None or days is None:
        return _("date of birth not recorded")
    years = completed_months(child.born_on, on) // YEAR
    if years < YOUNGEST_IN_YEARS:
        return span(days)
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
