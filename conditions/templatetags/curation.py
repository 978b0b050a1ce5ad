"""The places of the curators' pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conditions.models import Kind

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """Where curators go. Pages below `holds`, where it is said, belong to it."""

    label: str | Promise
    icon: str
    name: str
    named: dict[str, str] = field(default_factory=dict)
    holds: str = ""


def _of_list(kind: Kind, label: str | Promise, icon: str) -> Place:
    named = {"kind": kind.value, "slug": kind.value}
    return Place(label, icon, "curation-subject", named, f"/curate/{kind.value}/")


PLACES = (
    Place(_("Conditions"), "book", "curation", holds="/curate/condition/"),
    _of_list(Kind.SIGNS, _("Warning signs"), "shield-exclamation"),
    _of_list(Kind.SITES, _("Body sites"), "list-ul"),
    _of_list(Kind.EXPOSURES, _("Exposures"), "stars"),
    _of_list(Kind.DO_NOT, _("Do-not list"), "x-lg"),
    Place(_("What if"), "bar-chart-steps", "what-if"),
    Place(_("Sources to re-check"), "arrow-clockwise", "curation-rechecks"),
    Place(_("History"), "clock-history", "curation-history"),
    Place(
        _("Import and export"),
        "upload",
        "curation-exchange",
        holds="/curate/exchange/",
    ),
)


@register.inclusion_tag("curation/_places.html")
def curation_places(request: HttpRequest) -> dict[str, object]:
    """List the places, the one that `request` asks for marked."""
    places = [*_shown(request.path)]
    here = next((place["label"] for place in places if place["is_open"]), "")
    return {"places": places, "here": here}


def _shown(path: str) -> Iterator[dict[str, object]]:
    for place in PLACES:
        try:
            href = reverse(place.name, kwargs=place.named)
        except NoReverseMatch:
            continue
        is_open = path == href or bool(place.holds and path.startswith(place.holds))
        yield {
            "label": place.label,
            "icon": place.icon,
            "href": href,
            "is_open": is_open,
        }
