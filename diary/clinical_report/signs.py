"""What was asked about warning signs, and what was answered.

"No" is only said of what was asked and answered; the rest is "not recorded".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diary.clinical_report.records import EntryRecord, WithdrawnSign


class Answer(StrEnum):
    """What a parent answered, over all entries."""

    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class SignWording:
    """A sign in the words it was asked in. `key` is "CODE" or "slug/CODE"."""

    key: str
    question: str = ""
    urgent: bool = True

    @property
    def code(self) -> str:
        return code_of(self.key)


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign: answered in `answered` of all `entries`, with yes on `yes_on`."""

    code: str
    questions: tuple[str, ...]
    urgent: bool
    answered: int
    entries: int
    yes_on: tuple[date, ...] = ()
    withdrawn: tuple[WithdrawnSign, ...] = ()

    @property
    def name(self) -> str:
        """The code in short words, as a doctor would say it: "Non blanching"."""
        return short_name(self.code)

    @property
    def answer(self) -> Answer:
        if self.yes_on:
            return Answer.YES
        return Answer.NO if self.answered else Answer.NOT_RECORDED


def code_of(key: str) -> str:
    """Return the sign's code: "BREATHING" of "hives/BREATHING"."""
    return key.rpartition("/")[2]


def short_name(code: str) -> str:
    return code.replace("_", " ").capitalize()


def sign_lines(
    wordings: Iterable[SignWording],
    entries: Sequence[EntryRecord],
    withdrawn: Sequence[WithdrawnSign] = (),
) -> tuple[SignLine, ...]:
    """Count the answers sign by sign, in the order of `wordings`.

    A code that was ticked without being among them comes last, as urgent.
    """
    by_code: dict[str, list[SignWording]] = {}
    ticked = (SignWording(key) for entry in entries for key in entry.signs)
    for wording in (*wordings, *ticked):
        by_code.setdefault(wording.code, []).append(wording)
    return tuple(
        _line(code, worded, entries, withdrawn) for code, worded in by_code.items()
    )


def _line(
    code: str,
    worded: Sequence[SignWording],
    entries: Sequence[EntryRecord],
    withdrawn: Sequence[WithdrawnSign],
) -> SignLine:
    yes = [entry.on for entry in entries if code in _codes(entry.signs)]
    answered = (code in _codes((*entry.signs, *entry.signs_asked)) for entry in entries)
    known = [wording for wording in worded if wording.question] or worded
    return SignLine(
        code=code,
        questions=tuple(dict.fromkeys(w.question for w in known if w.question)),
        urgent=any(wording.urgent for wording in known),
        answered=sum(answered),
        entries=len(entries),
        yes_on=tuple(dict.fromkeys(yes)),
        withdrawn=tuple(each for each in withdrawn if each.code == code),
    )


def _codes(keys: Iterable[str]) -> set[str]:
    return {code_of(key) for key in keys}
