"""The sentences for parents that the engine writes itself.

The rest of the words are the published data's. `{emergency_number}` and
`{advice_line}` are left for the caller to fill in.
"""

from datetime import date, timedelta
from functools import lru_cache

from conditions.rules import Recurrence, Urgency
from diary.assessment.ages import spelled
from diary.assessment.answer import Level

ASK = {
    Urgency.EMERGENCY: "Call {emergency_number} or go to an emergency department now.",
    Urgency.SAME_DAY: "Speak to a doctor or {advice_line} today, day or night.",
    Urgency.SOON: "Ask for a doctor within a few days.",
    Urgency.ROUTINE: "Mention it at an ordinary appointment.",
}
_BOOK = {**ASK, Urgency.ROUTINE: "Ask for an ordinary appointment."}

GONE_WITHOUT_HELP = "Talk to a doctor about what happened."
MISSING_ONSET = (
    "The day it was first noticed is missing. Add it, so that the days can be counted."
)
MISSING_BIRTH = (
    "The date of birth is missing. Add it, so that the days can be counted from birth."
)
PLAN = "A doctor has seen this. Keep to what they said, and ask again if it changes."
NO_CLOCK = "There is no set time for this to go. Show a doctor if it changes."


_CLOCK = {
    Level.WITHIN_WINDOW: (
        "Within the time to watch it at home. "
        "Show a doctor if it is still there on {due}."
    ),
    Level.NEARING_LIMIT: (
        "The time to watch it at home is nearly over. "
        "Show a doctor if it is still there on {due}."
    ),
    Level.EXCEEDED: (
        "Still there after the time to watch it at home, which ended on {last}."
    ),
}
_REVIEW = {
    Level.WITHIN_WINDOW: "A doctor wants to see this again on {due}.",
    Level.NEARING_LIMIT: "A doctor wants to see this again soon, on {due}.",
    Level.EXCEEDED: (
        "A doctor wanted to see this again on {due}. "
        "Ask for that appointment if it has not been."
    ),
}


@lru_cache(maxsize=4096)
def clock(level: Level, due_on: date, urgency: Urgency | None) -> str:
    """Word the days of a rule; `urgency` says how to ask once they are over."""
    last = spelled(due_on - timedelta(days=1))
    text = _CLOCK[level].format(due=spelled(due_on), last=last)
    return f"{text} {_BOOK[urgency]}" if urgency else text


@lru_cache(maxsize=4096)
def review(level: Level, due_on: date) -> str:
    """Word the day that a doctor named."""
    return _REVIEW[level].format(due=spelled(due_on))


def resolved(gone_on: date) -> str:
    return f"Gone since {spelled(gone_on)}."


def always_see_doctor(why: str, urgency: Urgency) -> str:
    """Ask for a doctor whatever the days; `why` is the rule's own reason."""
    because = f": {why.rstrip('.')}" if why else ""
    return (
        f"A doctor should see this, whatever the day count{because}. {_BOOK[urgency]}"
    )


def misfit(name: str) -> str:
    return (
        f"Your child was older when this began than fits “{name}”. "
        "Choose what fits better, or “not sure”; until then it is counted as "
        "a rash without a name."
    )


def recurrence(often: Recurrence) -> str:
    return (
        f"It has begun {often.episodes} times or more within {often.within_days} "
        f"days, and no doctor has seen it since. {_BOOK[often.urgency]}"
    )
