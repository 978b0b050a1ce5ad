"""What a family reads out when it calls for help."""

from django import template

from diary.queries.spot_page import DiaryEntry, SpotPage

register = template.Library()


@register.filter
def telling_entry(page: SpotPage) -> DiaryEntry | None:
    """Return the newest shown entry that told of a sign or a temperature."""
    telling = (
        entry
        for entry in page.entries
        if entry.signs or entry.observation.temperature_c is not None
    )
    return next(telling, None)
