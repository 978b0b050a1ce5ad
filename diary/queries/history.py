"""The history of a spot, newest first, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.circle import circle
from accounts.models import User
from conditions.queries import Published
from diary import access
from diary.models import Change, Observation, Spot
from diary.queries.changed_fields import ChangedField, Fields, changed_fields
from diary.queries.standing import place_name
from diary.queries.writers import writer

LINES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: `on` is the family's day, `other` the name of another spot."""

    change: Change
    on: date
    by: str
    other: str
    fields: tuple[ChangedField, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some lines of a history, and where among its pages they stand."""

    lines: tuple[HistoryLine, ...]
    page: Page[Change]


def history(spot: Spot, number: str, *, reader: User, data: Published) -> HistoryPage:
    """Return page `number` of a spot's history, or the nearest that there is.

    What was changed in an entry is said to whoever may see the child it is of by now.
    """
    rows = Change.objects.filter(Q(spot=spot) | Q(spot__merged_into=spot))
    page = Paginator(rows, LINES_A_PAGE).get_page(number)
    names, others = circle(reader).names[spot.household_id], _others(page, reader, data)
    children = {str(one.uuid): one.name for one in access.children(reader)}
    hidden = _hidden(page, reader)
    lines = (
        HistoryLine(
            change=row,
            on=spot.household.day(row.at),
            by=writer(names, row.by_id, row.by_name, _("someone who has left")),
            other=others.get(str(row.other), _("another spot")),
            fields=()
            if row.entry in hidden
            else changed_fields(_named(row.fields, children), data),
        )
        for row in page
    )
    return HistoryPage(tuple(lines), page)


def _named(fields: Fields, children: Mapping[str, str]) -> Fields:
    """Put the names of children in the place of their ids."""
    if "child" not in fields:
        return fields
    before, after = (children.get(one, _("another child")) for one in fields["child"])
    return {**fields, "child": (before, after)}


def _hidden(page: Page[Change], reader: User) -> set[UUID]:
    """Return the entries of these lines that are of a child the reader may not see."""
    told = {row.entry for row in page if row.entry and row.fields}
    seen = Observation.objects.filter(
        uuid__in=told, spot__child__in=access.children(reader)
    )
    return told - set(seen.values_list("uuid", flat=True))


def _others(page: Page[Change], reader: User, data: Published) -> Mapping[str, str]:
    """Name the other spots of these lines that the reader may see, deleted or not."""
    uuids = [row.other for row in page if row.other]
    found = Spot.objects.filter(uuid__in=uuids, child__in=access.children(reader))
    return {str(spot.uuid): place_name(spot.site, spot.side, data) for spot in found}
