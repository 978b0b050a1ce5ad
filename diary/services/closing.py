"""An entry that says "gone" closes its spot; taken away, it opens it again."""

from datetime import date

from django.db.models import Max

from diary.models import Observation, Spot

GONE = Observation.Course.GONE


def has_closed(entry: Observation) -> bool:
    """Whether it was this entry that closed its spot."""
    return entry.course == GONE and entry.spot.gone_on == entry.observed_on


def close(spot: Spot, entry: Observation) -> bool:
    """Close `spot` on the day of an entry that says so; tell whether it did.

    A day before the spot was first noticed closes nothing.
    """
    begun = spot.noticed_on is None or spot.noticed_on <= entry.observed_on
    if entry.course == GONE and begun:
        _end(spot, entry.observed_on)
        return True
    return False


def reopen(spot: Spot) -> None:
    """Open `spot` again, unless another of its entries says "gone" as well."""
    said = spot.observations.kept().filter(course=GONE)
    _end(spot, said.aggregate(last=Max("observed_on"))["last"])


def _end(spot: Spot, gone_on: date | None) -> None:
    spot.gone_on = gone_on
    spot.save(update_fields=["gone_on"])
