"""The episodes of a spot that came back: each points at the first."""

from django.db.models import Q

from diary.models import Spot


def others(spot: Spot) -> list[Spot]:
    """Return the other episodes that are kept, oldest first."""
    first = spot.came_back_from_id or spot.pk
    chain = Spot.objects.kept().filter(Q(pk=first) | Q(came_back_from=first))
    return list(chain.exclude(pk=spot.pk).select_related("household").order_by("pk"))


def leave(spot: Spot) -> list[Spot]:
    """Take `spot` out of its chain; return the others, which follow their new first."""
    left = others(spot)
    if spot.came_back_from_id is None:
        back = Spot.objects.filter(came_back_from=spot).order_by("pk")
        hand_on(spot, back.first())
    spot.came_back_from = None
    spot.save(update_fields=["came_back_from"])
    return left


def hand_on(spot: Spot, first: Spot | None) -> None:
    """Let what came back from `spot` point at `first`, which points at nothing."""
    Spot.objects.filter(came_back_from=spot).update(came_back_from=first)
    if first is not None:
        Spot.objects.filter(pk=first.pk).update(came_back_from=None)


def join(kept: Spot, other: Spot) -> None:
    """Let `kept` stand in both chains where `other` has become part of it."""
    both = (kept.pk, other.pk)
    firsts = (kept.came_back_from_id, other.came_back_from_id)
    first = next((one for one in firsts if one and one not in both), None)
    back = Spot.objects.filter(came_back_from__in=both).exclude(pk__in=both)
    back.update(came_back_from=first or kept.pk)
    kept.came_back_from_id = first
    kept.save(update_fields=["came_back_from"])
    Spot.objects.filter(pk=other.pk).update(came_back_from=None)
