"""The course of a spot as a drawing: better or worse over the days, what was new below.

Days count from the one drawn as day 0. Places are SVG units, which are pixels at the
width of a printed page, or of a phone. Colours come from the style sheet
`course_chart.css` by class.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from diary.clinical_report import SpotReport
from diary.exports.cutting import width_of

WIDTH, NARROW = 700, 340
LEFT, MARGIN = 52, 24
TOP, ROW = 34, 22
# On a phone the words for usual time and limit have no room beside each other.
TOP_NARROW = 48
LANE, LANES = 15, 2
LETTER = 5.6
LONGEST_EVENT = 28
LEAST_DAYS = 7
# What lies further ahead than this many times the days so far is left out.
FURTHEST = 3
STEPS = (1, 2, 7, 14, 28, 56, 112, 182, 364, 728)
TICK_ROOM = 70
ROWS = ("worse", "same", "better", "gone")

DayWords = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was new or tried, named below its day."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, from `first_day` to `end_day`.

    `points` are the days of the entries that compare, with what they say;
    `entry_days` those of all entries.
    """

    first_day: int
    end_day: int
    points: tuple[tuple[int, str], ...] = ()
    entry_days: tuple[int, ...] = ()
    window: tuple[int, int] | None = None
    limit_day: int | None = None
    events: tuple[Event, ...] = ()
    width: int = WIDTH

    @property
    def top(self) -> int:
        """Where the first line is."""
        return TOP_NARROW if self.width == NARROW else TOP

    @property
    def right(self) -> int:
        """Where the days end."""
        return self.width - MARGIN

    @property
    def rows(self) -> tuple[str, ...]:
        """The lines of the drawing, from the top; "gone" only where it is said."""
        said = {course for _day, course in self.points}
        return tuple(row for row in ROWS if row != "gone" or row in said)


@dataclass(frozen=True, slots=True)
class Words:
    """The labels, in the reader's language; `text` says the whole in a sentence."""

    rows: Mapping[str, str]
    window: str
    limit: str
    day: DayWords
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event's label with its middle and lane; one without a lane is a tick only."""

    event: Event
    middle: float
    lane: int | None


def day_zero(spot: SpotReport) -> date:
    """Return the day drawn as day 0: first noticed, else the first entry's."""
    return spot.noticed_on or next((entry.on for entry in spot.entries), spot.on)


def chart_of(spot: SpotReport, *, width: int = WIDTH) -> Chart:
    """Place what a report states of a spot on the days of a chart."""
    zero, answer = day_zero(spot), spot.assessment
    last_day = (spot.last_day - zero).days
    days = [(entry.on - zero).days for entry in spot.entries]
    shift = (answer.clock_start - zero).days if answer.clock_start else 0
    horizon = max(last_day, *days, LEAST_DAYS)
    limit = (answer.limit_days or 0) + shift if spot.has_limit else None
    window = None
    if answer.window and answer.window.max_days is not None:
        window = ((answer.window.min_days or 0) + shift, answer.window.max_days + shift)
    marks = [day for day in (limit, window and window[1]) if day is not None]
    near = [day for day in marks if 0 <= day <= FURTHEST * horizon]
    return Chart(
        first_day=min(0, *days, 0),
        end_day=max(horizon, *near, 0),
        points=tuple(
            (day, entry.course)
            for day, entry in zip(days, spot.entries, strict=True)
            if entry.course
        ),
        entry_days=tuple(days),
        window=window,
        limit_day=limit if limit in near else None,
        events=tuple(sorted(_events(spot, zero), key=lambda event: event.day)),
        width=width,
    )


def draw(chart: Chart, words: Words) -> str:
    """Return the drawing as an <svg> element."""
    x = _scale(chart)
    floor = chart.top + ROW * (len(chart.rows) - 1)
    placed = _place(chart.events, x, chart.width)
    lanes = max((each.lane + 1 for each in placed if each.lane is not None), default=0)
    foot = floor + 36 + LANE * lanes
    svg = _canvas(chart.width, foot + 6, words.text)
    _draw_window(svg, chart, x, words.window, floor)
    for number, row in enumerate(chart.rows):
        y = chart.top + ROW * number
        _add(svg, "line", "cc-line", x1=LEFT, x2=chart.right, y1=y, y2=y)
        _label(svg, words.rows[row], LEFT - 8, y + 4, "end")
    _draw_limit(svg, chart, x, words.limit, floor)
    _draw_course(svg, chart, x, floor)
    for each in placed:
        _draw_event(svg, each, x(each.event.day), floor)
    for day in _ticks(chart):
        _label(svg, words.day(day), x(day), foot, "middle")
    return tostring(svg, encoding="unicode")


