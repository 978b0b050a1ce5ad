"""How fast open spots follow what was published: some every few minutes, for hours."""

from math import ceil

EVERY_MINUTES = 5
LONGEST_HOURS = 6
# One batch of a few need not be stretched over hours.
SMALLEST = 250


def portion(spots: int) -> int:
    """Return how many of so many spots follow at a time."""
    return max(SMALLEST, ceil(spots * EVERY_MINUTES / (LONGEST_HOURS * 60)))


def hours(spots: int) -> int:
    """Return within how many hours all of them have followed, begun ones counted."""
    portions = ceil(spots / portion(spots))
    return max(1, ceil(portions * EVERY_MINUTES / 60))
