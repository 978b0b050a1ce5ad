"""The words for where a spot stands: short, in the parent's words, dates as days."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from accounts.countries import EmergencyContact
from diary.assessment import ActBy, Assessment, Level
from diary.models import Prompt, PromptEvent, Spot, Visit
from diary.notifications.message import Advice
from diary.queries.cards import SpotCard

register = template.Library()

WEEK, MONTH = 7, 30.44
NAMES_SHOWN = 2
# Where the days are counted, or no longer: what a doctor said decides, and is said.
COUNTED = (Level.EXCEEDED, Level.NEARING_LIMIT, Level.WITHIN_WINDOW)
LONGEST_IN_DAYS, LONGEST_IN_WEEKS = 13, 112
PLAIN_WORDS = {
    Level.EMERGENCY: gettext_lazy("Get medical help now"),
    Level.WITHIN_WINDOW: gettext_lazy("Usual so far"),
    Level.NEEDS_INFORMATION: gettext_lazy("One thing is missing"),
}


def span(days: int) -> str:
    """Return "5 days", "4 weeks" or "18 months", as a parent would say it."""
    if days <= LONGEST_IN_DAYS:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days <= LONGEST_IN_WEEKS:
        weeks = round(days / WEEK)
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    months = round(days / MONTH)
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def isolated(name: str) -> str:
    """Keep the direction of a name to itself where it stands in a sentence."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


@register.filter
def day(value: date) -> str:
    """Return "9 January"."""
    return date_format(value, "j F")


@register.filter
def level_word(card: SpotCard) -> str:
    """Say where the spot stands, in the few words of a pill."""
    act_by = card.standing.assessment.act_by
    match card.standing.level:
        case Level.URGENT:
            return _urgent_word(act_by)
        case Level.EXCEEDED | Level.NEARING_LIMIT:
            return _limit_word(card)
        case Level.RESOLVED:
            return _gone_after(card.spot)
        case Level.WITHIN_WINDOW if card.seen:
            return _("Seen by a doctor")
        case level:
            return str(PLAIN_WORDS[level or Level.NEEDS_INFORMATION])


def _limit_word(card: SpotCard) -> str:
    """Say how near the limit is, or that it has passed."""
    limit = card.standing.assessment.limit_days
    by_clock = card.standing.code == "clock" and limit
    words = {"span": span(limit or 0)}
    if card.standing.level == Level.EXCEEDED:
        return _("%(span)s passed") % words if by_clock else _("Plan a visit")
    return _("Nearly %(span)s") % words if by_clock else _("Soon to be seen again")


def _urgent_word(act_by: ActBy | None) -> str:
    if act_by == ActBy.TODAY:
        return _("Have this seen today")
    return _("Have this seen within a few days")


def _gone_after(spot: Spot) -> str:
    days = spot.day_number(spot.gone_on) if spot.gone_on else None
    if days is None:
        return _("Gone")
    return ngettext("Gone after %(n)d day", "Gone after %(n)d days", days) % {"n": days}


@register.filter
def next_text(card: SpotCard) -> str:
    """Say what comes next for the spot, in one or two short sentences."""
    if card.seen and card.standing.level in COUNTED:
        return _seen_text(card.seen, card.standing.assessment.due_on)
    standing, due_on = card.standing, card.standing.assessment.due_on
    if standing.is_waiting and due_on:
        return _("See a doctor if still there on %(day)s.") % {"day": day(due_on)}
    if standing.level == Level.RESOLVED and card.spot.gone_on:
        return _("Gone since %(day)s.") % {"day": day(card.spot.gone_on)}
    if standing.level == Level.NEEDS_INFORMATION or card.spot.noticed_on is None:
        return standing.text
    entries = ngettext("%(n)d entry", "%(n)d entries", card.entries) % {
        "n": card.entries
    }
    entries = entries if card.entries else _("no entries yet")
    since = _("Since %(day)s") % {"day": day(card.spot.noticed_on)}
    return f"{since} · {entries}"


def _seen_text(seen: Visit, due_on: date | None) -> str:
    """Say when a doctor saw it, and what holds from then on."""
    words = {"seen": day(seen.on)}
    if seen.review_on:
        words["day"] = day(seen.review_on)
        return _("Seen on %(seen)s. Look again on %(day)s.") % words
    if seen.only_if_it_changes:
        return _("Seen on %(seen)s. Look again only if it changes.") % words
    if due_on is None:
        return _("Seen on %(seen)s. Warning signs still count.") % words
    words["day"] = day(due_on)
    return _("Seen on %(seen)s. Look again on %(day)s if still there.") % words


@register.filter
def short_label(card: SpotCard) -> str:
    """Say what it may be in one or two names, and how many more there are."""
    more = len(card.suspected) - NAMES_SHOWN
    if card.diagnosis or more < 1:
        return label_line(card)
    names = ", ".join(card.suspected[:NAMES_SHOWN])
    words = ngettext(
        "%(names)s or %(n)d more, we think", "%(names)s or %(n)d more, we think", more
    )
    return words % {"names": names, "n": more}


