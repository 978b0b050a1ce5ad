"""The chain of a spot that keeps coming back: what was before it, what came after."""

from dataclasses import dataclass

from django.db.models import Q

from diary.models import Spot


@dataclass(frozen=True, slots=True)
class Episodes:
    """The other spots of a chain, in the order they were made.

    `number` counts this one from 1, the first.
    """

    number: int
    earlier: tuple[Spot, ...]
    later: tuple[Spot, ...]


def episodes(spot: Spot) -> Episodes:
    """Return the chain of `spot`, of the same child alone, in one query.

    Only what has gone can come back: an open spot that is no return stands alone.
    """
    if spot.is_open and spot.came_back_from_id is None:
        return Episodes(1, (), ())
    first_id = spot.came_back_from_id or spot.pk
    of_chain = Q(pk=first_id) | Q(came_back_from=first_id)
    chain = list(Spot.objects.kept().filter(of_chain, child=spot.child_id))
    chain.sort(key=lambda one: (one.pk != first_id, one.pk))
    at = chain.index(spot)
    return Episodes(at + 1, tuple(chain[:at]), tuple(chain[at + 1 :]))
