"""The choices of a form field, ready for the rows and chips of a page."""

from dataclasses import dataclass

from django import template
from django.forms import BoundField

register = template.Library()


@dataclass(frozen=True, slots=True)
class Row:
    """One choice: its value, words and id, and whether it is chosen now."""

    value: str
    label: str
    id: str
    checked: bool


@register.filter
def rows(field: BoundField) -> list[Row]:
    """List a field's choices; a form that comes back keeps what was chosen."""
    value = field.value()
    chosen = value if isinstance(value, list | tuple) else [value]
    texts = {"" if one is None else str(one) for one in chosen}
    return [
        Row(
            value=str(key),
            label=str(label),
            id=f"{field.id_for_label or field.auto_id}_{number}",
            checked=str(key) in texts,
        )
        for number, (key, label) in enumerate(field.field.choices)  # type: ignore[attr-defined]
    ]
