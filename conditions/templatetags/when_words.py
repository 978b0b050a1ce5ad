"""A condition of the closed vocabulary in words, for people who check it."""

from collections.abc import Mapping
from typing import Any

import yaml

from django import template
from django.utils.translation import gettext as _, gettext_lazy

from conditions.exchange import vocabulary

register = template.Library()

FACTS = {
    "age_days": gettext_lazy("the age in days"),
    "age_months": gettext_lazy("the age in months"),
    "onset_age_days": gettext_lazy("the age in days when it began"),
    "temperature_c": gettext_lazy("the temperature in °C"),
    "fever_days": gettext_lazy("the days of fever"),
}
COMPARED = {
    "lt": gettext_lazy("%(fact)s is under %(n)s"),
    "lte": gettext_lazy("%(fact)s is %(n)s or less"),
    "gt": gettext_lazy("%(fact)s is over %(n)s"),
    "gte": gettext_lazy("%(fact)s is %(n)s or more"),
    "eq": gettext_lazy("%(fact)s is %(n)s"),
}
SAID = {
    "vesicles": (gettext_lazy("there are blisters"), gettext_lazy("no blisters")),
    "pustules": (gettext_lazy("there is pus"), gettext_lazy("no pus")),
    "cough": (gettext_lazy("there is a cough"), gettext_lazy("no cough")),
    "after_straining": (
        gettext_lazy("it came after straining"),
        gettext_lazy("it did not come after straining"),
    ),
    "well": (
        gettext_lazy("the child is well otherwise"),
        gettext_lazy("the child is not well otherwise"),
    ),
    "spreading": (gettext_lazy("it spreads"), gettext_lazy("it does not spread")),
    "checked": (
        gettext_lazy("a doctor has seen it since"),
        gettext_lazy("no doctor has seen it since"),
    ),
}


@register.filter
def when_words(when: object) -> str:
    """Say what a condition means; empty for one that is not in the vocabulary."""
    if isinstance(when, str):
        try:
            when = yaml.safe_load(when)
        except yaml.YAMLError:
            return ""
    if not isinstance(when, Mapping) or [*vocabulary.faults_of(when, "")]:
        return ""
    return _words(when)


def _words(when: Mapping[str, Any]) -> str:
    ((name, value),) = when.items()
    if name in ("all", "any"):
        joined = _("; and ") if name == "all" else _("; or ")
        return _("(%(parts)s)") % {"parts": joined.join(map(_words, value))}
    if name == "not":
        return _("it is not so that %(part)s") % {"part": _words(value)}
    if name in FACTS:
        ((comparator, bound),) = value.items()
        return COMPARED[comparator] % {"fact": FACTS[name], "n": bound}
    if name in SAID:
        return str(SAID[name][0 if value else 1])
    return _other(name, value)


def _other(name: str, value: Any) -> str:  # noqa: ANN401 (plain data)
    if name == "condition":
        ((form, slugs),) = value.items()
        one = _("it is labelled %(slugs)s")
        none = _("it is not labelled %(slugs)s")
        return (one if form == "in" else none) % {"slugs": ", ".join(slugs)}
    words = {
        "sign": _("the sign %(it)s is in force"),
        "sites_only": _("every place is above the nipple line"),
        "missing": _("the date of birth is missing"),
        "no_other_sign": _("no other sign is %(it)s or more pressing"),
    }
    return words[name] % {"it": value}
