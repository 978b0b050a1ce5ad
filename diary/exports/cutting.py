"""Cut a text to the room there is, whatever its script."""

import unicodedata

# How many places a letter takes, where two or more: one is a whole sentence.
PLACES = dict.fromkeys("@mwMW—", 2) | {"⸻": 3, "\ufdfd": 16}
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


def width_of(text: str) -> int:
    """Return how many ordinary letters take as much room as `text`."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    plain = unicodedata.normalize("NFKC", letter)
    wide = unicodedata.east_asian_width(letter) in WIDE
    return 2 if wide else sum(PLACES.get(part, 1) for part in plain)


def _whole(text: str, end: int) -> int:
    """Go back to where no letter is cut from what belongs to it."""
    while end and (unicodedata.category(text[end]) in JOINS or text[end - 1] == JOINER):
        end -= 1
    return end