@register.filter
def label_line(card: SpotCard) -> str:
    """Say what the parents think it may be, or what a doctor called it."""
    if card.diagnosis:
        return _("%(name)s, a doctor said") % {"name": card.diagnosis}
    if card.suspected:
        names = _(" or ").join(card.suspected)
        return _("%(names)s, we think") % {"names": names}
    return _not_sure(card.spot)


def _not_sure(spot: Spot) -> str:
    if spot.kind == Spot.Kind.SPOT:
        return _("A spot or mark, not sure which")
    return _("Rash, not sure which")


@register.simple_tag
def label_line_of(card: SpotCard) -> str:
    """Say what the family calls it, what it may be, and since when."""
    parts = [card.spot.label, label_line(card), since_line(card.spot)]
    return " · ".join(filter(None, parts))


@register.filter
def since_line(spot: Spot) -> str:
    """Since when the spot is there: "since birth, 10 October"."""
    if spot.noticed_on is None:
        return _("first day not known")
    words = {"day": day(spot.noticed_on)}
    if spot.noticed_on == spot.child.born_on:
        return _("since birth, %(day)s") % words
    if spot.noticed_about:
        return _("since about %(day)s") % words
    return _("since %(day)s") % words


@register.simple_tag
def prompt_title(prompt: Prompt, card: SpotCard) -> str:
    """Say what a prompt asks for."""
    return _asked(prompt.level, prompt.act_by, card.passed_days)


@register.simple_tag
def advice_title(advice: Advice) -> str:
    """Say what a message asks for: a page would show an emergency by itself."""
    if advice.is_emergency_now:
        return str(PLAIN_WORDS[Level.EMERGENCY])
    return _asked(advice.level, advice.act_by, advice.passed_days)


def _asked(level: str, act_by: str, passed_days: int | None) -> str:
    if level == Level.EMERGENCY:
        return _("It was time to get medical help. Has a doctor seen this?")
    if level == Level.URGENT:
        return _urgent_word(ActBy(act_by))
    return _visit_word(passed_days)


@register.filter
def asked_word(asked: Assessment) -> str:
    """Say what an assessment once asked for."""
    if asked.level == Level.EMERGENCY:
        return _("Get medical help now")
    if asked.level == Level.URGENT and asked.act_by:
        return _urgent_word(asked.act_by)
    is_clock = asked.reasons[:1] and asked.reasons[0].code == "clock"
    return _visit_word(asked.limit_days if is_clock else None)


def _visit_word(passed_days: int | None) -> str:
    if passed_days:
        return _("%(span)s passed: time to book a visit") % {"span": span(passed_days)}
    return _("Plan a visit")


@register.filter
def happened(event: PromptEvent) -> str:
    """Say what happened to a prompt, beside what it asked."""
    What = PromptEvent.What  # noqa: N806 (a class)
    return {
        What.RAISED: _("A doctor should look."),
        What.UPGRADED: _("It became more pressing."),
        What.BOOKED: _("A visit is booked."),
        What.SEEN: _("A doctor has seen it."),
        What.GONE: _("It has gone."),
        What.NOT_NOW: _("Not now: ask again in three days."),
        What.AWAKE: _("Asked again."),
        What.CORRECTED: _("Corrected: the reason is no longer there."),
        What.REOPENED: _("The answer was taken back."),
    }[What(event.what)]


@register.filter
def happened_at(event: PromptEvent, spot: Spot) -> str:
    """Return "Fri 20 November 2026, 12:00".

    Without the hour where it is one of another day: the family has moved since, or the
    day was counted late.
    """
    written = date_format(event.on, "D j F Y")
    if spot.household.day(event.at) != event.on:
        return written
    return f"{written}, {local_time(event.at, spot)}"


@register.simple_tag
def prompt_text(card: SpotCard) -> str:
    """Which spot a prompt is about, and why."""
    days = card.spot_days
    where = {"place": card.standing.place, "child": isolated(card.spot.child.name)}
    head = _("%(child)s: %(place)s.") % where
    if days is not None:
        counted = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        head = _("%(child)s: %(place)s, %(days)s.") % {**where, "days": counted}
    return f"{head} {card.standing.text}"


@register.filter
def line_to_call(card: SpotCard) -> EmergencyContact | None:
    """Return whom to call, where why a prompt speaks names the advice line."""
    contact = card.spot.household.contact
    named = contact.advice_line and contact.advice_line in card.standing.text
    return contact if named else None


@register.filter
def local_day(at: datetime, spot: Spot) -> str:
    """Return the family's day of an instant: "9 January"."""
    return day(spot.household.day(at))


@register.filter
def local_time(at: datetime, spot: Spot) -> str:
    """Return an instant as the clock of the spot's family shows it: "19:10"."""
    return time_format(at.astimezone(spot.household.zone), "H:i")
