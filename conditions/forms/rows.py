"""Rows of a list in a form: added, moved and removed by buttons, without a script."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from conditions.exchange import Fault
from conditions.exchange.subjects import Plain
from conditions.forms.asked import whole
from conditions.forms.placed import Placed, Problem, is_within
from conditions.forms.sentences import sentence

MOST_ROWS = 60
UP, DOWN, REMOVE, ADD = "up", "down", "remove", "add"


class Rows(BaseFormSet[Placed]):
    """The rows of one list, at the place of its prefix. One left empty is no row."""

    def initial_form_count(self) -> int:
        """Treat every row that was sent alike: any may be left empty."""
        return 0 if self.is_bound else super().initial_form_count()

    def content(self) -> list[Plain]:
        return [row.put_into({}) for row in self.kept()]

    def kept(self) -> list[Placed]:
        """Return the rows that say something, as they are numbered in the data."""
        return [row for row in self.forms if not self.is_bound or row.has_changed()]

    def take(self, faults: list[Fault]) -> list[Fault]:
        """Show each fault in its row; return those that are not about this list."""
        left = []
        for fault in faults:
            if not is_within(fault.place, self.place):
                left.append(fault)
            elif not self._took(fault):
                self.refuse(sentence(fault))
        return left

    def problems(self) -> list[Problem]:
        """Return what is wrong with the list, then row by row."""
        anchor = f"rows-{self.place}"
        whole = [Problem(self.heading, str(e), anchor) for e in self.non_form_errors()]
        rows = enumerate(self.forms, start=1)
        return whole + [
            problem
            for number, row in rows
            for problem in row.problems(f"{self.heading} {number}, ")
        ]

    def refuse(self, message: str) -> None:
        """Show what is wrong with the list as a whole."""
        self.non_form_errors().append(message)

    @property
    def place(self) -> str:
        return str(self.prefix)

    @property
    def heading(self) -> str:
        return str(self.form.heading)

    def _took(self, fault: Fault) -> bool:
        for index, row in enumerate(self.kept()):
            inner = fault.place.removeprefix(f"{self.place}[{index}]")
            if inner != fault.place:
                return not row.take([Fault(inner.lstrip("."), fault.message)])
        return False


def rows_of(
    form: type[Placed],
    place: str,
    *,
    content: list[Plain],
    data: QueryDict | None,
    options: dict[str, Any],
) -> Rows:
    """Return the rows of a list, bound to `data` where something was sent."""
    made: Any = formset_factory(
        form, formset=Rows, extra=0, max_num=MOST_ROWS, validate_max=True
    )
    initial = [form.initial_from(item) for item in content] if data is None else None
    rows: Rows = made(data, prefix=place, initial=initial, form_kwargs=options)
    return rows


def rearranged(data: QueryDict, asked: str) -> QueryDict:
    """Return what was sent, with its rows as the pressed button `asked`.

    A button says "claims:2:up", or "claims::add" for a row more. One that says
    anything else changes nothing.
    """
    place, index, what = [*asked.split(":"), "", ""][:3]
    rows = list(sent_rows(data, place))
    order = _order(len(rows), whole(index, -1), what)
    changed = data.copy()
    for name in [name for name in changed if name.startswith(f"{place}-")]:
        del changed[name]
    for number, row in enumerate(order):
        for name, values in (rows[row] if row < len(rows) else {}).items():
            changed.setlist(f"{place}-{number}-{name}", values)
    changed[f"{place}-TOTAL_FORMS"] = str(min(len(order), MOST_ROWS))
    changed[f"{place}-INITIAL_FORMS"] = "0"
    return changed


def _order(count: int, index: int, what: str) -> list[int]:
    """Return the rows in their new order; a new one has the next number."""
    order = [*range(count)]
    if what == ADD:
        return [*order, count]
    if not 0 <= index < count:
        return order
    order.pop(index)
    places = {UP: max(index - 1, 0), DOWN: index + 1}
    if what in places:
        order.insert(places[what], index)
    elif what != REMOVE:
        order.insert(index, index)
    return order


def sent_rows(data: QueryDict, place: str) -> Iterator[dict[str, list[str]]]:
    """Yield the rows of a list as they were sent, by the names of their fields."""
    sent = data.get(f"{place}-TOTAL_FORMS", "")
    for number in range(min(whole(sent, 0), MOST_ROWS)):
        prefix = f"{place}-{number}-"
        yield {
            name.removeprefix(prefix): data.getlist(name)
            for name in data
            if name.startswith(prefix)
        }
