"""The body map on a page: `{% body_map_shapes %}` once, then its views."""

from collections.abc import Collection

from django import template
from django.utils.safestring import SafeString, mark_safe

from diary.body_map import SHAPES, whole

register = template.Library()


@register.simple_tag
def body_map_shapes() -> SafeString:
    """Return what every drawing of the page refers to."""
    return mark_safe(SHAPES)  # noqa: S308 (our own file)


@register.simple_tag
def body_map_view(view: str, striped: Collection[str] = ()) -> SafeString:
    """Draw a view to choose from; `striped` are the places of open spots."""
    return mark_safe(whole(view, striped=striped))  # noqa: S308 (our own file)
