"""Which warning signs a spot's log asks about."""

from datetime import date

from conditions.queries import Published
from conditions.rules import Sign
from diary.assessment import signs_to_ask
from diary.models import Spot


def signs_asked_of(
    spot: Spot, *, on: date, data: Published
) -> tuple[tuple[str, Sign], ...]:
    """List the signs to ask of a refreshed spot on the day `on`, with their keys."""
    rule = spot.answer.get("rule")
    labels = dict.fromkeys([*spot.suspected, *([rule["slug"]] if rule else [])])
    return signs_to_ask(data.rulebook, labels, spot.child.born_on, on)
