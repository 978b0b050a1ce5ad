"""The page that our own viewer shows, as a tree of plain values.

It is worded by the templates of the report, so that both agree; the viewer builds it
from names it knows and texts, and never reads it as HTML.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element

import tinyhtml5

from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from diary.clinical_report import ClinicalReport

# A text, or an element: its name, its attributes, what it holds.
Node = str | list[Any]
KEPT = frozenset(
    [
        "class",
        "dir",
        "id",
        "role",
        "scope",
        "colspan",
        "alt",
        "width",
        "height",
        "aria-label",
        "aria-labelledby",
        "tabindex",
        "viewBox",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "points",
        "fill",
        "text-anchor",
        # Of the window bar.
        "d",
        "font-size",
        "patternTransform",
        "patternUnits",
        "rx",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-width",
        "transform",
    ]
)


def page_of(report: ClinicalReport, photos: Sequence[UUID]) -> dict[str, Any]:
    """Return what the viewer shows: its language, its direction, and its tree."""
    context = {"report": report, "photo_count": len(photos)}
    html = render_to_string("share/page.html", context)
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    assert body is not None  # noqa: S101 (the parser makes one)
    return {
        "language": get_language() or "",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "tree": list(_inside(body)),
    }


def _inside(element: Element) -> Iterator[Node]:
    """Yield what an element holds, without the spaces between elements."""
    yield from _text(element.text)
    for part in element:
        name = str(part.tag).rpartition("}")[2]
        yield [name, _attributes(part), *_inside(part)]
        yield from _text(part.tail)


def _attributes(element: Element) -> dict[str, str]:
    """Keep what the viewer knows; a photo is named by its uuid, not by its address."""
    kept = {key: value for key, value in element.items() if key in KEPT}
    address = element.get("src")
    return {**kept, "data-photo": address.split("/")[-3]} if address else kept


def _text(text: str | None) -> Iterator[str]:
    if text and not text.isspace():
        yield text
    elif text:
        yield " "
