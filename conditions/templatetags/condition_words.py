"""The words of the curated data's codes and numbers, as parents read them."""

import re
from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from conditions.differences import Change
from conditions.exchange.values import Claim, OnsetAges
from conditions.rules import Ages, Clock, Rule, Urgency

register = template.Library()

MONTH, YEAR = 30.44, 365.25
# Below this a number of days is easy to picture; from here on it is said twice.
SAID_IN_MONTHS, SAID_IN_YEARS = 56, 700
# What no page says in its own voice. What a source says of itself is quoted as it is.
COMFORT = re.compile(r"\bharmless\b|^normal\b", re.IGNORECASE)

GROUPS = {
    "emergency": gettext_lazy("Needs help now"),
    "milia": gettext_lazy("Milk spots (milia)"),
    "newborn": gettext_lazy("In newborns"),
    "infant": gettext_lazy("In babies"),
    "rash": gettext_lazy("Rashes"),
    "nappy": gettext_lazy("In the nappy area"),
    "chronic": gettext_lazy("Dry, rough or pale skin"),
    "allergy": gettext_lazy("Hives, and skin that reacts"),
    "infection": gettext_lazy("Infections"),
    "birthmark": gettext_lazy("Birthmarks"),
    "exposure": gettext_lazy("Bites and sun"),
    "generic": gettext_lazy("Not sure what it is"),
}
URGENCIES = {
    Urgency.EMERGENCY: gettext_lazy("Get medical help now"),
    Urgency.SAME_DAY: gettext_lazy("Have it seen today"),
    Urgency.SOON: gettext_lazy("Have it seen within a few days"),
    Urgency.ROUTINE: gettext_lazy("Plan a visit"),
}
LEVELS = {
    Urgency.EMERGENCY: "emergency",
    Urgency.SAME_DAY: "urgent",
    Urgency.SOON: "urgent",
    Urgency.ROUTINE: "exceeded",
}
LIMITS = {
    Clock.BIRTH: gettext_lazy("See a doctor if still there %(days)s after birth."),
    Clock.ONSET: gettext_lazy(
        "See a doctor if still there %(days)s after it was first noticed."
    ),
    Clock.FLARE: gettext_lazy(
        "See a doctor if still there %(days)s after the flare began."
    ),
    Clock.LESION: gettext_lazy(
        "See a doctor if that spot is still there %(days)s after it was first seen."
    ),
}

# Fields that no page for parents shows.
CURATORS_ALONE = (
    "Condition.note",
    "Condition.cases",
    "Sign.note",
    "Case.",
    "Code.",
    "Codes.",
)


@register.filter
def group_title(code: str) -> str:
    """Head a group of the list; one that is new to us has only its own name."""
    return str(GROUPS.get(code, code.replace("_", " ").capitalize()))


@register.filter
def urgency_title(urgency: Urgency) -> str:
    return str(URGENCIES[urgency])


@register.filter
def urgency_level(urgency: Urgency) -> str:
    """Return the level whose colours say how pressing it is."""
    return LEVELS[urgency]


@register.filter
def in_days(days: int) -> str:
    """Return "28 days", and for longer times also "548 days (about 18 months)"."""
    words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days < SAID_IN_MONTHS:
        return words
    if days < SAID_IN_YEARS:
        count = round(days / MONTH)
        about = ngettext("about %(n)d month", "about %(n)d months", count)
    else:
        count = round(days / YEAR)
        about = ngettext("about %(n)d year", "about %(n)d years", count)
    return f"{words} ({about % {'n': count}})"


@register.filter
def limit_sentence(rule: Rule) -> str:
    """Say when a doctor should look by the day count; empty where nothing counts."""
    if rule.limit_days is None or rule.always_see_doctor:
        return ""
    return str(LIMITS[rule.clock]) % {"days": in_days(rule.limit_days)}


def span_of_days(first: int | None, last: int | None) -> str:
    """Return "14 to 28 days", "up to 90 days", "from 3 days"; or empty."""
    if first is not None and last is not None and first != last:
        return _("%(first)d to %(last)s") % {"first": first, "last": in_days(last)}
    if last is not None:
        return in_days(last) if first else _("up to %(days)s") % {"days": in_days(last)}
    return "" if first is None else _("from %(days)s") % {"days": in_days(first)}


@register.filter
def claim_days(claim: Claim) -> str:
    """Return how a claim reads in days; empty where it gives none."""
    return span_of_days(claim.min_days, claim.max_days)


@register.filter
def onset_words(onset: OnsetAges) -> str:
    """Say at which ages it usually starts."""
    last = in_days(onset.max_days)
    if onset.min_days == 0:
        return _("from birth to %(last)s of age") % {"last": last}
    return _("from %(first)s to %(last)s of age") % {
        "first": in_days(onset.min_days),
        "last": last,
    }


@register.filter
def ages_words(ages: Ages) -> str:
    """Say of which ages a sign is asked; empty where of all."""
    numbers = {"first": ages.from_months, "last": ages.under_months}
    if ages.from_months is not None and ages.under_months is not None:
        return _("From %(first)d to under %(last)d months of age") % numbers
    if ages.under_months is not None:
        return _("Under %(last)d months of age") % numbers
    if ages.max_days is not None:
        return _("Up to %(days)s of age") % {"days": in_days(ages.max_days)}
    if ages.min_days:
        return _("From %(days)s of age") % {"days": in_days(ages.min_days)}
    return ""


@register.filter
def unless_comforting(text: str) -> str:
    """Leave out a text of ours that would reassure: Milkspot never does."""
    return "" if COMFORT.search(text) else text


@register.filter
def comforts(change: Change) -> bool:
    """Tell whether the words of a change would reassure, so that it is only named."""
    texts = [change.words, *(piece.text for piece in change.pieces)]
    return any(COMFORT.search(text.strip()) for text in texts)


@register.filter
def for_parents(changes: Iterable[Change]) -> list[Change]:
    """Leave out what only curators read, as the pages for parents do."""
    return [one for one in changes if not one.field.startswith(CURATORS_ALONE)]
