"""Place the labels of a window bar: inside its edges and off each other.

It is solved once, at the narrowest width, as a shift in pixels from each label's mark.
Marks only move apart as the bar grows, so the answer holds at every wider width.
"""

import unicodedata
from dataclasses import dataclass, replace

NARROWEST = 220
OVERHANG = 10
GAP = 8
FULL_WIDTH = 12.0
MEAN_WIDTH = 6.3


@dataclass(frozen=True, slots=True)
class Label:
    """A text at its mark (`at`, in percent), moved by `shift` pixels.

    `row` 1 is the row below, for a label that finds no room in row 0.
    """

    text: str
    style: str
    at: float
    shift: float = 0.0
    row: int = 0

    @property
    def width(self) -> float:
        """Estimate the pixels at a size of 12: East Asian letters take all of it."""
        return sum(
            FULL_WIDTH if unicodedata.east_asian_width(letter) in "WF" else MEAN_WIDTH
            for letter in self.text
        )

    @property
    def mark(self) -> float:
        return self.at / 100 * NARROWEST

    @property
    def middle(self) -> float:
        return self.mark + self.shift

    def moved_to(self, middle: float) -> "Label":
        """Return the label with its middle there, or as near as the edges let it."""
        nearest = self.width / 2 - OVERHANG
        kept_inside = max(min(middle, NARROWEST - nearest), nearest)
        return replace(self, shift=round(kept_inside - self.mark, 1))


def inside(label: Label) -> Label:
    """Return the label moved no further than the edges demand."""
    return label.moved_to(label.mark)


def apart(one: Label, other: Label) -> list[Label]:
    """Return both labels inside the edges, side by side or else in two rows."""
    left, right = map(inside, sorted((one, other), key=lambda label: label.at))
    room = (left.width + right.width) / 2 + GAP
    overlap = room - (right.middle - left.middle)
    if overlap <= 0:
        return [left, right]

    moved_left = left.moved_to(left.middle - overlap / 2)
    moved_right = right.moved_to(moved_left.middle + room)
    moved_left = moved_left.moved_to(moved_right.middle - room)
    if moved_right.middle - moved_left.middle < room - 1:
        return [left, replace(right, row=1)]
    return [moved_left, moved_right]
