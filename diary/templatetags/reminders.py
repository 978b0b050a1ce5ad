"""How a reminder is said on a page."""

from django import template
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, ngettext

from diary.models import Reminder

register = template.Library()
Stopped = Reminder.Stopped


@register.simple_tag
def reminder_line(reminder: Reminder | None) -> str:
    """Say when the reader is reminded, or that they are not, and why."""
    if reminder and reminder.is_active:
        days, at = reminder.every_days, time_format(reminder.at, "H:i")
        said = ngettext("Every day at %(at)s", "Every %(n)d days at %(at)s", days)
        return said % {"n": days, "at": at}
    if reminder and reminder.stopped_at and reminder.stopped_as == Stopped.UNANSWERED:
        on = reminder.spot.household.day(reminder.stopped_at)
        said = _("Stopped on %(day)s: nothing was logged for two weeks")
        return said % {"day": date_format(on, "j F")}
    return _("Off")
