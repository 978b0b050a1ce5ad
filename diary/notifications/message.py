"""What a person is told, as values: any channel can word it."""

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

    `level` and `act_by` are those of the prompt, `is_emergency_now` whether the spot
    still is one. `passed_days` is the limit where time alone decided.
    """

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
    def is_one_visit(self) -> bool:
        """Whether all that is advised waits for one ordinary appointment."""
        levels = {one.level for one in self.advice}
        return len(self.advice) > 1 and levels == {Level.EXCEEDED}

    @property
    def subject(self) -> str:
        """What to do, in the active language: no name and no condition."""
        if self.is_one_visit:
            count = len(self.advice)
            words = ngettext(
                "One visit for %(n)d spot", "One visit for %(n)d spots", count
            )
            return words % {"n": count}
        if self.advice:
            return _asked(self.advice[0])
        if self.reminders:
            return _("Time to look at a spot and log it")
        if self.questions:
            return _("Did you go to the doctor?")
        return _("Something that you were told was corrected")


def _asked(first: Advice) -> str:
    if first.level == Level.EMERGENCY:
        return _("Get medical help now")
    if first.level == Level.URGENT and first.act_by == ActBy.TODAY:
        return _("A spot should be seen today")
    if first.level == Level.URGENT:
        return _("A spot should be seen within a few days")
    return _("Time to plan a visit")
