"""The sample shown before sign-in: milk spots on day 42."""

from datetime import date

from django import template

from diary.assessment import Level
from diary.window_bar import Bar

register = template.Library()


@register.simple_tag
def sample_bar() -> Bar:
    """Return the figures of the first published revision (`neonatal-milia`)."""
    return Bar(
        level=Level.WITHIN_WINDOW,
        elapsed_days=42,
        window_min=14,
        window_max=28,
        limit_days=90,
        due_on=date(2027, 1, 9),
        entry_days=(2, 5, 9, 14, 21, 28, 35),
    )
