"""Cut a text to the room there is, whatever its script."""

import unicodedata

WIDE_IN_LATIN = frozenset("@mwMW")
# Their letters take two places of the others: wide and full width.
WIDE = {"W", "F"}
JOINS = {"Mn", "Mc", "Me", "Cf"}
JOINER = "\u200d"
END = "…"


def cut_to(text: str, width: int) -> str:
    """Return `text`, or as much of it as `width` ordinary letters take, and "…".

    A letter is not parted from its marks, nor an emoji from what it is joined to.
    Spaces are evened out, as a page does.
    """
    text, taken = " ".join(text.split()), 0
    for number, letter in enumerate(text):
        taken += _width(letter)
        if taken > width:
            return text[: _whole(text, number)].rstrip() + END
    return text


def _width(letter: str) -> int:
    wide = letter in WIDE_IN_LATIN or unicodedata.east_asian_width(letter) in WIDE
    return 2 if wide else 1


def _whole(text: str, end: int) -> int:
    """Go back to where no letter is cut from what belongs to it."""
    while end and (unicodedata.category(text[end]) in JOINS or text[end - 1] == JOINER):
        end -= 1
    return end
