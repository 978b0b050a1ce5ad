"""One thing that two revisions say differently."""

from dataclasses import dataclass
from typing import Literal

from conditions.differences.reading import Row


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a long text: kept, added or removed."""

    text: str
    mark: Literal["", "added", "removed"] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence: what it is about, and what became of it.

    `field` names the field as its class does ("Rule.limit_days"). A long text says
    its changes in `pieces`, word by word; `words` are for where those cannot stand.
    What is new in a list says all there is of it in `rows`.
    """

    field: str
    label: str
    words: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def sentence(self) -> str:
        """The words with their end: a question of ours has one."""
        return self.words if self.words.endswith((".", "?")) else f"{self.words}."

    def __str__(self) -> str:
        return f"{self.label}: {self.sentence}"
