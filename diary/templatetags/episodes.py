"""How often a spot has come back, in words."""

from django import template
from django.utils.translation import gettext as _, gettext_lazy

from diary.models import Spot
from diary.templatetags.wording import day

register = template.Library()

TIMES = (
    gettext_lazy("First time"),
    gettext_lazy("Second time"),
    gettext_lazy("Third time"),
    gettext_lazy("Fourth time"),
    gettext_lazy("Fifth time"),
    gettext_lazy("Sixth time"),
    gettext_lazy("Seventh time"),
    gettext_lazy("Eighth time"),
    gettext_lazy("Ninth time"),
    gettext_lazy("Tenth time"),
)


@register.filter
def began(spot: Spot) -> str:
    """Return the day a spot was first noticed, "3 March"."""
    return day(spot.noticed_on) if spot.noticed_on else _("day not known")


@register.filter
def nth_time(number: int) -> str:
    """Return "Third time" for 3, and from 11 on "Time 11"."""
    if number <= len(TIMES):
        return str(TIMES[number - 1])
    return _("Time %(n)d") % {"n": number}
