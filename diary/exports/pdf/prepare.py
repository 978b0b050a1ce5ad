"""Say in the page what only paper needs, and what a browser finds out by itself.

WeasyPrint styles no drawing from outside it, and takes a drawing's words
from its <title>.
"""

import re
import unicodedata
from xml.etree.ElementTree import Element, SubElement

from diary.exports.legible import direction_of

SVG = "{http://www.w3.org/2000/svg}"


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


def give_pages(page: Element, *, words: str) -> None:
    """Add to what points at a later place the `words` before its page number.

    The number is counted by report_pdf.css.
    """
    for pointer in list(page.iter("span")):
        if place := pointer.get("data-at"):
            number = {"class": "report-page", "data-at": place}
            SubElement(pointer, "span", number).text = words


def without_variables(styles: str, *sheets: str) -> str:
    """Put the values that the first rules of `sheets` give where `styles` names them.

    A later sheet wins.
    """
    rules = " ".join(sheet[: sheet.index("}")] for sheet in sheets)
    values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", rules))
    return re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], styles)
