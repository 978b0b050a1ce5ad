"""Forms whose fields stand at places of plain data, and take the faults found there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict

from conditions.exchange import Fault
from conditions.exchange.subjects import Plain
from conditions.forms.fields import Several
from conditions.forms.sentences import sentence

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Offers:
    """What a draft may name, each by its code: what is published, its own sources."""

    sites: Choices = ()
    do_not: Choices = ()
    conditions: Choices = ()
    signs: Choices = ()
    sources: Choices = ()
    numbers: Choices = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: what it is called, the sentence, the id it stands at."""

    label: str
    message: str
    anchor: str = ""


class Placed(forms.Form):
    """A form about one mapping: a field stands at its name, or where `places` says.

    A place in a mapping within is written `look.size_mm.min`. `offered` names the
    offers that a field chooses from, `named_by` the fields a row is known by.
    """

    places: ClassVar[dict[str, str]] = {}
    offered: ClassVar[dict[str, str]] = {}
    heading: Any = ""
    named_by: ClassVar[tuple[str, ...]] = ("code",)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own)
        offers: Offers,
        published: Plain | None = None,
        is_checked: bool = True,
        **options: Any,  # noqa: ANN401 (Django's own)
    ) -> None:
        super().__init__(*args, **options)
        self.published, self.is_checked = published or {}, is_checked
        for name, of in self.offered.items():
            field: Any = self.fields[name]
            field.offer(getattr(offers, of), self[name].value())
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _LOOKS.get(type(field.widget), ""))

    @classmethod
    def place_of(cls, name: str) -> str:
        return cls.places.get(name, name)

    @classmethod
    def all_places(cls) -> list[str]:
        return [cls.place_of(name) for name in cls.base_fields]

    @classmethod
    def initial_from(cls, content: Plain) -> dict[str, Any]:
        """Return what the fields show of `content`."""
        return {name: value_at(content, cls.place_of(name)) for name in cls.base_fields}

    def full_clean(self) -> None:
        """Check what was sent; nothing is wrong yet while rows are only arranged."""
        if self.is_checked:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    @property
    def called(self) -> str:
        """Return what a row is called: what its first fields say."""
        said = (self[name].value() for name in self.named_by)
        return ": ".join(str(one) for one in said if one)

    def problems(self, of: str = "") -> list[Problem]:
        """Return what is wrong, field by field; `of` names the row."""
        return [
            Problem(f"{of}{field.label}", str(error), field.auto_id or "")
            for field in self
            for error in field.errors
        ]

    def was(self, name: str) -> object:
        """Return what is published in the place of a field; None where nothing is."""
        return value_at(self.published, self.place_of(name))

    def put_into(self, content: Plain) -> Plain:
        """Return `content` with what the valid form says at its places."""
        for name, field in self.fields.items():
            value = self.cleaned_data[name]
            if isinstance(field, Several):
                value = field.in_order(value, self.initial.get(name) or [])
            content = put_at(content, self.place_of(name), value)
        return content

    def take(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show each fault beside its field; return those that have none here."""
        return [fault for fault in faults if not self._took(fault)]

    def _took(self, fault: Fault) -> bool:
        name = self._field_of(fault.place)
        if name:
            self.add_error(name, sentence(fault))
        return bool(name)

    def _field_of(self, place: str) -> str | None:
        """Find the field at a place, around it, or else the first one within it."""
        at = {name: self.place_of(name) for name in self.fields}
        around = (name for name, one in at.items() if is_within(place, one))
        within = (name for name, one in at.items() if is_within(one, place))
        return next(around, None) or next(within, None)


_LOOKS: dict[type[forms.Widget], str] = {
    forms.Select: "form-select",
    forms.CheckboxInput: "form-check-input",
    **dict.fromkeys(
        (forms.TextInput, forms.Textarea, forms.NumberInput, forms.DateInput),
        "form-control",
    ),
}


def value_at(content: Any, place: str) -> Any:  # noqa: ANN401 (plain data)
    """Return what stands at a place; None where nothing does."""
    for key in place.split("."):
        content = content.get(key) if isinstance(content, dict) else None
    return content


def put_at(content: Any, place: str, value: object) -> Plain:  # noqa: ANN401
    """Return `content` with `value` at the place; what it was stays as it is."""
    key, _dot, rest = place.partition(".")
    inner = content if isinstance(content, dict) else {}
    return {**inner, key: put_at(inner.get(key), rest, value) if rest else value}


def is_within(place: str, around: str) -> bool:
    return place == around or place.startswith((f"{around}.", f"{around}["))
