"""The words of the print page as the XHTML that a FHIR narrative may hold."""

import re
from xml.etree.ElementTree import Element, fromstring, tostring

from django.template.loader import render_to_string

from diary.exports.fhir.shapes import Resource
from diary.exports.legible import give_directions, legible

XHTML = "http://www.w3.org/1999/xhtml"
# HTML 4 is what FHIR allows: https://hl7.org/fhir/R4/narrative.html#xhtml
PLAIN = {"bdi": "span", "section": "div", "header": "div", "footer": "div"}
KEPT = {"dir", "colspan"}
PHOTO = re.compile(r"<img\b[^>]*>")


def narrative(template: str, **context: object) -> Resource:
    """Render `template` of reports/fhir; photos travel as Media, not in the words."""
    html = render_to_string(f"reports/fhir/{template}.html", context)
    page = fromstring(_well_formed(html))  # noqa: S314 (our own templates, escaped)
    give_directions(page)
    for element in page.iter():
        _make_plain(element)
    page.set("xmlns", XHTML)
    words = tostring(page, encoding="unicode", short_empty_elements=False)
    # Readers that take it for HTML would see two line breaks.
    return {"status": "generated", "div": words.replace("<br></br>", "<br/>")}


def _well_formed(html: str) -> str:
    return PHOTO.sub("", legible(html)).replace("<br>", "<br/>").strip()


def _make_plain(element: Element) -> None:
    element.tag = PLAIN.get(element.tag, element.tag)
    for name in set(element.attrib) - KEPT:
        del element.attrib[name]
    # Templates are laid out for people who write them.
    element.text = _one_line(element.text)
    element.tail = _one_line(element.tail)


def _one_line(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text) if text else text