def _events(spot: SpotReport, zero: date) -> Iterable[Event]:
    for noted in spot.noted:
        for entry in noted.entries:
            yield Event((entry.on - zero).days, noted.detail or noted.name)
    for tried in spot.tried:
        yield Event((tried.since - zero).days, tried.name)


def _scale(chart: Chart) -> Callable[[int], float]:
    days = max(chart.end_day - chart.first_day, 1)

    def x(day: int) -> float:
        share = (day - chart.first_day) / days
        return round(LEFT + min(max(share, 0), 1) * (chart.right - LEFT), 1)

    return x


def _place(
    events: Iterable[Event], x: Callable[[int], float], width: int
) -> list[_Placed]:
    """Give each label the first lane with room for it, inside the edges."""
    ends = [0.0] * LANES
    placed = []
    for event in events:
        short = replace(event, text=_cut(event.text))
        half = width_of(short.text) * LETTER / 2
        middle = min(max(x(event.day), half), width - half)
        free = (lane for lane, end in enumerate(ends) if end <= middle - half)
        lane = next(free, None)
        if lane is not None:
            ends[lane] = middle + half + LETTER
        placed.append(_Placed(short, round(middle, 1), lane))
    return placed


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_EVENT else f"{text[: LONGEST_EVENT - 1]}…"


def _ticks(chart: Chart) -> range:
    days = chart.end_day - chart.first_day
    most = chart.width / TICK_ROOM - 1
    step = next((step for step in STEPS if days / step < most), days)
    return range(0, chart.end_day + 1, step)


def _draw_window(
    svg: Element, chart: Chart, x: Callable[[int], float], words: str, floor: int
) -> None:
    if chart.window is None:
        return
    start, end = x(chart.window[0]), x(chart.window[1])
    height = floor - chart.top + 28
    _add(
        svg,
        "rect",
        "cc-window",
        x=start,
        y=chart.top - 14,
        width=end - start,
        height=height,
    )
    half = len(words) * LETTER / 2
    middle = min(max((start + end) / 2, LEFT + half), chart.right - half)
    _label(svg, words, round(middle, 1), chart.top - 19, "middle", "cc-window-label")


def _draw_limit(
    svg: Element, chart: Chart, x: Callable[[int], float], words: str, floor: int
) -> None:
    if chart.limit_day is None:
        return
    at = x(chart.limit_day)
    _add(svg, "line", "cc-limit", x1=at, x2=at, y1=0, y2=floor + 14)
    anchor, gap = ("end", -5) if at > chart.width / 2 else ("start", 5)
    _label(svg, words, at + gap, 9, anchor, "cc-limit-label")


def _draw_course(
    svg: Element, chart: Chart, x: Callable[[int], float], floor: int
) -> None:
    for day in chart.entry_days:
        _add(
            svg, "line", "cc-entry", x1=x(day), x2=x(day), y1=floor + 10, y2=floor + 14
        )
    at = [
        (x(day), chart.top + ROW * chart.rows.index(row)) for day, row in chart.points
    ]
    points = " ".join(f"{left},{top}" for left, top in at)
    _add(svg, "polyline", "cc-course", points=points, fill="none")
    for left, top in at:
        _add(svg, "circle", "cc-point", cx=left, cy=top, r=3.5)


def _draw_event(svg: Element, placed: _Placed, at: float, floor: int) -> None:
    _add(svg, "line", "cc-event", x1=at, x2=at, y1=floor + 16, y2=floor + 22)
    if placed.lane is not None:
        y = floor + 32 + LANE * placed.lane
        text = placed.event.text
        _label(svg, text, placed.middle, y, "middle", "cc-event-label")


def _canvas(width: int, height: int, text: str) -> Element:
    size = {"viewBox": f"0 0 {width} {height}", "class": "course-chart"}
    return Element("svg", {**size, "role": "img", "aria-label": text})


def _label(
    svg: Element, text: str, x: float, y: float, anchor: str, name: str = "cc-label"
) -> None:
    _add(svg, "text", name, x=x, y=y, text_anchor=anchor).text = text


def _add(svg: Element, tag: str, name: str, **attributes: str | float) -> Element:
    written = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return SubElement(svg, tag, {"class": name, **written})
