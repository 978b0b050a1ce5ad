"""Places of the body where a child's spots are."""

from diary.models import Child, Spot


def taken_places(child: Child, *, but: Spot | None = None) -> frozenset[str]:
    """Return the places, as "cheek:left", of the child's open spots, without `but`."""
    return frozenset(spot.place for spot in child.spots.kept().open() if spot != but)
