"""What a spot is called where several are listed, and what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from conditions.queries import Published
from diary.models import Observation, Spot
from diary.queries.standing import condition_names, place_name


@dataclass(frozen=True, slots=True)
class SpotName:
    """A spot by its place and what the parents think, with the count of its entries."""

    spot: Spot
    place: str
    suspected: tuple[str, ...]
    entries: int


def spot_names(spots: Iterable[Spot], data: Published) -> list[SpotName]:
    """Name `spots` in their order, in one query for all their entries."""
    spots = list(spots)
    rows = Observation.objects.filter(spot__in=spots, deleted_at__isnull=True)
    counted = rows.order_by().values_list("spot").annotate(count=Count("pk"))
    entries = dict(counted)
    return [
        SpotName(
            spot=spot,
            place=place_name(spot.site, spot.side, data),
            suspected=tuple(condition_names(spot.suspected, data)),
            entries=entries.get(spot.pk, 0),
        )
        for spot in spots
    ]
