"""What was new, drawn over the days beside those it got worse.

Places across are percents and texts keep their size, so that one drawing is right at
any width. Colours come from the style sheet `exposures.css` by class.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from diary.clinical_report.before_worse import Counted

TOP, ROW, FOOT = 16, 36, 26
EDGE = 2.5
LAST_TICK = 90
MOST_TICKS = 5
STEPS = (1, 2, 7, 14, 28, 56, 112, 182, 364, 728)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: a row for each name, with the `days` before `worse_on` shaded.

    It begins `since` that day, or with the first day marked where that is earlier.
    """

    rows: tuple[tuple[str, Counted], ...]
    worse_on: tuple[date, ...]
    days: int
    since: date | None = None

    @property
    def first(self) -> date:
        return min([*self._marked, *([self.since] if self.since else [])])

    @property
    def last(self) -> date:
        return max(self._marked)

    @property
    def _marked(self) -> list[date]:
        return [*self.worse_on, *(day for _name, one in self.rows for day in one.days)]


@dataclass(frozen=True, slots=True)
class Words:
    """How a day is named below the drawing, and `text`, which says all of it."""

    day: Callable[[date], str]
    text: str


class _Scale:
    """Places days across the drawing, in percent; from the right if `mirrored`."""

    def __init__(self, chart: Chart, *, mirrored: bool) -> None:
        self._first, self._mirrored = chart.first, mirrored
        self._days = max((chart.last - chart.first).days, 1)

    @property
    def start(self) -> str:
        return "100%" if self._mirrored else "0%"

    def across(self, day: date) -> float:
        """Say how far along a day is; one before the first is with the first."""
        share = max((day - self._first).days, 0) / self._days
        return round(EDGE + share * (100 - 2 * EDGE), 2)

    def at(self, day: date) -> str:
        across = self.across(day)
        return f"{100 - across if self._mirrored else across:g}%"

    def span(self, first: date, last: date) -> dict[str, str]:
        start, end = self.across(first), self.across(last)
        left = 100 - end if self._mirrored else start
        return {"x": f"{left:g}%", "width": f"{end - start:g}%"}


def draw(chart: Chart, words: Words, *, mirrored: bool = False) -> str:
    """Return the drawing of a chart that has at least one row as an <svg> element."""
    scale = _Scale(chart, mirrored=mirrored)
    floor = TOP + ROW * len(chart.rows)
    svg = _canvas(floor + FOOT, words.text)
    _draw_days_before(svg, chart, scale, floor)
    for number, (name, counted) in enumerate(chart.rows):
        _draw_row(svg, name, counted, scale, TOP + ROW * number)
    for day in chart.worse_on:
        _draw_worse(svg, scale.at(day), floor)
    for day in _ticks(chart, scale):
        _draw_day(svg, words.day(day), scale.at(day), floor, first=day == chart.first)
    return tostring(svg, encoding="unicode")


def _draw_days_before(svg: Element, chart: Chart, scale: _Scale, floor: int) -> None:
    for day in chart.worse_on:
        span = scale.span(day - timedelta(chart.days), day)
        _add(svg, "rect", "ec-before", **span, y=TOP, height=floor - TOP)


def _draw_row(
    svg: Element, name: str, counted: Counted, scale: _Scale, top: int
) -> None:
    _add(svg, "text", "ec-name", x=scale.start, y=top + 15).text = name
    middle = top + 26
    _add(svg, "line", "ec-line", x1="0%", x2="100%", y1=middle, y2=middle)
    for style, days in (("ec-other", counted.other), ("ec-then", counted.before)):
        for day in days:
            _add(svg, "circle", style, cx=scale.at(day), cy=middle, r=5)


def _draw_worse(svg: Element, x: str, floor: int) -> None:
    """Draw a line, and an arrowhead in a drawing of its own, to be placed whole."""
    _add(svg, "line", "ec-worse", x1=x, x2=x, y1=TOP - 6, y2=floor)
    head = _add(svg, "svg", "ec-head", x=x, y=0, overflow="visible")
    _add(head, "path", "ec-arrow", d="M-6 10 0 0 6 10z")


def _ticks(chart: Chart, scale: _Scale) -> Iterator[date]:
    """Yield the days to name: few enough to stand apart, none cut off at the end."""
    days = (chart.last - chart.first).days
    step = next((step for step in STEPS if days / step < MOST_TICKS), days)
    for number in range(0, days + 1, step):
        day = chart.first + timedelta(number)
        if number == 0 or scale.across(day) <= LAST_TICK:
            yield day


def _draw_day(svg: Element, text: str, x: str, floor: int, *, first: bool) -> None:
    anchor = "start" if first else "middle"
    _add(svg, "text", "ec-day", x=x, y=floor + 20, text_anchor=anchor).text = text


def _canvas(height: int, text: str) -> Element:
    size = {"width": "100%", "height": str(height), "class": "exposure-chart"}
    return Element("svg", {**size, "role": "img", "aria-label": text})


def _add(svg: Element, tag: str, style: str, **attributes: str | float) -> Element:
    written = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return SubElement(svg, tag, {"class": style, **written})
