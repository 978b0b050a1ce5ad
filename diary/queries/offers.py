"""Which conditions to offer first for a child: by age alone, never as an opinion."""

from dataclasses import dataclass
from datetime import date

from conditions.exchange.values import Condition
from conditions.queries import Published
from diary.models import Child

GENERIC = "generic"
FIRST = 10
# A spot may have been there for so long before it is first written down.
DAYS_BEFORE_LOGGED = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """A condition to tick: what it looks like first, its name second."""

    slug: str
    name: str
    look: str


@dataclass(frozen=True, slots=True)
class Offers:
    """The few whose usual age of onset fits, and all others by name."""

    first: tuple[Offer, ...]
    rest: tuple[Offer, ...]


def offers(data: Published, child: Child, on: date) -> Offers:
    """Offer what usually begins at such an age first, in the published order."""
    named = [one for one in data.conditions.values() if one.group != GENERIC]
    age = child.age_in_days(on)
    fitting = named if age is None else [one for one in named if _fits(one, age)]
    # What every doctor should see is rarer: it follows what is mostly watched.
    fitting = sorted(fitting, key=lambda one: one.rule.always_see_doctor)
    first = fitting[:FIRST]
    rest = sorted((one for one in named if one not in first), key=lambda one: one.name)
    return Offers(tuple(map(_offer, first)), tuple(map(_offer, rest)))


def _fits(condition: Condition, age_days: int) -> bool:
    earliest = age_days - DAYS_BEFORE_LOGGED
    return condition.onset.min_days <= age_days and earliest <= condition.onset.max_days


def _offer(condition: Condition) -> Offer:
    look = f"{condition.look.colour}, {condition.look.texture}"
    return Offer(condition.slug, condition.name, look[:1].upper() + look[1:])
