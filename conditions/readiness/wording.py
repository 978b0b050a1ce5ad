"""Words that are never used towards parents: they reassure, name, or prescribe."""

import re
from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.readiness.texts import texts_of

NEVER = re.compile(
    r"""\b(?:
        harmless\w* | abnormal\w* | normal(?:ly)? | nothing\ to\ worry\ about |
        (?:\w+-)?diagnos\w* | treat(?:ed|ing|s)?(?:\ \w+){0,2}\ with
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def never_said(text: str) -> list[str]:
    """Return the words of `text` that Milkspot never says to parents, each once."""
    return sorted({found.group().casefold() for found in NEVER.finditer(text)})


def faults_in(part: Dataset) -> Iterator[Fault]:
    """Yield every text of ours that says what Milkspot never says, once a word."""
    for place, text in texts_of(part):
        for words in never_said(text):
            yield Fault(place, f"says '{words}', which is never said to parents")
