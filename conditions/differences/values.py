"""Single values as a reader says them."""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum

from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from conditions.differences.labels import CHOICES
from conditions.rules import Source

# What names an item, the first that it has.
_TITLES = (
    "question",
    "when_text",
    "name",
    "label",
    "what",
    "text",
    "title",
    "number",
    "code",
)


def said(field: str, value: object) -> str:
    """Return `value` of `field` in words; empty where it says nothing."""
    match value:
        case None | "":
            words = ""
        case bool():
            words = _("yes") if value else _("no")
        case Enum():
            words = str(CHOICES.get(value, value.value))
        case int():
            words = _measured(field, value)
        case str():
            words = value
        case date():
            words = date_format(value)
        case Mapping():
            words = "; ".join(f"{key} {_plain(of)}" for key, of in value.items())
        case _:
            words = title_of(value)
    return words


def title_of(item: object) -> str:
    """Name an item of a list by what a reader would call it."""
    if isinstance(item, Source):
        return ", ".join(filter(None, (item.publisher, item.title)))
    named = (getattr(item, name, "") for name in _TITLES)
    return next((str(name) for name in named if name), str(item))


def _plain(of: object) -> str:
    """Return what stands under a key of a case, in the words of the file format."""
    if of is None:
        return _("none")
    return of if isinstance(of, str) else json.dumps(of, ensure_ascii=False)


def _measured(field: str, number: int) -> str:
    if field.endswith("_days"):
        return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}
    if field.endswith("_months"):
        return ngettext("%(n)d month", "%(n)d months", number) % {"n": number}
    return _("%(n)d mm") % {"n": number} if field.endswith("_mm") else str(number)
