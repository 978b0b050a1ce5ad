"""What somebody else has saved beside what was typed, place by place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conditions.exchange.merging import Merged
from conditions.exchange.subjects import Plain
from conditions.forms.pages import KEEP, Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, what is saved now, what was typed, how a choice is sent."""

    label: str
    saved: str
    yours: str
    name: str


@dataclass(frozen=True, slots=True)
class Both:
    """Places that both changed, and those that only the other person did."""

    differing: tuple[Place, ...]
    taken: tuple[Place, ...]


def both_of(page: Page, content: Plain, merged: Merged) -> Both:
    saved, yours = page.saved(content), page.units()
    return Both(
        differing=tuple(_places(page, merged.both, saved, yours)),
        taken=tuple(_places(page, merged.theirs, saved, yours)),
    )


def _places(
    page: Page,
    places: tuple[str, ...],
    saved: Mapping[str, object],
    yours: Mapping[str, object],
) -> Iterator[Place]:
    labels = page.labels()
    for place in places:
        yield Place(
            labels[place], said(saved[place]), said(yours[place]), f"{KEEP}{place}"
        )


def said(value: object) -> str:
    """Write plain data for people: a line an item, its parts beside each other."""
    if value is None or value in ("", [], {}):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "\n".join(map(said, value))
    if isinstance(value, dict):
        parts = (said(part) for part in value.values() if part not in (None, "", []))
        return " · ".join(parts)
    return str(value)
