"""Say in the page what a browser finds out by itself: directions, words of drawings.

WeasyPrint knows neither `dir="auto"` nor `<bdi>`, styles no drawing from outside it,
and takes a drawing's words from its <title>.
"""

import re
import unicodedata
from xml.etree.ElementTree import Element, SubElement

SVG = "{http://www.w3.org/2000/svg}"
RIGHT_TO_LEFT = {"R", "AL"}
STRONG = RIGHT_TO_LEFT | {"L"}
# What XML 1.0 allows: https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(html: str) -> str:
    """Leave out control characters, which the metadata of a PDF cannot hold."""
    return NOT_IN_XML.sub("", html)


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr", by the first letter that has a direction."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in STRONG), "L")
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"


def give_directions(page: Element) -> None:
    """Set the direction of each text whose writer may have any language."""
    for element in page.iter():
        if element.tag == "bdi" or element.get("dir") == "auto":
            element.set("dir", direction_of("".join(element.itertext())))


def joins_letters(text: str) -> bool:
    """Tell whether the letters of `text` change beside each other."""
    return direction_of(text) == "rtl" or any(
        unicodedata.category(letter) in {"Mc", "Mn"} for letter in text
    )


def leave_out_what_joins(page: Element) -> None:
    """Empty the labels that would come out garbled: they are drawn letter by letter.

    Their marks stay; what they say stands in words beside the drawing.
    """
    for label in page.iter(f"{SVG}text"):
        if joins_letters(label.text or ""):
            label.text = ""


def give_words_and_styles(page: Element, *, styles: str) -> None:
    """Put its words and `styles` into each drawing."""
    for drawing in page.iter(f"{SVG}svg"):
        SubElement(drawing, f"{SVG}title").text = drawing.get("aria-label")
        SubElement(drawing, f"{SVG}style").text = styles


def without_variables(styles: str, *sheets: str) -> str:
    """Put the values that the first rules of `sheets` give where `styles` names them.

    A later sheet wins.
    """
    rules = " ".join(sheet[: sheet.index("}")] for sheet in sheets)
    values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", rules))
    return re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], styles)
