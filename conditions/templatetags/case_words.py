"""What a case expects and what it comes to, in words."""

from django import template
from django.utils.translation import gettext as _, gettext_lazy

from conditions.cases import Outcome
from conditions.exchange import Case
from conditions.forms.cases import ACTS, LEVELS, digest_of, written

register = template.Library()

KEYS = {
    "level": gettext_lazy("level"),
    "reason": gettext_lazy("first reason"),
    "act_by": gettext_lazy("how soon"),
    "due_on": gettext_lazy("first day past the limit"),
    "next_change_on": gettext_lazy("next day with another answer"),
    "error": gettext_lazy("error"),
}


@register.filter
def facts_text(case: Case) -> str:
    """Write the facts of a case as the form shows them."""
    return written(case.facts)


@register.filter
def level_name(level: str | None) -> str:
    """Name a level in few words; without one it is an error."""
    return str(LEVELS[level]) if level in LEVELS else _("none: an error")


@register.filter
def act_name(act_by: str | None) -> str:
    return str(ACTS[act_by]) if act_by in ACTS else _("not asked for")


@register.filter
def differing_words(outcome: Outcome) -> list[str]:
    """Say what differs, a sentence each."""
    if outcome.unreadable:
        return [outcome.unreadable]
    return [
        _("%(what)s: expected %(wanted)s, came to %(got)s")
        % {"what": KEYS[key], "wanted": _said(wanted), "got": _said(got)}
        for key, wanted, got in outcome.differing
    ]


@register.filter
def shown(outcome: Outcome) -> str:
    """Tell what a page shows of a case from anything else it may come to."""
    return digest_of(outcome)


def _said(value: str | None) -> str:
    if value is None:
        return _("none")
    return str(LEVELS.get(value) or ACTS.get(value) or value)
