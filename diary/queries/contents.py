"""How much is in a diary."""

from collections.abc import Collection
from dataclasses import dataclass

from diary.models import Child, Observation, Photo, Spot


@dataclass(frozen=True, slots=True)
class Contents:
    """How many of each there are, leaving out what was deleted."""

    spots: int
    entries: int
    photos: int


def contents_of(children: Collection[Child]) -> Contents:
    """Count what is kept of these children."""
    entries = Observation.objects.kept().filter(spot__child__in=children)
    return Contents(
        spots=Spot.objects.kept().filter(child__in=children).count(),
        entries=entries.count(),
        photos=Photo.objects.filter(observation__in=entries).count(),
    )
