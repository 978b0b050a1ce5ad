"""The fields of the curators' forms: each with what is published beside it."""

from typing import Any

from django import forms, template
from django.forms import BoundField

from conditions.forms.fields import Choice, Number, When
from conditions.forms.placed import Placed

register = template.Library()


@register.inclusion_tag("curation/_field.html")
def curated(field: BoundField) -> dict[str, Any]:
    """Show one field, and beside it what is published where that is another."""
    of = field.field
    return {
        "field": field,
        "is_tick": isinstance(of.widget, forms.CheckboxInput),
        "is_ticks": isinstance(of.widget, forms.CheckboxSelectMultiple),
        "is_number": isinstance(of, Number),
        "is_when": isinstance(of, When),
        "was": _was(field),
        "is_changed": _is_changed(field),
    }


def _was(field: BoundField) -> str:
    """Return what is published in the place of a field, in words; empty for nothing."""
    form = field.form
    value = form.was(field.name) if isinstance(form, Placed) else None
    if isinstance(field.field, Choice):
        offered: Any = field.field.choices
        labels = {str(code): str(label) for code, label in offered}
        return labels.get(str(value), "") if value else ""
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None or isinstance(value, bool | dict) else str(value)


def _is_changed(field: BoundField) -> bool:
    form = field.form
    if not isinstance(form, Placed) or not form.published:
        return False
    return field.field.has_changed(form.was(field.name), field.value())
