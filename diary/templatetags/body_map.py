"""The body map on a page: `components/body_map_shapes.html` once, then its drawings."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from diary.body_map import SHAPES, light, views_of, whole
from diary.queries.cards import SpotCard

register = template.Library()


@register.simple_tag
def body_map_shapes() -> SafeString:
    """Return what every drawing of the page refers to."""
    return mark_safe(SHAPES)  # noqa: S308 (our own file)


@register.simple_tag
def body_map_view(view: str, striped: Collection[str] = ()) -> SafeString:
    """Draw a view to choose from; `striped` are the places of open spots."""
    return mark_safe(whole(view, striped=striped))  # noqa: S308 (our own file)


@register.inclusion_tag("components/place_map.html")
def place_map(place: str) -> dict[str, str]:
    """Draw one place, as "cheek:left", as small as a thumb."""
    return {"figure": figure_of(place)}


@register.inclusion_tag("components/body_map_of.html")
def body_map_of(cards: Sequence[SpotCard]) -> dict[str, Any]:
    """Draw where the spots of one child are, the face only where it is needed."""
    places = {card.spot.place for card in cards}
    names = dict.fromkeys(card.standing.place for card in cards)
    unseen = {card.standing.place for card in cards if not views_of(card.spot.place)}
    return {
        "figures": [_figure(view, places) for view in _views(places)],
        "text": _("Open spots: %(places)s.") % {"places": ", ".join(names)},
        "unseen": ", ".join(name for name in names if name in unseen),
    }


def figure_of(place: str) -> SafeString:
    """Draw the first view of a place; empty where no view shows it."""
    views = views_of(place)
    return _figure(views[0], {place}) if views else SafeString()


def _figure(view: str, places: Collection[str]) -> SafeString:
    return mark_safe(light(view, places))  # noqa: S308 (our own file)


def _views(places: Collection[str]) -> Iterator[str]:
    yield from ("front", "back")
    if any(views_of(place) == ("face",) for place in places):
        yield "face"
