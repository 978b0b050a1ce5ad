"""Two texts side by side, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from conditions.differences.change import Piece

# From so many words on, a reader looks for the words that differ.
LONG = 7


def is_long(text: str) -> bool:
    return len(text.split()) >= LONG


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Tell the words that were kept, removed and added, in reading order."""
    return tuple(_pieces(re.findall(r"\s*\S+", before), re.findall(r"\s*\S+", after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    kept, come = ([word.strip() for word in words] for words in (old, new))
    matcher = SequenceMatcher(None, kept, come, autojunk=False)
    for step, first, last, begin, end in matcher.get_opcodes():
        if step == "equal":
            yield Piece("".join(new[begin:end]))
            continue
        if last > first:
            yield Piece("".join(old[first:last]), "removed")
        if end > begin:
            yield Piece("".join(new[begin:end]), "added")
