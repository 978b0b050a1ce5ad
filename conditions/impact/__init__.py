"""What a revision does to families: the conditions ask, and who keeps diaries answers.

The conditions know no diary. `diary.apps` registers two functions here: one says what a
draft would do, the other sees to the spots once something is published.
"""

from collections.abc import Callable

from conditions.impact.counts import (
    FIVE_OR_MORE,
    UNTOLD,
    Count,
    Shown,
    count,
    shown,
)
from conditions.impact.values import Change, Moved, Preview, State, Table

__all__ = [
    "FIVE_OR_MORE",
    "UNTOLD",
    "Change",
    "Count",
    "Moved",
    "Preview",
    "Shown",
    "State",
    "Table",
    "count",
    "follow",
    "preview",
    "register",
    "shown",
]

# Of a draft, by its id.
Previews = Callable[[int], Preview]
Follows = Callable[[Change], None]
_registered: list[tuple[Previews, Follows]] = []


def register(previews: Previews, follows: Follows) -> None:
    """Let an app that keeps diaries answer."""
    _registered[:] = [(previews, follows)]


def preview(draft: int) -> Preview:
    """Say what publishing the draft of this id would do, as far as it is counted."""
    for previews, _follows in _registered:
        return previews(draft)
    return Preview(State.NOBODY)


def follow(change: Change) -> None:
    """Let the spots follow what has just been published, in the same transaction."""
    for _previews, follows in _registered:
        follows(change)
