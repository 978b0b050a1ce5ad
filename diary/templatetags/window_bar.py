"""The window bar in words and as a drawing: `{% window_bar bar name %}`."""

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language_bidi, gettext as _, ngettext

from diary.assessment.answer import Level
from diary.window_bar import Bar, Words, draw

register = template.Library()

DAY, WEEK, MONTH, YEAR = 1, 7, 30.44, 365.25
# The longest unit that both ends of a usual time fill, give or take these days.
SLACK = {YEAR: 5, WEEK: 0, MONTH: 3, DAY: 0}


@register.simple_tag
def window_bar(bar: Bar, name: object) -> SafeString:
    """Draw `bar`; `name`, such as the spot's uuid, is its own on the page."""
    usual = (
        _("usually gone %(time)s") if bar.window_min else _("usually within %(time)s")
    )
    words = Words(
        today=_today(bar),
        window=usual % {"time": _usual_time(bar, short=True)},
        limit=_("see doctor"),
        text=describe(bar),
    )
    drawing = draw(bar, words, name=f"bar-{name}", mirrored=get_language_bidi())
    return mark_safe(drawing)  # noqa: S308 (ElementTree escapes every word)


@register.simple_tag(name="window_bar_text")
def describe(bar: Bar) -> str:
    """Say what the drawing shows, for screen readers and e-mail."""
    sentences = []
    if bar.passed_days is not None:
        sentences.append(_("%(today)s.") % {"today": capfirst(_today(bar))})
    if bar.window_max is not None:
        usual = _("Usually gone in %(time)s.")
        within = _("Usually gone within %(time)s.")
        time = _usual_time(bar, short=False)
        sentences.append((usual if bar.window_min else within) % {"time": time})
    if bar.limit_days is not None and bar.level != Level.RESOLVED:
        sentences.append(_when_to_go(bar, bar.limit_days))
    return " ".join(sentences)


def _today(bar: Bar) -> str:
    days = bar.passed_days or 0
    if bar.level == Level.RESOLVED:
        words = ngettext("gone after %(days)d day", "gone after %(days)d days", days)
    else:
        words = _("day %(days)d")
    return words % {"days": days}


def _when_to_go(bar: Bar, limit_days: int) -> str:
    if bar.passed_days is not None and bar.passed_days > limit_days:
        return _("Day %(days)d has passed: time to see a doctor.") % {
            "days": limit_days
        }
    if bar.due_on is not None:
        due_on = date_format(bar.due_on, "MONTH_DAY_FORMAT")
        return _("See a doctor if still there on %(date)s.") % {"date": due_on}
    return _("See a doctor if still there after day %(days)d.") % {"days": limit_days}


def _usual_time(bar: Bar, *, short: bool) -> str:
    """Return the usual time such as "2-4 weeks", in a unit that does not bend it."""
    ends = (bar.window_min or 0, bar.window_max or 0)
    unit = next(unit for unit in SLACK if all(_fills(day, unit) for day in ends))
    first, last = (round(day / unit) for day in ends)
    time = f"{last}" if first in {0, last} else f"{first}\N{EN DASH}{last}"
    return _in_units(unit, last, short=short) % {"time": time}


def _fills(days: int, unit: float) -> bool:
    count = round(days / unit)
    return days == 0 or (count > 0 and abs(days - count * unit) <= SLACK[unit])


def _in_units(unit: float, count: int, *, short: bool) -> str:
    if unit == YEAR:
        return ngettext("%(time)s year", "%(time)s years", count)
    if unit == MONTH:
        return ngettext("%(time)s month", "%(time)s months", count)
    if unit == WEEK and short:
        return _("%(time)s wk")
    if unit == WEEK:
        return ngettext("%(time)s week", "%(time)s weeks", count)
    return ngettext("%(time)s day", "%(time)s days", count)
