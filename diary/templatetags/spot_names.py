"""What a spot is called where several are listed, in two lines."""

from django import template
from django.utils.translation import ngettext

from conditions.queries import published
from diary.models import Spot
from diary.queries.spot_names import SpotName
from diary.queries.standing import place_name
from diary.templatetags.wording import isolated, since_line

register = template.Library()


@register.filter
def whose_spot(spot: Spot) -> str:
    """Return "Maya · Left cheek"."""
    place = place_name(spot.site, spot.side, published())
    return f"{isolated(spot.child.name)} · {place}"


@register.filter
def spot_title(name: SpotName) -> str:
    """Return "Maya: Left cheek", and the family's own name for it."""
    own = isolated(name.spot.label) if name.spot.label else ""
    title = f"{isolated(name.spot.child.name)}: {name.place}"
    return " · ".join(filter(None, [title, own]))


@register.filter
def spot_line(name: SpotName) -> str:
    """Return what it may be, since when it is there and how many entries it has."""
    entries = ngettext("%(n)d entry", "%(n)d entries", name.entries)
    line = [
        ", ".join(name.suspected),
        since_line(name.spot),
        entries % {"n": name.entries},
    ]
    return " · ".join(filter(None, line))
