"""The words of a timeline: when, where, and what an entry says."""

from collections.abc import Iterator

from django import template
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diary.models import Observation
from diary.queries.timeline import TimelineEntry
from diary.templatetags.wording import isolated

register = template.Library()


@register.filter
def moment(entry: TimelineEntry) -> str:
    """Return "Sat 21, 03:04 · Mum", and when it was written down if later."""
    weekday = WEEKDAYS_ABBR[entry.on.weekday()]
    parts = [f"{weekday} {entry.on.day}, {entry.at:%H:%M}", isolated(entry.by)]
    if entry.added_on:
        parts.append(
            _("added on %(day)s") % {"day": date_format(entry.added_on, "j M")}
        )
    return " · ".join(parts)


@register.simple_tag
def whereabouts(entry: TimelineEntry, *, several: bool) -> str:
    """Return "Tummy · day 31", behind the child's name where there are `several`."""
    parts = [isolated(entry.place.child.name)] if several else []
    parts.append(entry.place.name)
    if entry.day is not None:
        parts.append(_("day %(days)d") % {"days": entry.day})
    return " · ".join(parts)


@register.filter
def photo_words(entry: TimelineEntry) -> str:
    """Say what the photo of an entry shows: "Tummy, 21 November"."""
    return f"{entry.place.name}, {date_format(entry.on, 'j F')}"


@register.filter
def course_word(course: str) -> str:
    """Return "Worse"."""
    return str(Observation.Course(course).label)


@register.filter
def details(entry: TimelineEntry) -> Iterator[str]:
    """List what an entry says in a word or two, apart from course, signs and note."""
    if entry.temperature_c is not None:
        yield _("%(degrees)s °C") % {"degrees": entry.temperature_c}
    if entry.itch is not None:
        yield _("itch %(itch)s of 10") % {"itch": entry.itch}
    if entry.size_mm is not None:
        yield _("%(n)d mm") % {"n": entry.size_mm}
    for exposure in entry.exposures:
        yield f"{_('New:')} {exposure}"
    for treatment in entry.treatments:
        yield f"{_('Tried:')} {isolated(treatment)}"
