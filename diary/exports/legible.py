"""Make words fit for a file: letters that XML can hold, and their direction."""

import re
import unicodedata
from xml.etree.ElementTree import Element

RIGHT_TO_LEFT = {"R", "AL"}
STRONG = RIGHT_TO_LEFT | {"L"}
# What XML 1.0 allows: https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """Leave out control characters, which neither XML nor FHIR can hold."""
    return NOT_IN_XML.sub("", text)


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
