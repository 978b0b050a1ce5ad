"""Doctor's visits in plain words: what is planned, and what one does to the count."""

from django import template
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, ngettext

from diary.models import Visit
from diary.queries.spot_page import SpotPage
from diary.queries.visits import Appointment
from diary.templatetags.wording import day, isolated

register = template.Library()


@register.filter
def webcal(link: str) -> str:
    """Return an address that a device opens in its calendar."""
    return "webcal:" + link.partition(":")[2]


@register.filter
def appointment_line(planned: Appointment) -> str:
    """Say "Visit on Tuesday 24 November at 9:30, Dr Lee, for 3 spots"."""
    where = [isolated(planned.visit.where)] if planned.visit.where else []
    return ", ".join([_when(planned), *where, _about(planned)])


@register.filter
def appointment_title(planned: Appointment) -> str:
    """Say "Visit on Tuesday 24 November at 9:30, for 3 spots"."""
    return f"{_when(planned)}, {_about(planned)}"


@register.filter
def appointment_spots(planned: Appointment) -> str:
    """Name the child, and the places where the line has only their number."""
    child = isolated(planned.child.name)
    return f"{child}: {', '.join(planned.places)}" if planned.places[1:] else child


def _about(planned: Appointment) -> str:
    number = len(planned.places)
    about = ngettext("for %(place)s", "for %(n)d spots", number)
    return about % {"place": planned.places[0], "n": number}


def _when(planned: Appointment) -> str:
    """Say the day, and the hour where it is known, on the family's own clock."""
    at = planned.visit.at
    words = {"day": date_format(planned.visit.on, "l j F")}
    if at is None:
        return (_("Visit today") if planned.is_today else _("Visit on %(day)s")) % words
    words["time"] = time_format(at, "G:i")
    if planned.is_today:
        return _("Visit today at %(time)s") % words
    return _("Visit on %(day)s at %(time)s") % words


@register.simple_tag
def visit_effect(visit: Visit, page: SpotPage) -> str:
    """Say what the visit that counts now does to the bar; of any other, nothing."""
    if visit != page.card.seen:
        return ""
    due_on = page.card.standing.assessment.due_on
    if visit.review_on:
        words = _("The bar now counts to %(day)s, the day the doctor named.")
        return words % {"day": day(visit.review_on)}
    if visit.only_if_it_changes or due_on is None:
        return _("No day is counted to any more. Warning signs still count.")
    words = _("The bar now counts to %(day)s. See a doctor again if still there.")
    return words % {"day": day(due_on)}
