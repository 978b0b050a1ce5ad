"""The words of a report: ages, spans, answers, and the chart of a spot's course."""

from collections.abc import Iterable, Sequence, Sized
from datetime import date, timedelta

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _, ngettext

from conditions.rules import Clock
from diary.assessment.ages import completed_months
from diary.clinical_report import ChildRecord, EntryRecord, SpotReport
from diary.clinical_report.signs import code_of, short_name
from diary.exports import course_chart as chart
from diary.exports.cutting import cut_to
from diary.exports.words import COURSE
from diary.window_bar import Bar

register = template.Library()

WEEK, MONTHS_IN_A_YEAR = 7, 12
YOUNGEST_IN_YEARS = 2


@register.filter
def weeks_and_days(days: int) -> str:
    """Return "6 weeks 2 days"; "11 days" below two weeks."""
    if days < 2 * WEEK:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    weeks, rest = divmod(days, WEEK)
    words = ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    if not rest:
        return words
    return f"{words} " + ngettext("%(n)d day", "%(n)d days", rest) % {"n": rest}


@register.filter
def exact_age(child: ChildRecord, on: date) -> str:
    """Return the age in weeks and days, from two years on in years and months."""
    days = child.age_on(on)
    if child.born_on is None or days is None or days < 0:
        return ""
    years, months = divmod(completed_months(child.born_on, on), MONTHS_IN_A_YEAR)
    if years < YOUNGEST_IN_YEARS:
        return weeks_and_days(days)
    words = ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
    return f"{words} " + ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


@register.filter
def exact_span(days: int) -> str:
    """Return whole weeks as weeks and all else as days: a limit is never rounded."""
    weeks, rest = divmod(days, WEEK)
    if weeks and not rest:
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


@register.filter
def short_day(day: date) -> str:
    """Return "3 Nov"."""
    return date_format(day, "j M")


@register.filter
def short_days(days: tuple[date, ...]) -> str:
    """Return "3 Nov, 5 Nov"."""
    return ", ".join(short_day(day) for day in days)


@register.filter
def numbered(day: int | None) -> str:
    """Return "day 12", or nothing where the first day is not known."""
    return "" if day is None else _("day %(n)d") % {"n": day}


@register.filter
def counted_from(clock: Clock | None) -> str:
    """Say what a limit counts from, where it is not the first noticed day."""
    return {
        Clock.BIRTH: _(" from birth"),
        Clock.FLARE: _(" from the start of the flare"),
        Clock.LESION: _(" from when it was first seen"),
    }.get(clock or Clock.ONSET, "")


@register.filter
def sign_names(keys: Iterable[str]) -> list[str]:
    """Name signs by their codes, each once."""
    return list(dict.fromkeys(short_name(code_of(key)) for key in keys))


register.filter("sign_name", short_name)


@register.filter
def cut(text: object, width: int | str) -> str:
    """Cut a text that is wider than `width` letters, and end it in "…"."""
    return cut_to(str(text), int(width))


@register.filter
def first_of(things: Sequence[object], most: int | str) -> Sequence[object]:
    """Return the first `most` things."""
    return things[: int(most)]


@register.simple_tag
def mark(name: str, spot: SpotReport | None = None) -> str:
    """Name a place of the report that its first page points at."""
    return f"{name}-{spot.uuid}" if spot else name


@register.simple_tag
def more_than(
    things: Sized, shown: int | str, name: str, spot: SpotReport | None = None
) -> str:
    """Say how many of `things` are not among those `shown`, and where they are told."""
    left = len(things) - int(shown)
    if left <= 0:
        return ""
    words = ngettext("and %(n)d more, told below", "and %(n)d more, told below", left)
    return format_html(
        ' <span class="report-more" data-at="#{}">{}</span>',
        mark(name, spot),
        words % {"n": left},
    )


@register.simple_tag
def in_full(text: str, width: int, name: str) -> str:
    """Say where a text that is cut to `width` is told in full."""
    if cut_to(text, width) == text:
        return ""
    return format_html(
        ' <span class="report-more" data-at="#{}">{}</span>',
        mark(name),
        _("(in full below)"),
    )


@register.simple_tag
def photo_alt(spot: SpotReport, entry: EntryRecord) -> str:
    """Say what a photo shows: "Left cheek, 3 November, day 12"."""
    parts = [spot.place, date_format(entry.on, "j F"), numbered(entry.day)]
    return ", ".join(filter(None, parts))


@register.simple_tag
def course_chart(spot: SpotReport, *, narrow: bool = False) -> SafeString:
    """Draw the course of a spot, as wide as a page or as a phone."""
    drawn = chart.chart_of(spot, width=chart.NARROW if narrow else chart.WIDTH)
    words = chart.Words(
        rows={row: str(words) for row, words in COURSE.items()},
        window=_window(spot),
        limit=_limit(spot),
        day=_axis(spot),
        text=_in_words(spot, drawn),
    )
    return mark_safe(chart.draw(drawn, words))  # noqa: S308 (ElementTree escapes every word)


@register.simple_tag
def bar_of_spot(spot: SpotReport) -> Bar | None:
    """Return its window bar; None where nothing can be counted."""
    start = spot.assessment.clock_start
    days = ((entry.on - start).days for entry in spot.entries) if start else ()
    return Bar.of(spot.assessment, tuple(days))


def _window(spot: SpotReport) -> str:
    window = spot.assessment.window
    if window is None or window.max_days is None:
        return ""
    if not window.min_days:
        span = exact_span(window.max_days)
        return _("usual time to clear, up to %(span)s") % {"span": span}
    unit = WEEK if window.min_days % WEEK == window.max_days % WEEK == 0 else 1
    first, last = window.min_days // unit, exact_span(window.max_days)
    between = {"first": first, "last": last}
    return _("usual time to clear, %(first)s–%(last)s") % between


def _limit(spot: SpotReport) -> str:
    limit_days = spot.assessment.limit_days
    if spot.due_by_doctor:
        return _("doctor looks again")
    return exact_span(limit_days) if limit_days is not None else ""


def _axis(spot: SpotReport) -> chart.DayWords:
    """Label days by number where the first is known, else by date."""
    if spot.noticed_on is not None:
        return numbered
    zero = chart.day_zero(spot)
    return lambda day: short_day(zero + timedelta(days=day))


def _in_words(spot: SpotReport, drawn: chart.Chart) -> str:
    axis = _axis(spot)
    said = "; ".join(f"{axis(day)} {COURSE[course]}" for day, course in drawn.points)
    if not said:
        return _("Course: no entry says whether it was better or worse.")
    return _("Course: %(said)s.") % {"said": said}
