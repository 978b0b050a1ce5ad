"""The words and the drawing of what was new before it got worse."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext as _, ngettext

from diary.clinical_report.before_worse import TOO_FEW
from diary.exports import exposure_chart as chart
from diary.queries.exposures import Exposures
from diary.queries.named_spots import Place
from diary.templatetags.report import numbered
from diary.templatetags.wording import day

register = template.Library()

MOST_DAYS_NAMED = 6


@register.filter
def worse_sentence(page: Exposures) -> str:
    """Say how often it got worse, and when."""
    times = len(page.worse_on)
    if not times:
        return _("No entry says that it got worse.")
    if times == 1:
        return _("It got worse once: on %(day)s.") % {"day": day(page.worse_on[0])}
    if times > MOST_DAYS_NAMED:
        ends = {"first": day(page.worse_on[0]), "last": day(page.worse_on[-1])}
        words = _("It got worse %(n)d times: first on %(first)s, last on %(last)s.")
        return words % {"n": times, **ends}
    *others, last = map(day, page.worse_on)
    named = {"n": times, "days": ", ".join(others), "last": last}
    return _("It got worse %(n)d times: on %(days)s and %(last)s.") % named


@register.filter
def caution(page: Exposures) -> str:
    """Say that a few times are too few to tell, and whom to ask first."""
    times = len(page.worse_on)
    ask = _("Ask a doctor before you stop a food or a medicine.")
    if not 0 < times < TOO_FEW:
        return ask
    few = ngettext(
        "%(n)d time is too few to tell.", "%(n)d times are too few to tell.", times
    )
    return f"{few % {'n': times}} {ask}"


@register.filter
def whole_day(day: date) -> str:
    """Return "3 Nov", kept on one line."""
    return date_format(day, "j M").replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def spans(days: Sequence[date]) -> str:
    """Return "23–24 Oct, 15 Nov": days that follow each other are put together."""
    return ", ".join(_span(first, last) for first, last in _runs(days))


def _runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    run: tuple[date, date] | None = None
    for one in days:
        if run and one == run[1] + timedelta(1):
            run = (run[0], one)
            continue
        if run:
            yield run
        run = (one, one)
    if run:
        yield run


def _span(first: date, last: date) -> str:
    if first == last:
        return whole_day(first)
    start = str(first.day) if first.month == last.month else whole_day(first)
    return f"{start}\N{EN DASH}{whole_day(last)}"


@register.simple_tag
def exposure_chart(page: Exposures, place: Place | None) -> SafeString:
    """Draw `page`; of one `place` with a known first day, days are numbered."""
    since = place.noticed_on if place else None
    drawn = chart.Chart(
        rows=tuple((one.name, one.counted) for one in page.noted),
        worse_on=page.worse_on,
        days=page.days,
        since=since,
    )

    def name(day: date) -> str:
        return numbered((day - since).days) if since else date_format(day, "j M")

    words = chart.Words(day=name, text=_in_words(page))
    drawing = chart.draw(drawn, words, mirrored=get_language_bidi())
    return mark_safe(drawing)  # noqa: S308 (ElementTree escapes every word)


def _in_words(page: Exposures) -> str:
    said = "; ".join(f"{one.name}: {spans(one.counted.days)}" for one in page.noted)
    return _("%(worse)s Logged as new: %(said)s.") % {
        "worse": worse_sentence(page),
        "said": said,
    }
