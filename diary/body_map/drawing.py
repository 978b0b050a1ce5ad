"""Read the drawing of the body once, and give its three views as parts of an <svg>.

A place is a site and a side, as "cheek:left"; sides are the child's own, and one place
may be seen in several views. Colours come from `body_map.css`. Every view refers to
`SHAPES`, which have to stand on the page once.
"""

from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from xml.etree.ElementTree import Element, parse, tostring

VIEWS = ("front", "back", "face")
NAMESPACE = "{http://www.w3.org/2000/svg}"
# What a drawing the size of a thumb does without: creases, toes, the sign to zoom.
ONLY_LARGE = ("bm-soft", "bm-line bm-magnifier")


def _read() -> Element:
    drawing = parse(Path(__file__).with_name("body-map.svg")).getroot()  # noqa: S314 (our own file)
    for element in drawing.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
        element.text = element.tail = None
    return drawing


def _places_in(parts: Iterable[Element]) -> frozenset[str]:
    found = (one.get("data-place") for part in parts for one in part.iter())
    return frozenset(place for place in found if place)


def _text(parts: Iterable[Element]) -> str:
    return "".join(tostring(part, encoding="unicode") for part in parts)


_DRAWING = _read()
_PARTS = {view: tuple(_DRAWING.iterfind(f"g[@id='{view}']/*")) for view in VIEWS}
_PLACES = {view: _places_in(parts) for view, parts in _PARTS.items()}
SHAPES = _text(_DRAWING.iterfind("defs/*"))


def views_of(place: str) -> tuple[str, ...]:
    """Return the views in which a place is seen; none where it is only in the list."""
    return tuple(view for view in VIEWS if place in _PLACES[view])


def whole(view: str, *, striped: Collection[str] = ()) -> str:
    """Return a view with all its regions, to choose from; those of `striped` are so."""
    parts = deepcopy(_PARTS[view])
    for part in parts:
        for region in part.iter():
            if region.get("data-place") in striped:
                _add_class(region, "bm-striped")
    return _text(parts)


def light(view: str, marked: Collection[str]) -> str:
    """Return a view in which of the regions only those of `marked` are drawn."""
    return _text(_light(deepcopy(_PARTS[view]), marked))


def _light(parts: Iterable[Element], marked: Collection[str]) -> Iterator[Element]:
    for part in parts:
        if clip := part.get("clip-path"):
            skin = clip.removeprefix("url(#bm-in-").removesuffix(")")
            yield Element("use", {"href": f"#bm-{skin}", "class": "bm-skin"})
            part[:] = [one for one in part if one.get("data-place") in marked]
        if part.get("class") not in ONLY_LARGE:
            _settle(part, marked)
            yield part


def _settle(part: Element, marked: Collection[str]) -> None:
    """Mark the regions of `marked`; there is nothing left to choose."""
    for one in part.iter():
        one.attrib.pop("data-opens", None)
        if one.attrib.pop("data-place", None) in marked:
            _add_class(one, "bm-marked")


def _add_class(region: Element, name: str) -> None:
    region.set("class", f"{region.get('class', '')} {name}".strip())
