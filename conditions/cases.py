"""Trying cases: whoever knows how to assess registers the judge here.

This app knows what a case expects, and must not know the diary that answers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from conditions.exchange.values import Case
from conditions.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case came to.

    `got` holds the whole of what a case may expect; it is empty where the facts
    could not be read, and `unreadable` then says in a sentence why.
    """

    case: Case
    got: Mapping[str, str | None]
    unreadable: str = ""

    @property
    def differing(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """What was expected and is not so: the key, what it should be, what it is."""
        return tuple(
            (key, wanted, self.got.get(key))
            for key, wanted in self.case.expect.items()
            if self.got.get(key) != wanted
        )

    @property
    def adopted(self) -> Case:
        """The case as it would be if it expected what it came to."""
        expect = {key: self.got.get(key) for key in self.case.expect}
        return replace(self.case, expect=expect)

    @property
    def passed(self) -> bool:
        return not self.unreadable and not self.differing


Judge = Callable[[RuleBook, Sequence[Case]], tuple[Outcome, ...]]
_judges: list[Judge] = []


class NoJudge(Exception):  # noqa: N818 (named for the fact)
    """Nobody registered how to assess, so no case can be tried."""


def register(judge: Judge) -> None:
    """Let `judge` try all cases from now on."""
    _judges[:] = [judge]


def outcomes(rules: RuleBook, cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Try every case under `rules`, in their order. Raises NoJudge."""
    if not _judges:
        raise NoJudge
    return _judges[0](rules, cases)
