"""What a row of the corpus is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from diary.photos import Refusal

ACCEPTED = None


@dataclass(frozen=True)
class Case:
    """A file by name, the one right answer to it, and how it is made."""

    name: str
    answer: Refusal | None
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return self.name


def cases(
    answer: Refusal | None, files: Mapping[str, Callable[[], bytes]]
) -> list[Case]:
    """Return a row for each of `files`, which all get the same answer."""
    return [Case(name, answer, make) for name, make in files.items()]
