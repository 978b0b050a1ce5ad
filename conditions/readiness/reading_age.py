"""How old one has to be to read a text easily, by textstat.

Of textstat's measures only those that count letters, words and sentences are used:
the others want a dictionary of syllables that is fetched over the network.
"""

import math
from collections.abc import Iterator
from functools import lru_cache

from conditions.exchange import Dataset, Fault
from conditions.readiness.texts import texts_of

# A school grade of the United States is about five years less than the age.
AGE_AT_GRADE_0 = 5
# Health texts for everyone are written for readers of 9 to 11 or a little above.
OLDEST = 13
# Labels and single clauses are too short for a measure of sentences to mean much.
FEWEST_WORDS = 12


@lru_cache(maxsize=4096)
def reading_age(text: str) -> int:
    """Return the age in years that the automated readability index gives `text`."""
    # Loading it takes longer than a page may: only who checks a draft waits for it.
    import textstat

    grade: float = textstat.automated_readability_index(text)
    return AGE_AT_GRADE_0 + max(0, math.ceil(grade))


def ages_in(part: Dataset) -> Iterator[tuple[str, int]]:
    """Yield place and reading age of the longer texts for parents."""
    for place, text in texts_of(part):
        if len(text.split()) >= FEWEST_WORDS:
            yield place, reading_age(text)


def warnings_in(part: Dataset) -> Iterator[Fault]:
    """Yield the longer texts for parents that ask for an older reader."""
    for place, age in ages_in(part):
        if age > OLDEST:
            yield Fault(place, f"reads as for age {age}; aim for {OLDEST} or less")
