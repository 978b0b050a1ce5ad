"""The pages of a draft: what each holds, and its way into the draft and out of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conditions.exchange import Fault
from conditions.exchange.merging import Units, digests, taking
from conditions.exchange.subjects import Plain
from conditions.forms.condition_numbers import NumbersForm, WindowForm
from conditions.forms.condition_words import CodeRow, LookAlikeRow, WordsForm
from conditions.forms.offers import offers_of
from conditions.forms.placed import Placed, Problem, put_at, value_at
from conditions.forms.rows import Rows, rows_of, sent_rows
from conditions.forms.sentences import resting_on, sentence
from conditions.forms.signs import AgeRuleRow, SignForm
from conditions.forms.sources import ClaimRow, OwnChoiceRow, SourceRow
from conditions.queries.editable import Draft
from conditions.services.drafts import Change

KEEP = "keep:"


class NoFields(Placed):
    """For a page of rows alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a condition's draft: its form, and the lists it has rows of."""

    slug: str
    title: Any
    form: type[Placed]
    rows: Mapping[str, type[Placed]]


PARTS = {
    part.slug: part
    for part in (
        Part(
            "numbers",
            _("Numbers and sources"),
            NumbersForm,
            {"claims": ClaimRow, "own_choices": OwnChoiceRow, "sources": SourceRow},
        ),
        Part(
            "words",
            _("Names and words"),
            WordsForm,
            {"look_alikes": LookAlikeRow, "codes": CodeRow},
        ),
        Part(
            "signs",
            _("Signs and rules about age"),
            NoFields,
            {"red_flags": SignForm, "age_rules": AgeRuleRow},
        ),
    )
}


class Page:
    """A part of a draft as a curator fills it in, bound to what was sent, if it was."""

    def __init__(
        self,
        part: Part,
        draft: Draft,
        data: QueryDict | None = None,
        *,
        is_checked: bool = True,
    ) -> None:
        """Fill the page in; unless it `is_checked`, nothing is said to be wrong."""
        self.part, self.draft, self.data = part, draft, data
        offers = offers_of(draft, self._source_keys())
        content = self.scope(draft.content)
        options: dict[str, Any] = {"offers": offers, "is_checked": is_checked}
        self.form = part.form(
            data,
            initial=part.form.initial_from(content),
            published=self.scope(draft.published),
            **options,
        )
        self.rows = {
            place: rows_of(
                row, place, content=content.get(place, []), data=data, options=options
            )
            for place, row in part.rows.items()
        }
        self.elsewhere: list[Problem] = []
        sent = data.get("seen") if data is not None else None
        self.seen = sent or json.dumps(digests(self.saved(draft.content)))

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(row.is_valid() for row in self._lists())])

    @property
    def address(self) -> tuple[str, str]:
        """The kind and slug of what is drafted."""
        subject = self.draft.revision.subject
        return subject.kind, subject.slug

    @property
    def template(self) -> str:
        return f"curation/edit_{self.part.slug}.html"

    @property
    def next(self) -> str:
        """Where to go once it is saved: here again."""
        return reverse("curation-edit-part", args=(*self.address, self.part.slug))

    @property
    def window(self) -> WindowForm:
        """The numbers of the window bar as they stand on the page."""
        return WindowForm.of(self.form)

    @property
    def problems(self) -> list[Problem]:
        """Return all that is wrong, in the order of the page."""
        lists = [problem for rows in self._lists() for problem in rows.problems()]
        return [*self.elsewhere, *self.form.problems(), *lists]

    def change(self, seen: Mapping[str, str], keeping: list[str]) -> Change:
        """Return what the valid page asks for, with what is saved at `keeping`."""
        saved = self.saved(self.draft.content)
        units = taking(self.units(), saved, keeping)
        return Change(units, seen, self.saved, self.put)

    def again(self, content: Plain, units: Units) -> "Page":
        """Return the page for a draft that says `content` by now, with these units."""
        page = self.of(replace(self.draft, content=self.put(content, units)))
        page.seen = json.dumps(digests(self.saved(content)))
        return page

    def of(self, draft: Draft) -> "Page":
        """Return this page of another state of the draft."""
        return Page(self.part, draft)

    def scope(self, content: Plain) -> Plain:
        """Return the mapping that the page is about."""
        return content

    def labels(self) -> dict[str, str]:
        """Return what each place is called on the page."""
        fields = {
            self.form.place_of(name): str(field.label)
            for name, field in self.form.fields.items()
        }
        return fields | {place: rows.heading for place, rows in self.rows.items()}

    def units(self) -> Units:
        """Return what the valid page says, place by place."""
        said = self.form.put_into({})
        return {
            **{place: value_at(said, place) for place in self.form.all_places()},
            **{place: rows.content() for place, rows in self.rows.items()},
        }

    def saved(self, content: Plain) -> Units:
        """Return what stands in the places of this page."""
        places = [*self.part.form.all_places(), *self.part.rows]
        scope = self.scope(content)
        return {place: value_at(scope, place) for place in places}

    def put(self, content: Plain, units: Units) -> Plain:
        for place, value in units.items():
            content = put_at(content, place, value)
        return content

    def take(self, faults: list[Fault]) -> None:
        """Show each fault where it belongs; what is on another page, by its place."""
        for rows in self._lists():
            faults = rows.take(faults)
        left = self.form.take(faults)
        self.elsewhere = [Problem(fault.place, sentence(fault)) for fault in left]
        self._name_missing_sources()

    def refuse_to_lose(self, place: str, index: str) -> bool:
        """Keep a source that claims rest on, say which; tell whether it was kept."""
        if place != "sources" or self.data is None:
            return False
        return self._refuse(self.data.get(f"sources-{index}-id", ""))

    def _name_missing_sources(self) -> None:
        """Say of each source that was taken away what still rests on it."""
        kept = {key for key, _label in self._source_keys()}
        for source in self.draft.content.get("sources", ()):
            if source["id"] not in kept:
                self._refuse(source["id"])

    def _refuse(self, source: str) -> bool:
        claims = [
            one.get("text", [""])[0]
            for one in sent_rows(self.data or QueryDict(), "claims")
            if source and one.get("source") == [source]
        ]
        if claims and "sources" in self.rows:
            self.rows["sources"].refuse(f"{source}: {resting_on(claims)}")
        return bool(claims)

    def _source_keys(self) -> list[tuple[str, str]]:
        """Return the sources to choose from: as they were sent, or are saved."""
        if self.data is not None and "sources" in self.part.rows:
            sent = [*sent_rows(self.data, "sources")]
            items = [{key: one[key][0] for key in one if one[key]} for one in sent]
        else:
            items = self.draft.content.get("sources", [])
        return [
            (str(one["id"]), f"{one['id']}: {one.get('publisher') or ''}")
            for one in items
            if one.get("id")
        ]

    def _lists(self) -> list[Rows]:
        return [*self.rows.values()]


def seen_in(data: QueryDict) -> dict[str, str]:
    """Return what a page was sent back with; nothing where that is garbled."""
    try:
        seen = json.loads(data.get("seen", ""))
    except (ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}


def kept_in(data: QueryDict) -> list[str]:
    """Return the places where what somebody else saved was chosen."""
    return [
        name.removeprefix(KEEP)
        for name in data
        if name.startswith(KEEP) and data[name] == "saved"
    ]
