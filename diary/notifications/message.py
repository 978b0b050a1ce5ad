"""What a person is told, as values: any channel can word it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _, ngettext

from diary.assessment import ActBy, Level
from diary.window_bar import Bar


class TryLaterError(Exception):
    """This message could not be handed over now."""


class ChannelDownError(TryLaterError):
    """No message can be handed over now: a server does not answer."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where something can be done, and what."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One spot that a doctor should see; `whose` is an initial, never a name.

    `child` is an id that tells two children of one initial apart, and is not shown.
    `level` and `act_by` are those of the prompt, `is_emergency_now` whether the spot
    still is one. `passed_days` is the limit where time alone decided.
    """

    child: int
    whose: str
    place: str
    level: str
    act_by: str
    is_emergency_now: bool
    passed_days: int | None
    text: str
    bar: Bar | None
    url: str
    answers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Something that happened with a spot on a day, and where to read or answer."""

    whose: str
    place: str
    on: date
    url: str


@dataclass(frozen=True, slots=True)
class Reminding:
    """A spot to be logged, as its reader asked; the last one stops and says so.

    The address of `about` is the log form's; `settings_url` turns it on or off.
    """

    about: About
    is_last: bool
    settings_url: str


@dataclass(frozen=True, slots=True)
class Message:
    """All that one person hears at once of one family, most pressing first.

    `key` is the same whenever the same is sent again. `still_open` was told before,
    `questions` ask what came of planned visits, `corrections` take back what was told,
    `reminders` come alone: at the time for which they were asked.
    """

    key: str
    on: date
    advice: tuple[Advice, ...]
    still_open: tuple[Advice, ...]
    questions: tuple[About, ...]
    corrections: tuple[About, ...]
    reminders: tuple[Reminding, ...]
    emergency_number: str
    home_url: str
    settings_url: str
    stop_url: str

    @property
    def visits(self) -> list[list[Advice]]:
        """What is advised, in the same order, by the visits that it takes.

        One ordinary visit is enough for all spots of a child. Where anything presses,
        each spot stands for itself.
        """
        if any(one.level != Level.EXCEEDED for one in self.advice):
            return [[one] for one in self.advice]
        by_child: dict[int, list[Advice]] = defaultdict(list)
        for one in self.advice:
            by_child[one.child].append(one)
        return list(by_child.values())

    @property
    def subject(self) -> str:
        """What to do, in the active language: no name and no condition."""
        if self.advice:
            return _asked(self.visits)
        if self.reminders:
            return _("Time to look at a spot and log it")
        if self.questions:
            return _("Did you go to the doctor?")
        return _("Something that you were told was corrected")


def _asked(visits: Sequence[Sequence[Advice]]) -> str:
    first, spots = visits[0][0], len(visits[0])
    if first.level == Level.EMERGENCY:
        return _("Get medical help now")
    if first.level == Level.URGENT and first.act_by == ActBy.TODAY:
        return _("A spot should be seen today")
    if first.level == Level.URGENT:
        return _("A spot should be seen within a few days")
    if len(visits) > 1:
        words = ngettext(
            "Time to plan %(n)d visit", "Time to plan %(n)d visits", len(visits)
        )
        return words % {"n": len(visits)}
    if spots > 1:
        words = ngettext("One visit for %(n)d spot", "One visit for %(n)d spots", spots)
        return words % {"n": spots}
    return _("Time to plan a visit")
