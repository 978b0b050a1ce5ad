"""What looks like another is named by that other as well."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault
from conditions.exchange.values import Condition


def warnings_in(part: Dataset, whole: Dataset) -> Iterator[Fault]:
    """Yield look-alikes that are named one way only, whichever way that is."""
    known = {one.slug: one for one in whole.conditions}
    for index, condition in enumerate(part.conditions):
        place = f"conditions[{index}].look_alikes"
        named = _named_by(condition)
        for slug in sorted(named & known.keys()):
            if condition.slug not in _named_by(known[slug]):
                yield Fault(place, f"{known[slug].name} does not name it in return")
        for other in whole.conditions:
            if condition.slug in _named_by(other) and other.slug not in named:
                yield Fault(place, f"{other.name} names it, and is not named here")


def _named_by(condition: Condition) -> set[str]:
    return {other.slug for other in condition.look_alikes if other.slug}
