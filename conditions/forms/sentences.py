"""Faults of the data, said to a curator beside the field."""

import re
from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext

from conditions.exchange import Fault

Say = Callable[[re.Match[str]], str]


def sentence(fault: Fault) -> str:
    """Return what is wrong, as a sentence that says what to do where that is known."""
    for pattern, say in _SAID:
        if found := re.fullmatch(pattern, fault.message):
            return say(found)
    return f"{capfirst(fault.message)}."


def resting_on(claims: list[str]) -> str:
    """Say that a source cannot go: `claims` are what its claims say."""
    words = ngettext(
        "%(n)d claim rests on this source: %(claims)s Change or remove it first.",
        "%(n)d claims rest on this source: %(claims)s Change or remove them first.",
        len(claims),
    )
    said = "; ".join(_("“%(claim)s”") % {"claim": claim} for claim in claims)
    return words % {"n": len(claims), "claims": f"{said}."}


def upside_down(low: object, high: object) -> str:
    words = _("Upside down: %(low)s to %(high)s. The first must not be above the last.")
    return words % {"low": low, "high": high}


def _twice(found: re.Match[str]) -> str:
    words = _("“%(code)s” stands here %(n)s times. Give each its own code.")
    return words % {"code": found[1], "n": found[2]}


def _unknown(found: re.Match[str]) -> str:
    words = _("Nothing published goes by “%(code)s”. Publish it first, or correct it.")
    return words % {"code": found[1]}


def _no_source(found: re.Match[str]) -> str:
    words = _("There is no source “%(code)s” here. Add it, or choose another.")
    return words % {"code": found[1]}


_SAID: tuple[tuple[str, Say], ...] = (
    (r"is upside down: (\d+) to (\d+)", lambda found: upside_down(found[1], found[2])),
    (r"'(.+)' stands there (\d+) times", _twice),
    (r"unknown '(.+)'", _unknown),
    (r"no sign '(.+)'", _unknown),
    (r"no source '(.+)' in this \w+", _no_source),
    (r"must be text", lambda _found: _("Write something here.")),
    (
        r"must say why a doctor should see it",
        lambda _found: _("Say why a doctor should always see it."),
    ),
    (
        r"must stand where a reason does",
        lambda _found: _("Choose how soon, or take the reason away."),
    ),
)
