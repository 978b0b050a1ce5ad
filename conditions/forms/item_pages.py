"""The pages of the lists: one item of a list, and the sources its items share."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conditions.exchange import Fault
from conditions.exchange.merging import Units, digests
from conditions.exchange.subjects import EXCEPTIONS, ITEMS, Plain
from conditions.forms.lists import DoNotForm, ExposureForm, SiteForm
from conditions.forms.pages import NoFields, Page, Part, seen_in
from conditions.forms.placed import Placed
from conditions.forms.signs import ExceptionForm, SignForm
from conditions.forms.sources import NewSourceRow, SharedSourceRow
from conditions.queries.editable import Draft
from conditions.services.drafts import Change

NEW_SOURCES = "new_sources"
NEW = "add"


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list of a subject: what it and one of its items are called."""

    name: str
    title: Any
    new: Any
    form: type[Placed]
    known_by: str


LISTS = {
    part.name: part
    for part in (
        ListPart("red_flags", _("Warning signs"), _("New sign"), SignForm, "question"),
        ListPart(
            EXCEPTIONS, _("Exceptions"), _("New exception"), ExceptionForm, "applies_to"
        ),
        ListPart("sites", _("Body sites"), _("New site"), SiteForm, "name"),
        ListPart(
            "categories", _("Exposures"), _("New exposure"), ExposureForm, "label"
        ),
        ListPart(
            "do_not_catalogue", _("Do-not list"), _("New do-not"), DoNotForm, "what"
        ),
    )
}
SOURCES = Part("sources", _("Sources"), NoFields, {"sources": SharedSourceRow})


def lists_of(kind: str) -> list[ListPart]:
    """Return the lists that a subject of this kind holds; a condition has none."""
    names = [ITEMS.get(kind), *([EXCEPTIONS] if kind == "signs" else [])]
    return [LISTS[name] for name in names if name in LISTS]


class ItemPage(Page):
    """One item of a list, by its code; without one, an item to add."""

    def __init__(
        self,
        of: ListPart,
        code: str,
        draft: Draft,
        data: QueryDict | None = None,
        *,
        is_checked: bool = True,
    ) -> None:
        self.list, self.code = of, code
        cites = "sources" in of.form.base_fields
        rows = {NEW_SOURCES: NewSourceRow} if cites else {}
        part = Part(of.name, of.title, of.form, rows)
        super().__init__(part, draft, data, is_checked=is_checked)

    @property
    def template(self) -> str:
        return "curation/edit_item.html"

    @property
    def next(self) -> str:
        """Where to go once it is saved: to its list."""
        return reverse("curation-edit", args=self.address)

    @property
    def is_new(self) -> bool:
        return self.code == NEW

    @property
    def is_there(self) -> bool:
        """Whether the draft has the item; a new one has yet to come."""
        return self.is_new or bool(self.scope(self.draft.content))

    def of(self, draft: Draft) -> "ItemPage":
        return ItemPage(self.list, self.code, draft)

    def scope(self, content: Plain) -> Plain:
        items = content.get(self.list.name, ())
        return next((item for item in items if item["code"] == self.code), {})

    def put(self, content: Plain, units: Units) -> Plain:
        """Put the item in its place, or at the end, and its new sources at theirs."""
        new = units.get(NEW_SOURCES) or []
        assert isinstance(new, list)  # noqa: S101 (tells the type checker)
        said = {place: one for place, one in units.items() if place != NEW_SOURCES}
        item = super().put(self.scope(content), said)
        if new:
            item["sources"] = [*item["sources"], *(one["id"] for one in new)]
            content = {**content, "sources": [*content["sources"], *new]}
        items, place = content[self.list.name], self._index(content)
        return {**content, self.list.name: [*items[:place], item, *items[place + 1 :]]}

    def take(self, faults: list[Fault]) -> None:
        """Show each fault of this item beside its field."""
        own = f"{self.list.name}[{self._index(self.draft.content)}]."
        # A code that stands there twice is a fault of the list.
        named = {self.list.name: "code"}
        super().take(
            [
                Fault(
                    named.get(fault.place, fault.place.removeprefix(own)), fault.message
                )
                for fault in faults
            ]
        )

    def _index(self, content: Plain) -> int:
        codes = [item["code"] for item in content[self.list.name]]
        return codes.index(self.code) if self.code in codes else len(codes)


class ListPage:
    """The lists of a draft as they stand, each item to be opened or moved."""

    def __init__(self, draft: Draft, data: QueryDict) -> None:
        self.draft, self.data = draft, data
        subject = draft.revision.subject
        self.lists = [
            (
                one,
                [
                    (item["code"], item[one.known_by])
                    for item in draft.content[one.name]
                ],
            )
            for one in lists_of(subject.kind)
        ]
        self.has_sources = bool(draft.content.get("sources"))
        self.seen = json.dumps(digests(draft.content))

    @property
    def asked(self) -> Change | None:
        """Return what the pressed button asks for: "red_flags:FEVER:up"."""
        name, code, what = [*self.data.get("rows", "").split(":"), "", ""][:3]
        if name not in {one.name for one, _items in self.lists}:
            return None
        return Change(
            units={name: moved(self.draft.content[name], code, what)},
            seen=seen_in(self.data),
            saved=lambda content: {name: content[name]},
            put=lambda content, units: {**content, **units},
        )


def moved(items: list[Plain], code: str, what: str) -> list[Plain]:
    """Return the items with that one a place up or down, or taken away."""
    codes = [item["code"] for item in items]
    if code not in codes:
        return items
    at = codes.index(code)
    left = [*items[:at], *items[at + 1 :]]
    places = {"up": max(at - 1, 0), "down": at + 1}
    if what in places:
        left.insert(places[what], items[at])
        return left
    return left if what == "remove" else items
