"""Draw a window bar as SVG.

Places are percents of the width and texts keep their size, so one drawing is right at
any width. Its attributes are the colours of light paper, for files and print; on a page
`window_bar.css` replaces them with those of the theme.
"""

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from diary.assessment.answer import Level
from diary.window_bar.bar import Bar, Scale, Words
from diary.window_bar.labels import Label, apart, inside

Attributes = dict[str, str | int | float]

HEIGHT = 66
MIDDLE = 33
TOP_BASELINE = 12
BOTTOM_BASELINE = 62
ROW_HEIGHT = 16
LEAST_DOT_DISTANCE = 1.6
BOTH = 2
TRACK: Attributes = {
    "y1": MIDDLE,
    "y2": MIDDLE,
    "stroke_width": 10,
    "stroke_linecap": "round",
}
WINDOW: Attributes = {"y": MIDDLE - 12, "height": 24, "rx": 7, "stroke_width": 1.5}
LIMIT: Attributes = {"y1": 17, "y2": 49, "stroke_width": 2, "stroke_dasharray": "4 3"}
BREAK: Attributes = {"y1": MIDDLE - 8, "y2": MIDDLE + 8, "stroke_width": 4}
RING: Attributes = {"cy": MIDDLE, "r": 8, "stroke_width": 4.5}
CARD, LINE, INK, MUTED = "#ffffff", "#e7dfd3", "#22302d", "#5d6a66"
WITHIN, WITHIN_SOFT = "#367556", "#e1efe6"
COLOURS = {
    Level.EMERGENCY: "#9c1030",
    Level.URGENT: "#9c1030",
    Level.EXCEEDED: "#b23f22",
    Level.NEARING_LIMIT: "#8f5b0b",
    Level.WITHIN_WINDOW: WITHIN,
    Level.RESOLVED: "#426289",
}


def draw(bar: Bar, words: Words, *, name: str, mirrored: bool = False) -> str:
    """Return the drawing as an <svg> element; `name` is its own on the page."""
    scale = Scale.of(bar, mirrored=mirrored)
    labels = _labels_below(bar, words, scale)
    svg = _canvas(bar, words.text, rows=max((label.row for label in labels), default=0))
    _add(svg, "line", "wb-track", x1="0%", x2="100%", stroke=LINE, **TRACK)
    if bar.window_max is not None:
        _draw_window(svg, scale.span(bar.window_min or 0, bar.window_max), name)
    if bar.passed_days is not None:
        _draw_passed(svg, bar, scale, bar.passed_days)
    if bar.limit_days is not None:
        x = _percent(scale.at(bar.limit_days))
        _add(svg, "line", "wb-limit", x1=x, x2=x, stroke=INK, **LIMIT)
    if bar.passed_days is not None:
        _draw_today(svg, bar, words.today, scale.at(bar.passed_days))
    for label in labels:
        _draw_label(svg, label, BOTTOM_BASELINE + label.row * ROW_HEIGHT, INK)
    return tostring(svg, encoding="unicode")


def _canvas(bar: Bar, text: str, *, rows: int) -> Element:
    return Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": f"window-bar level-{bar.level}" if bar.level else "window-bar",
            "role": "img",
            "aria-label": text,
            "width": "100%",
            "height": str(HEIGHT + rows * ROW_HEIGHT),
            "overflow": "visible",
            "font-family": "Figtree, sans-serif",
            "font-size": "12",
        },
    )


def _labels_below(bar: Bar, words: Words, scale: Scale) -> list[Label]:
    labels = []
    if bar.window_max is not None:
        middle = ((bar.window_min or 0) + bar.window_max) / 2
        labels.append(Label(words.window, "wb-window-label", scale.at(middle)))
    if bar.limit_days is not None:
        labels.append(Label(words.limit, "wb-limit-label", scale.at(bar.limit_days)))
    return (
        apart(*labels) if len(labels) == BOTH else [inside(label) for label in labels]
    )


def _draw_window(svg: Element, span: tuple[float, float], name: str) -> None:
    """Draw the usual time as a tall band, hatched and outlined to be read in grey."""
    pattern = _add(
        _add(svg, "defs"),
        "pattern",
        id=name,
        width="7",
        height="7",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    _add(pattern, "rect", "wb-shade", width="7", height="7", fill=WITHIN_SOFT)
    _add(pattern, "path", "wb-stripe", d="M2 0V7", stroke=WITHIN, stroke_width="1.2")
    x, width = map(_percent, span)
    _add(
        svg,
        "rect",
        "wb-window",
        x=x,
        width=width,
        fill=f"url(#{name})",
        stroke=WITHIN,
        **WINDOW,
    )


def _draw_passed(svg: Element, bar: Bar, scale: Scale, days: int) -> None:
    """Draw the days passed, the entries on them, and the break if there is one."""
    x1, x2 = _percent(scale.at(0)), _percent(scale.at(days))
    _add(svg, "line", "wb-passed", x1=x1, x2=x2, stroke=_colour(bar), **TRACK)
    for place in _dots(bar, scale, days):
        _add(svg, "circle", "wb-dot", cx=_percent(place), cy=MIDDLE, r="2.3", fill=CARD)
    if scale.is_bent:
        gap = _percent(scale.at((scale.bend + days) / 2))
        _add(svg, "line", "wb-break", x1=gap, x2=gap, stroke=CARD, **BREAK)


def _dots(bar: Bar, scale: Scale, days: int) -> Iterator[float]:
    """Yield where entries stand, leaving out those that would touch the one before."""
    last = -math.inf
    for day in sorted(day for day in set(bar.entry_days) if 0 <= day <= days):
        place = scale.at(day)
        if abs(place - last) >= LEAST_DOT_DISTANCE:
            yield place
            last = place


def _draw_today(svg: Element, bar: Bar, text: str, at: float) -> None:
    x, colour = _percent(at), _colour(bar)
    _add(svg, "circle", "wb-ring", cx=x, fill=CARD, stroke=colour, **RING)
    _draw_label(svg, inside(Label(text, "wb-today", at)), TOP_BASELINE, colour)


def _draw_label(svg: Element, label: Label, baseline: int, colour: str) -> None:
    text = _add(
        svg,
        "text",
        label.style,
        x=_percent(label.at),
        y=baseline,
        transform=f"translate({label.shift:g})",
        text_anchor="middle",
        fill=colour,
    )
    text.text = label.text


def _colour(bar: Bar) -> str:
    return COLOURS.get(bar.level, MUTED) if bar.level else MUTED


def _percent(place: float) -> str:
    return f"{place:g}%"


def _add(
    parent: Element, tag: str, style: str = "", **attributes: str | int | float
) -> Element:
    """Append an element of the class `style`; "_" in a name stands for "-"."""
    named = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return SubElement(parent, tag, named | ({"class": style} if style else {}))
