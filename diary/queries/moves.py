"""The entries of a spot, to choose among."""

from diary.models import Observation, Spot


def entries_of(spot: Spot) -> list[Observation]:
    """List the entries of `spot`, newest first."""
    rows = Observation.objects.kept().filter(spot=spot).select_related("spot")
    return list(rows.order_by("-observed_at", "-id"))
